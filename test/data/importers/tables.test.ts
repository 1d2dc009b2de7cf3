import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createCountry } from '../../../src/domain/country';
import { frameOf } from '../../../src/domain/frame';
import { indicatorsOf } from '../../../src/domain/indicators';
import { applyLayers } from '../../../src/data/apply';
import { ImportError } from '../../../src/data/importers/errors';
import type { Guess } from '../../../src/data/importers/types';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import { recogniseTables } from '../../../src/sources/recognise';
import { Format } from '../../../src/language/format';
import { takeFile } from '../../../src/sources/take';
import { fr } from '../../../src/words/fr';
import { rejectedText } from '../../../src/words/imports';
import { runImport } from '../../../src/sources/run';
import { atlas, engine, known, outlines, unitOf } from './context';

afterAll(() => engine.close());

async function importFile(name: string, options: Partial<Guess['options']> = {}) {
  const path = fileURLToPath(new URL(`../../cases/${name}`, import.meta.url));
  const { tables } = await openFile(await nodeFile(path), engine);
  const [best] = await recogniseTables(engine, tables, atlas);
  if (!best) throw new ImportError('unrecognised');
  const [guess] = best.guesses;
  const said = { ...guess, options: { ...guess.options, ...options } };
  const imported = await runImport(engine, best.table, said, { atlas, outlines, file: name });
  return { guess, ...imported };
}

const totals = ({ report }: Awaited<ReturnType<typeof importFile>>) =>
  Object.fromEntries(report.totals.map(({ key, value }) => [key, value]));
const note = ({ report }: Awaited<ReturnType<typeof importFile>>, said: string) =>
  report.notes.find((one) => one.note === said);

/** The figure of a commune, of the indicator whose id ends with `key`. */
function figure({ layers }: Awaited<ReturnType<typeof importFile>>, key: string, code: string): number | undefined {
  const indicators = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
  return indicators.find(({ id }) => id === key || id.endsWith(`-${key}`))?.values[unitOf(code)];
}

describe('the key is found in the values', () => {
  it.each([
    ['a06e-codes-excel-texte.csv', 3, { foyers: 60 }],
    ['a06f-codes-apostrophe.csv', 3, { foyers: 60 }],
    ['a06g-codes-cinq-espaces.csv', 3, { foyers: 60 }],
    ['e02-dep-com-3-chiffres.csv', 3, { foyers: 60 }],
    ['e02b-code-dept-code-commune.csv', 3, { population_municipale: 60 }],
    ['b06e-homonymes-dep-04-texte.csv', 5, { foyers: 50 }],
    ['b06f-homonymes-dep-4.0.csv', 5, { foyers: 50 }],
    ['c06-noms-ville-cedex.csv', 3, { foyers: 6 }],
    ['c08-cp-nom-mauvais-cp.csv', 3, { foyers: 6 }],
    ['b04-saint-martin.csv', 3, { foyers: 60 }],
    ['b04b-saint-martin-parmi.csv', 5, { foyers: 150 }],
    ['c13-nom-etablissement.csv', 25, { places: 1300 }],
    ['c13b-libelle-structure.csv', 25, { places: 400 }],
    ['c13c-ville-cedex.csv', 25, { places: 400 }],
  ])('%s', async (name, rows, sums) => {
    const done = await importFile(name);
    expect(done.report.rows).toMatchObject({ read: rows, taken: rows, setAside: 0, rejected: 0 });
    expect(totals(done)).toEqual(sums);
  });

  it('adds a former commune, by its name and department, to the one that kept its name', async () => {
    const done = await importFile('c46-ancien-nom-conserve.csv');
    expect(figure(done, 'foyers', '67495')).toBe(15);
    expect(done.report.rows.recoded).toBe(1);
  });

  it('reads names in capitals, with the article behind; the same commune twice with two figures is told', async () => {
    const done = await importFile('c22-noms-majuscules-sans-accents.csv');
    expect(figure(done, 'foyers', '94038')).toBe(5);
    expect(figure(done, 'foyers', '91228')).toBe(7);
    expect(done.report.rejected).toEqual([{ reason: 'conflict', rows: 2 }]);
  });

  it.each([
    ['c09-code-et-nom-en-conflit.csv', 19],
    ['c10-decalage.csv', 10],
  ])('%s: says the names that are those of other communes', async (name, rows) => {
    expect(note(await importFile(name), 'misnamed')).toMatchObject({ count: rows });
  });

  it('says which commune an unknown name may have meant', async () => {
    const file = new File(
      ['commune;foyers\nPonèon;5\nYzeur;6\nMoulins (03);7\nqsdfghjk;8\nVichy;1\nCusset;2'],
      'noms.csv',
    );
    const { report } = await takeFile(engine, file, { atlas, outlines });
    const [first, second, third] = report.lines;
    expect(first.reason).toBe('name-unknown');
    expect(second.nearest?.[0]).toBe('Yzeure (03321)');
    expect(third).toEqual({ line: 5, reason: 'name-unknown', input: 'qsdfghjk' });
    expect(rejectedText(second, { words: fr, format: new Format('fr') })).toContain('(peut-être Yzeure (03321)');
  });

  it('shares a whole city when asked, and takes the year that is said', async () => {
    await expect(importFile('b01b-13055-seul.csv')).rejects.toMatchObject({ params: { reason: 'city' } });
    const shared = await importFile('b01b-13055-seul.csv', { splits: 'share' });
    expect(totals(shared)).toEqual({ foyers: 10 });
    await expect(importFile('c31-pmun-annee-inconnue.csv')).rejects.toMatchObject({ params: { what: 'vintage' } });
    const dated = await importFile('c31-pmun-annee-inconnue.csv', { vintage: '2011' });
    expect(totals(dated)).toEqual({ 'municipale-2011': 33_000 });
  });
});

describe('what a row is of', () => {
  it.each([
    ['c01-etablissements.csv', 'facility', { nombre: 5, places: 315 }],
    ['c01c-liste-noms.csv', 'facility', { nombre: 3 }],
    ['c36-etablissements-meme-capacite.csv', 'part', { places: 220 }],
    [
      'c03-professions-long.csv',
      'part',
      { effectif: 22, effectif_profession_infirmier: 17, effectif_profession_medecin: 5 },
    ],
    ['c05-iris.csv', 'iris', { foyers: 29 }],
    [
      'c15-iris-insee-ages.csv',
      'iris',
      { population: 6000, population_00_14: 600, population_15_29: 630, population_30_44: 660 },
    ],
  ] as const)('%s: rows of %s are put together', async (name, level, sums) => {
    const done = await importFile(name);
    expect(done.guess.level).toBe(level);
    expect(done.report.rows).toMatchObject({ setAside: 0, rejected: 0 });
    expect(totals(done)).toEqual(sums);
    expect(note(done, 'put-together')).toMatchObject({ examples: [level] });
  });

  it('adds up by commune: two facilities of the same size are two', async () => {
    expect(figure(await importFile('c36-etablissements-meme-capacite.csv'), 'places', '03190')).toBe(160);
    expect(figure(await importFile('c15-iris-insee-ages.csv'), 'population', '03190')).toBe(3000);
  });

  it.each([
    ['c11-cantons-4-chiffres.csv', 'canton'],
    ['c18-cantons-5-chiffres.geojson', 'canton'],
    ['c19-iris-polygones.geojson', 'iris'],
    ['c44-commune-deleguee.geojson', 'delegated'],
  ])('%s is refused by its name', async (name, level) => {
    await expect(importFile(name)).rejects.toMatchObject({ reason: 'level', params: { what: level } });
  });

  it('says of communes alone that they are a list, not a table', async () => {
    await expect(importFile('a16-une-colonne.csv')).rejects.toMatchObject({ reason: 'bare' });
  });

  it('takes years for no codes', async () => {
    await expect(importFile('c12-annee-dans-code.csv')).rejects.toBeInstanceOf(ImportError);
  });
});

describe('what a column is', () => {
  it('takes no identifier, code or phone for a figure, and names what it leaves', async () => {
    const ids = await importFile('c04-telephone-siret.csv');
    expect(totals(ids)).toEqual({ altitude: null, rang: null, revenu_median: null, prix: null, foyers: 30 });
    expect(note(ids, 'columns')?.examples).toEqual(['siret', 'telephone']);
    const zones = await importFile('c17-corse-zone.csv');
    expect(totals(zones)).toEqual({ foyers: 140 });
    expect(zones.report.rows).toMatchObject({ taken: 44, rejected: 0 });
    const known = await importFile('c43-colonnes-non-prises.csv');
    expect(note(known, 'columns')?.examples).toEqual(['Zonage_RR', 'Nb_medecins']);
  });

  it('loses a cell that is no number, not its row', async () => {
    const noted = await importFile('a12g-une-cellule-texte.csv');
    expect(totals(noted)).toEqual({ a: 191, b: 382, c: 570 });
    expect(note(noted, 'cells')).toEqual({ note: 'cells', count: 1, examples: ['22 : voir note'] });
    const spoilt = await importFile('e18-erreurs-excel.xlsx');
    expect(spoilt.report.rows).toMatchObject({ read: 30, taken: 30, rejected: 0 });
    expect(totals(spoilt)).toMatchObject({ foyers: 435 });
    expect(totals(await importFile('c16-noms-indicateur-manquants-1.csv'))).toEqual({ a: 26_347, b: 26_335 });
  });

  it('adds up decimals, counts apart and balances; averages per cents', async () => {
    expect(totals(await importFile('c38-etp-decimaux.csv'))).toEqual({ etp_medecins: 15.7 });
    expect(totals(await importFile('c37-comptee-a-part.csv'))).toEqual({ population_comptee_a_part: 500, foyers: 3 });
    expect(totals(await importFile('c30-negatif-solde.csv'))).toEqual({ solde_migratoire: -7 });
    const parts = await importFile('a12d-pourcents.csv');
    expect(parts.report.totals).toMatchObject([{ key: 'part_inventee', value: null, units: 40 }]);
    expect(figure(parts, 'part_inventee', '03002')).toBeCloseTo(11.1, 9);
  });

  it.each(['a12-milliers-anglais.csv', 'a12c-point-milliers.csv'])(
    '%s: asks, and reads it as it is told',
    async (name) => {
      await expect(importFile(name)).rejects.toMatchObject({ params: { what: 'separator' } });
    },
  );

  it('reads the years of the age bands, in their century', async () => {
    const ages = await importFile('c49-age-2099.csv');
    expect(ages.report.vintage).toBe('2009');
    expect(totals(ages)).toMatchObject({ population: 1000, population_00_14: 100 });
  });

  it('counts no inhabitants for 10,000 inhabitants', async () => {
    const { layers } = await importFile('c49-age-2099.csv');
    const applied = applyLayers(atlas, known, layers);
    const units = [unitOf('03190')];
    const figures = indicatorsOf(applied.atlas, units, frameOf(createCountry(applied.atlas, applied.known), units));
    expect(figures.map(({ indicator, total, level }) => [indicator.id, total.value, level.value === null])).toEqual([
      ['population', 1000, true],
      ['population_00_14', 100, false],
      ['population_15_29', 110, false],
    ]);
  });

  it('says nothing of France, nor of a department, from the communes of a file', async () => {
    const { layers } = await importFile('c36-etablissements-meme-capacite.csv');
    const applied = applyLayers(atlas, known, layers);
    const country = createCountry(applied.atlas, applied.known);
    const units = [unitOf('03190'), unitOf('03321')];
    const [places] = indicatorsOf(applied.atlas, units, frameOf(country, units));
    expect(places.total.value).toBe(220);
    expect(places.level.value).toBeGreaterThan(0);
    expect(places.reference).toEqual({ department: null, region: null, france: null });
  });

  it('keeps two years of one figure side by side, each with its year', async () => {
    const [before, after] = [await importFile('h01-medecins-2022.csv'), await importFile('h02-medecins-2023.csv')];
    const applied = applyLayers(atlas, known, [...before.layers, ...after.layers]);
    expect(applied.atlas.indicators.map(({ title, vintage }) => [title.fr, vintage])).toEqual([
      ['medecins inventés (2022)', '2022'],
      ['medecins inventés (2023)', '2023'],
    ]);
    const again = applyLayers(atlas, known, [...before.layers, ...before.layers]);
    expect(again.atlas.indicators).toHaveLength(1);
  });
});
