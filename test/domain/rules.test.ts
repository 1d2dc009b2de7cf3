import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AMOUNTS, MISSIONS, REGIONAL, SIZE_CLASSES } from '../../src/domain/rules';
import { SOURCES } from '../../src/domain/sources';
import { stageOf } from '../../src/domain/stage';

const TABLES = [
  'agreements',
  'composition',
  'missions',
  'outside',
  'payments',
  'regions',
  'size-classes',
  'stages',
  'target',
].map((name) => ({ name, content: JSON.parse(readFileSync(`data/rules/${name}.json`, 'utf8')) as unknown }));

/** Every object of a table, at any depth. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objects(inner);
}

describe('the tables of rules', () => {
  it.each(TABLES)('$name names only sources of the catalogue and known tags', ({ content }) => {
    const rows = [...objects(content)];
    const sources = rows.flatMap((row) => ('source' in row ? [row.source] : []));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(SOURCES).toHaveProperty([String(source)]);
    for (const row of rows) if ('tag' in row) expect(['sure', 'one', 'derived', 'unknown']).toContain(row.tag);
  });

  it('give one row to each amount of each class under each text, and no figure to what is unknown', () => {
    const keys = AMOUNTS.map((row) => `${row.agreement} ${row.class} ${row.key}`);
    expect(new Set(keys).size).toBe(2 * 4 * 4);
    expect(keys).toHaveLength(2 * 4 * 4);
    for (const { amount, tag } of AMOUNTS) expect(amount === null).toBe(tag === 'unknown');
  });

  it('hold the published amounts', () => {
    const amounts = (agreement: string, key: string) =>
      AMOUNTS.filter((row) => row.agreement === agreement && row.key === key).map(({ amount }) => amount);
    expect(amounts('aci-2019', 'operating')).toEqual([50_000, 60_000, 75_000, 90_000]);
    expect(amounts('aci-2019', 'ceilingWithSnp')).toEqual([220_000, 287_000, 370_000, 450_000]);
    expect(amounts('aci-2019', 'ceilingWithoutSnp')).toEqual([185_000, null, null, 380_000]);
    expect(amounts('avenant-2', 'ceilingWithSnp')).toEqual([null, 362_500, null, 580_000]);
  });

  it('derive the supplement for soins non programmés from the two ceilings, wherever both are known', () => {
    const amount = (size: number, key: string) =>
      AMOUNTS.find((row) => row.agreement === 'aci-2019' && row.class === size && row.key === key)!.amount!;
    for (const size of [1, 4]) {
      expect(amount(size, 'ceilingWithSnp') - amount(size, 'ceilingWithoutSnp')).toBe(amount(size, 'snpSupplement'));
    }
  });

  it('cover every population by one class', () => {
    const { classes } = SIZE_CLASSES;
    expect(classes[0].from).toBe(0);
    expect(classes.at(-1)!.to).toBeNull();
    classes.slice(1).forEach(({ from }, i) => expect(from).toBe(classes[i].to! + 1));
  });

  it('publish a minimum for the Pays de la Loire alone', () => {
    expect(REGIONAL.minimum.published.map(({ region, value }) => [region, value])).toEqual([['52', 20_000]]);
  });

  it('deploy each socle mission after its start', () => {
    const socle = MISSIONS.filter(({ kind }) => kind === 'socle');
    expect(socle.map(({ startMonths, deployedMonths }) => [startMonths, deployedMonths])).toEqual([
      [6, 18],
      [12, 24],
      [12, 24],
      [6, 18],
    ]);
  });
});

describe('the catalogue of sources', () => {
  it('claims no address as verified, for none was opened', () => {
    for (const source of Object.values(SOURCES)) expect(source.verified).toBe(false);
  });
});

describe('stageOf', () => {
  it('reads the words of the sources and of the Atlas des CPTS, and doubts the rest', () => {
    expect(stageOf('ACI signé')).toBe('aci');
    expect(stageOf('En fonctionnement')).toBe('aci');
    expect(stageOf('projet')).toBe('projet');
    expect(stageOf('Prochainement en fonctionnement')).toBe('projet');
    expect(stageOf('Lettre d’intention')).toBe('lettre');
    expect(stageOf('en cours de création')).toBe('lettre');
    expect(stageOf('en activité')).toBe('unknown');
    expect(stageOf('')).toBe('unknown');
  });
});
