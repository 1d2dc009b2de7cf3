import { afterAll, describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/data/importers/errors';
import { guessesOf } from '../../../src/sources/recognise';
import { createCountry } from '../../../src/domain/country';
import { evaluate } from '../../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { Territory } from '../../../src/domain/territory';
import { atlas, known, engine, importLines, unitOf } from './context';
import { tableOf } from './reading';

afterAll(() => engine.close());

const population = (code: string) => atlas.populations[0].values[unitOf(code)];

const refusal = (lines: string[]) =>
  importLines(lines).then(
    () => null,
    (error: unknown) => (error instanceof ImportError ? error : Promise.reject(error as Error)),
  );

describe('populations', () => {
  it('reads several years side by side, and the verdict shows the class under each', async () => {
    const lines = ['CODGEO;LIBGEO;PMUN2021;PMUN99', '03190;Moulins;40000;39999', '03310;Vichy;12;13'];
    const { report, applied } = await importLines(lines);
    expect(report.kind).toBe('population');
    expect(report.totals.map(({ key, value }) => [key, value])).toEqual([
      ['municipale-2021', 40_012],
      ['municipale-1999', 40_012],
    ]);
    expect(applied.atlas.populations[0]).toBe(atlas.populations[0]);
    const country = createCountry(applied.atlas, known);
    const { size } = evaluate(country, new Territory(country, Uint16Array.of(unitOf('03190'))), DEFAULT_SETTINGS);
    expect(size.class).toBe(1);
    expect(size.vintages).toContainEqual({ vintage: 2021, population: 40_000, class: 2 });
    expect(size.vintages).toContainEqual({ vintage: 1999, population: 39_999, class: 1 });
  });

  it('reads the old header, where COM is a name and the code lost its zero; asks for the year it cannot tell', async () => {
    const lines = [
      'DEPCOM;COM;PMUN;PCAP;PTOT',
      '1001;L’Abergement-Clémenciat;5;1;6',
      '1002;L’Abergement-de-Varey;7;0;7',
    ];
    expect(await refusal(lines)).toMatchObject({ reason: 'missing', params: { what: 'vintage' } });
    const { report } = await importLines(lines, { options: { vintage: '2013' } });
    expect(report.totals.map(({ key, value }) => [key, value])).toEqual([
      ['municipale-2013', 12],
      ['totale-2013', 13],
    ]);
  });

  it('makes a newer year the reference, and keeps the former figure with its year where it has none', async () => {
    const known = atlas.codes.filter((code) => !/^97[5-9]|^98|^976/.test(code));
    const {
      applied: { atlas: applied },
    } = await importLines(['CODGEO;PMUN2024', ...known.map((code) => `${code};10`)]);
    const [reference, mayotte] = [applied.populations[0], unitOf('97608')];
    expect([reference.vintage, reference.values[unitOf('75101')]]).toEqual([2024, 10]);
    expect([reference.values[mayotte], applied.populationYear[mayotte]]).toEqual([population('97608'), 2017]);
    expect(applied.populations.map(({ measure, vintage }) => `${measure} ${vintage}`)).toContain('municipale 2023');
    expect(applied.manifest.layers.map(({ id }) => id)).toContain('import-population-2024');
  });

  it('sums merged communes, refuses split ones or shares them by population', async () => {
    const gone = atlas.recoding.from.findIndex(
      (_, i) => atlas.recoding.offsets[i + 1] - atlas.recoding.offsets[i] === 1,
    );
    const heir = atlas.codes[atlas.recoding.targets[atlas.recoding.offsets[gone]]];
    const lines = ['CODGEO;PMUN2010', `${heir};100`, `${atlas.recoding.from[gone]};20`, '69123;1000'];
    const { report, layers } = await importLines(lines);
    expect(report).toMatchObject({
      rows: { read: 3, taken: 2, recoded: 1, rejected: 1 },
      communes: 2,
      units: 1,
      merged: 1,
    });
    expect(report.lines).toEqual([{ line: 4, reason: 'city', input: '69123' }]);
    const values = layers[0].brings === 'populations' ? layers[0].columns[0].values : [];
    expect(values[unitOf(heir)]).toBe(120);

    const shared = await importLines(lines, { options: { splits: 'share' } });
    expect(shared.report).toMatchObject({ rows: { taken: 3, rejected: 0 }, notes: [{ note: 'shared', count: 1 }] });
    const column = shared.layers[0].brings === 'populations' ? shared.layers[0].columns[0] : null;
    const lyon = atlas.codes.filter((code) => /^6938\d$/.test(code));
    expect(column!.quality).toBe('estimated');
    const total = lyon.reduce((sum, code) => sum + population(code), 0);
    for (const code of lyon) expect(column!.values[unitOf(code)]).toBeCloseTo((1000 * population(code)) / total, 9);
  });
});

describe('what is wrong with a row', () => {
  it('says each with its line, and takes the others', async () => {
    const { report } = await importLines([
      'CODGEO;PMUN2020',
      '03190;100',
      '03190;100',
      '03310;200',
      '03310;201',
      '03321;-4',
      '03001;douze',
      '03002;1 234',
      '99999;5',
      'ABC;5',
      ';5',
      '03003;s',
      '03004;1e999',
      '03005;nan',
    ]);
    expect(report.lines).toEqual([
      { line: 4, reason: 'conflict', input: '03310 : 200' },
      { line: 5, reason: 'conflict', input: '03310 : 201' },
      { line: 6, reason: 'negative', input: '03321 : -4' },
      { line: 7, reason: 'number', input: '03001 : douze' },
      { line: 9, reason: 'code-unknown', input: '99999' },
      { line: 10, reason: 'code-malformed', input: 'ABC' },
      { line: 11, reason: 'place-missing', input: '' },
      { line: 13, reason: 'number', input: '03004 : 1e999' },
    ]);
    expect(report.setAside).toEqual(
      expect.arrayContaining([
        { reason: 'repeated', rows: 1 },
        { reason: 'no-value', rows: 2 },
      ]),
    );
    expect(report.rows).toEqual({ read: 13, taken: 2, recoded: 0, setAside: 3, rejected: 8 });
    expect(report.totals[0]).toMatchObject({ value: 1334, units: 2 });
  });

  it('refuses a file of another country, by its codes or by the names beside them', async () => {
    const swiss = Array.from({ length: 30 }, (_, i) => `${i + 97_900};${i}`);
    expect(await refusal(['code_insee;valeur', ...swiss])).toMatchObject({ reason: 'foreign' });
    const spanish = atlas.codes.slice(0, 30).map((code, i) => `${code};Alegría-Dulantzi ${i};${i}`);
    expect(await refusal(['code_insee;commune;valeur', ...spanish])).toMatchObject({
      reason: 'misnamed',
      params: { known: 0 },
    });
  });

  it('recognises nothing where no column names a commune', async () => {
    expect(await guessesOf(engine, await tableOf(engine, 'a;b\n1;2\n3;4\n'), atlas)).toEqual([]);
    const german = await tableOf(engine, 'code_gemeinde;einwohner\n09162000;1512491\n11000000;3782202\n');
    expect(await guessesOf(engine, german, atlas)).toEqual([]);
  });
});
