import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { populationOf } from '../../src/domain/country';
import { isCovered } from '../../src/domain/network';
import { unitsInScope } from '../../src/domain/scope';
import { sizeClassOf } from '../../src/domain/size-class';
import { components } from '../../src/kernel/components';
import { UnitSet } from '../../src/kernel/unit-set';
import { builtCountry, DATA_FOLDER } from '../folder';

const folder = mkdtempSync(join(tmpdir(), 'perimetre-propose-'));
afterAll(() => rmSync(folder, { recursive: true }));

function propose(words: string[], interactive = false) {
  let out = '';
  let error = '';
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = run(['propose', ...words, '--data', resolve(DATA_FOLDER)], { ...terminal, interactive, folder });
  return { code, out, error };
}

/** The answer where a list of CPTS is to be read. */
async function listed(words: string[]) {
  let out = '';
  const terminal = { out: (text: string) => (out += text), error: () => '', interactive: false, folder };
  expect(await run(['propose', ...words, '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(out) as any;
}

function proposed(words: string[]) {
  const { code, out, error } = propose(words);
  // Where the existing CPTS are not all known, it is said before they are shared out.
  expect([code, error.replace(/^Les CPTS ne sont pas toutes connues ici[^\n]*$/, '')]).toEqual([0, '']);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(out) as any;
}

const country = builtCountry();
const { atlas } = country;
const unitOf = (code: string) => atlas.codes.indexOf(code);

describe('perimetre propose', () => {
  it('cuts a department into territories whose figures add up', () => {
    const json = proposed(['--department', '63', '--min', '20000', '--size', '60000', '--seed', '1']);
    const scope = unitsInScope(country, { kind: 'department', code: '63' });
    expect(json.territories.flatMap(({ units }: { units: string[] }) => units).toSorted()).toEqual(
      Array.from(scope, (unit) => atlas.codes[unit]),
    );
    for (const { units, population, class: size, reason } of json.territories) {
      const indices = units.map(unitOf);
      expect(population).toBe(populationOf(atlas, indices));
      expect(population).toBeGreaterThanOrEqual(20_000);
      expect(size).toBe(sizeClassOf(population, 2));
      expect(components(atlas.adjacency, new UnitSet(indices))).toHaveLength(1);
      expect(units).toContain(reason.centre.code);
      expect(reason.text).toMatch(/^(Centre\s: .* km des habitants en moyenne|.* forme un territoire à elle seule)\./);
      expect(reason.epci.reduce((sum: number, epci: { units: number }) => sum + epci.units, 0)).toBe(units.length);
    }
    expect(json).toMatchObject({
      unassigned: [],
      stats: { viable: 1, wished: 10 },
      milliseconds: expect.any(Number) as number,
    });
    expect(new Set(json.territories.map(({ id }: { id: string }) => id)).size).toBe(json.territories.length);
  });

  it('gives the same answer twice, but for the time it took', () => {
    const answer = () => ({ ...proposed(['--department', '03', '--objective', 'count']), milliseconds: 0 });
    expect(answer()).toEqual(answer());
  });

  it('gives the number wished', () => {
    expect(proposed(['--region', '94', '--count', '7']).territories).toHaveLength(7);
  });

  it('takes no unit of an existing CPTS, and says who encloses what is left', async () => {
    const scope = unitsInScope(country, { kind: 'department', code: '90' });
    const [left, ...taken] = Array.from(scope, (unit) => atlas.codes[unit]);
    writeFileSync(
      join(folder, 'cpts.csv'),
      `cpts;code_insee\n${taken.map((code) => `CPTS Belfort;${code}`).join('\n')}`,
    );
    const json = await listed(['--department', '90', '--cpts', 'cpts.csv']);
    expect(json.territories).toEqual([]);
    expect(json.unassigned).toMatchObject([{ units: [left], reason: 'enclosed' }]);
    expect(json.unassigned[0].text).toContain('CPTS Belfort');

    const held = proposed(['--region', '84', '--objective', 'count']);
    const units = held.territories.flatMap(({ units: codes }: { units: string[] }) => codes.map(unitOf));
    expect(units.filter((unit: number) => isCovered(country.network, unit))).toEqual([]);
  });

  it('speaks French to a person at a terminal', () => {
    const { out } = propose(['--department', '85'], true);
    expect(out).toMatch(/^Vendée · 12 territoires proposés pour 12 souhaités/);
    expect(out).toMatch(/La commune de L'Île-d'Yeu est rattachée à celle (?:de |d’|du |des )/);
  });

  it.each([
    [[], 'Dites où, une seule fois : --region 84, --department 63 ou --france.'],
    [['--france', '--region', '84'], 'Dites où, une seule fois : --region 84, --department 63 ou --france.'],
    [['--region', '99'], 'Région inconnue : « 99 »'],
    [['--france', '--objective', 'most'], 'Objectif inconnu : « most ». --objective vaut balance ou count.'],
    [['--france', '--size', '60000', '--count', '12'], 'Donnez une population souhaitée par --size ou un nombre'],
    [['--france', '--min', '20k'], '« 20k » n’est pas un nombre entier qui convienne ici.'],
    [['--france', '--count', '0'], '« 0 » n’est pas un nombre entier qui convienne ici.'],
  ])('refuses %j in one sentence', (words, sentence) => {
    const { code, out, error } = propose(words);
    expect([code, out]).toEqual([2, '']);
    expect(error.startsWith(sentence)).toBe(true);
  });
});
