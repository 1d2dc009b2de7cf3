import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressesOf } from '../../scripts/data/download/catalogue';
import { describeOutcomes, download } from '../../scripts/data/download/download';
import { trueOutlines } from '../../scripts/data/geometry/contours';
import { adjacencyOf } from '../../src/atlas/topology/adjacency';
import { openUnits } from '../../scripts/data/layers/moves';
import { takeFigures } from '../../scripts/data/layers/figures';
import { readPopulations } from '../../scripts/data/layers/population';
import { readProfessionals } from '../../scripts/data/layers/professionals';
import { readProvenances } from '../../scripts/data/provenance';
import { checksum, readSource } from '../../scripts/data/sources';
import { readUnits } from '../../scripts/data/units';
import { sum } from './folder';
import { Office, page, status } from './office';
import * as official from './official';

const POPULATIONS = addressesOf('insee-populations', 'populations-2023.zip')[0];
const MOVES = addressesOf('insee-cog', 'mouvements-2026.csv')[0];
const bpeAddress = (year: number) => addressesOf('insee-bpe', 'bpe-{year}.zip', { year })[0];
const aplAddresses = (profession: string) => addressesOf('drees-apl', `apl-${profession}.xlsx`);
const etalab = (year: number) => addressesOf('etalab-contours', 'communes-{year}.geojson.gz', { year });
const geoApi = (department: string) =>
  addressesOf('geo-api-communes', 'communes-{department}.geojson', { department })[0];
const geoApiDistricts = (department: string) =>
  addressesOf('geo-api-arrondissements', 'arrondissements-{department}.geojson', { department })[0];

const units = readUnits();
const municipale = (await readPopulations(units, null)).columns[0].values;
const unit = (code: string) => units.index.get(code)!;

let office: Office;
let root: string;
beforeEach(async () => {
  office = await Office.open();
  root = join(mkdtempSync(join(tmpdir(), 'perimetre-download-')), 'open-data');
});
afterEach(() => office.close());

const run = (only: string, year = 2026) => download({ root, year, only: only.split(',') }, office.network);
const failure = async (only: string) => {
  const [outcome] = await run(only);
  if ('taken' in outcome) throw new Error(`${outcome.key} was taken`);
  return outcome;
};

describe('each source is laid out as the build reads it', () => {
  test('populations: the table within the zip', async () => {
    office.put(POPULATIONS, official.populationsZip());
    expect(await run('populations')).toEqual([{ key: 'populations', taken: 'populations de référence 2023' }]);
    const { columns, layer } = await readPopulations(units, { root });
    expect(layer.rows).toMatchObject({ read: 34_900, taken: 34_900 });
    expect(columns[0].values).toEqual(municipale);
    expect(columns[1].values[unit('03190')]).toBe(municipale[unit('03190')] + 5);
  });

  test('moves', async () => {
    office.put(MOVES, official.MOVES);
    await run('moves');
    const read = await openUnits({ root });
    expect(read.layers.map(({ id }) => id)).toEqual(['units', 'moves']);
    expect(read.resolve('60455')).toEqual([unit('60694')]);
  });

  test('facilities: communes and arrondissements, of one year and one measure, totals left out', async () => {
    office.put(bpeAddress(2024), official.bpeZip(2024));
    expect(await run('bpe')).toEqual([{ key: 'bpe', taken: 'BPE 2024' }]);
    expect(office.askedSince().map(({ address }) => address)).toEqual([bpeAddress(2025), bpeAddress(2024)]);
    const { columns, layer } = await readProfessionals(units, { root }, municipale);
    expect(sum(columns.medecin_generaliste.values)).toBe(60_573);
    expect(columns.medecin_generaliste.values[unit('75101')]).toBe(10);
    expect(columns.medecin_generaliste.values[unit('75120')]).toBe(20);
    expect(layer).toMatchObject({ vintage: 'BPE 2024', quality: 'exact', rows: { read: 21, taken: 21 } });
  });

  test('facilities of a newer year: said, and that its national totals are not verified', async () => {
    office.put(bpeAddress(2025), official.bpeZip(2025, 100));
    await run('bpe');
    const { columns, layer } = await readProfessionals(units, { root }, municipale);
    expect(sum(columns.infirmier.values)).toBe(103_123);
    expect(columns.infirmier.vintage).toBe('BPE 2025');
    expect(layer.caveats).toContainEqual({ id: 'totals-unverified', count: 0, examples: ['2025'] });
  });

  test('accessibility: five workbooks in one table, by either of their addresses', async () => {
    for (const [i, profession] of official.APL_PROFESSIONS.entries())
      office.put(aplAddresses(profession)[i % 2], await official.aplWorkbook(profession, 2.25 + i));
    expect(await run('apl')).toEqual([{ key: 'apl', taken: 'APL 2023, 5 professions' }]);
    const { atlas, layers } = await takeFigures(units, { root });
    const columns = atlas.apl;
    expect(columns.medecin_generaliste!.values[unit('01001')]).toBe(2.25);
    expect(columns.infirmier!.values[unit('2A004')]).toBe(4.25);
    expect(columns.chirurgien_dentiste!.values[unit('01001')]).toBe(6.25);
    expect(columns.infirmier!.values[unit('01002')]).toBeNaN();
    // A cell that is no number costs that cell, not its row.
    expect(layers[0].rejections).toEqual([]);
  });

  test('outlines: the newest year of either server, arrondissements taken out of the communes', async () => {
    office.put(etalab(2024)[1], official.etalabFile());
    expect(await run('contours')).toEqual([{ key: 'contours', taken: 'contours Etalab 2024, 6 communes' }]);
    const { topology, layer } = (await trueOutlines(units, { root }))!;
    const { offsets, targets } = adjacencyOf(topology, units.count);
    const around = (code: string) => [...targets.subarray(offsets[unit(code)], offsets[unit(code) + 1])];
    expect(around('03190')).toEqual([unit('03013')]);
    expect(around('75110')).toEqual([unit('75109'), unit('75111')]);
    expect(layer).toMatchObject({ vintage: 'Etalab 2024', url: etalab(2024)[1], rows: { read: 51, taken: 51 } });
    expect(layer.caveats[0].id).toBe('outlines-generalised');
  });
});

describe('outlines when Etalab fails', () => {
  const departments = units.departments.map(({ code }) => code).filter((code) => code < '975' || code === '976');
  const fill = () => {
    for (const department of departments) office.put(geoApi(department), official.geojson([official.WALLIS]));
    office.put(geoApi('03'), official.geojson(official.COMMUNES));
    for (const department of ['75', '69', '13']) {
      office.put(geoApi(department), official.geojson(official.cities(department)));
      office.put(geoApiDistricts(department), official.geojson(official.districts(department)));
    }
    for (const address of etalab(2026)) office.misbehave(address, ...Array.from({ length: 10 }, () => status(502)));
  };

  test('come from geo.api.gouv.fr, every department and the three cities', async () => {
    fill();
    for (const department of departments)
      if (department !== '03' && !['75', '69', '13'].includes(department))
        office.put(geoApi(department), official.geojson([{ ...official.WALLIS, geometry: null }]));
    const [outcome] = await run('contours');
    expect(outcome).toMatchObject({ taken: 'contours de geo.api.gouv.fr, 101 départements, 5 communes' });
    const { layer } = (await trueOutlines(units, { root }))!;
    expect(layer.rows).toMatchObject({ read: 50, taken: 50 });
    expect(layer.vintage).toMatch(/^geo\.api\.gouv\.fr, 20/);
  });

  test('and one department too: it is named, nothing is half laid out, what came stays for the next run', async () => {
    fill();
    office.misbehave(geoApi('48'), status(404));
    const { error, fallback } = await failure('contours');
    expect(error.message).toBe(`${geoApi('48')} n'existe pas (404).`);
    expect(fallback).toBe('des contours approchés, rebâtis sur des boîtes de 2017');
    expect(existsSync(join(root, 'contours'))).toBe(false);
    expect(existsSync(join(root, 'downloads/communes-47.geojson'))).toBe(true);
  });

  test('outlines that overlap are refused in words', async () => {
    const doubled = [...official.COMMUNES, { ...official.COMMUNES[0], properties: { code: '03013', nom: '' } }];
    for (const address of etalab(2026)) office.put(address, official.etalabFile());
    fill();
    office.put(geoApi('03'), official.geojson(doubled));
    const { error } = await failure('contours');
    expect(error.message).toMatch(/^contours\/communes-2026\.geojson\.gz est illisible \(outlines of units/);
  });
});

describe('a source that fails', () => {
  test('stops no other, and says what the build does without it', async () => {
    office.put(MOVES, official.MOVES);
    office.misbehave(POPULATIONS, page);
    const outcomes = await run('populations,moves,apl');
    expect(describeOutcomes(outcomes)).toBe(
      [
        `  populations : échec. ${POPULATIONS} donne une page web au lieu du fichier. La construction prend la population municipale 2023 du paquet npm, la même, et la population totale de 2022.`,
        '  moves : mouvements de communes depuis 1943.',
        `  apl : échec. ${aplAddresses('medecin_generaliste')[0]} n'existe pas (404). La construction prend un indicateur APL inconnu.`,
      ].join('\n'),
    );
  });

  test('leaves the former file in place, and says of when it is', async () => {
    office.put(POPULATIONS, official.populationsZip());
    await run('populations');
    const before = readSource({ root }, 'insee/donnees_communes.csv')!;
    office.put(POPULATIONS, zipSync({ 'donnees_communes.csv': strToU8('COM;PMUN;PTOT\n03190;1;1\n') }));
    const { error, fallback } = await failure('populations');
    expect(error.message).toBe('insee/donnees_communes.csv : 1 unités trouvées, 34900 étaient attendues.');
    expect(fallback).toBe(`insee/donnees_communes.csv, téléchargé le ${before.provenance!.retrieved}`);
    expect(checksum(readSource({ root }, 'insee/donnees_communes.csv')!)).toBe(checksum(before));
  });

  const zip = official.populationsZip();
  test.each([
    ['a zip cut short', zip.subarray(0, zip.length / 2), /^populations-2023\.zip n'est pas une archive lisible/],
    ['a zip of something else', zipSync({ 'lisez-moi.txt': strToU8('rien') }), /ne contient pas/],
    ['an empty answer', '', /n'est pas une archive lisible/],
    ['a sentence', 'Service interrompu', /n'est pas une archive lisible/],
  ])('%s', async (_, content, sentence) => {
    office.put(POPULATIONS, content);
    expect((await failure('populations')).error.message).toMatch(sentence);
  });

  test('a table of moves with other columns', async () => {
    office.put(MOVES, 'a,b\n1,2\n');
    expect((await failure('moves')).error.message).toContain(
      'Aucune commune reconnue dans insee/mouvements-communes.csv',
    );
  });

  test('facilities whose national total is not the published one, or of another layout', async () => {
    office.put(bpeAddress(2024), official.bpeZip(2024, 1));
    expect((await failure('bpe')).error.message).toContain('le total national de medecin_generaliste est 60574');
    office.put(bpeAddress(2024), zipSync({ 'DS_BPE_2024_data.csv': strToU8('DEPCOM;N\n03190;1\n') }));
    expect((await failure('bpe')).error.message).toMatch(/^bpe-2024\.zip est illisible \(.*GEO/);
    expect(existsSync(join(root, 'insee'))).toBe(false);
  });

  test('facilities of the newer year that cannot be read give way to those of the year before', async () => {
    office.put(bpeAddress(2025), zipSync({ 'DS_BPE_2025_data.csv': strToU8('DEPCOM;N\n03190;1\n') }));
    office.put(bpeAddress(2024), official.bpeZip(2024));
    expect(await run('bpe')).toEqual([{ key: 'bpe', taken: 'BPE 2024' }]);
  });

  test('a workbook without the sheet of 2023', async () => {
    for (const profession of official.APL_PROFESSIONS)
      office.put(aplAddresses(profession)[0], await official.aplWorkbook(profession, 1, ['APL 2021', 'APL 2022']));
    expect((await failure('apl')).error.message).toMatch(
      /^apl-medecin_generaliste\.xlsx, feuille APL 2023 est illisible/,
    );
  });
});

describe('what was downloaded is on record', () => {
  test('with its address, its day and its checksum', async () => {
    office.put(MOVES, official.MOVES);
    await run('moves');
    const name = 'insee/mouvements-communes.csv';
    const bytes = readFileSync(join(root, name));
    expect(readProvenances(root)[name]).toEqual({
      source: 'insee-cog',
      address: MOVES,
      vintage: '1er janvier 2026',
      retrieved: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      caveats: [],
      checksum: checksum({ bytes }),
    });
    expect(readSource({ root }, name)!.provenance!.address).toBe(MOVES);
  });

  test('and no longer holds for a file that somebody put in its place', async () => {
    office.put(MOVES, official.MOVES);
    await run('moves');
    writeFileSync(join(root, 'insee/mouvements-communes.csv'), `${official.MOVES}\n`);
    expect(readSource({ root }, 'insee/mouvements-communes.csv')!.provenance).toBeUndefined();
  });
});

test.each([[['--download', '--only', 'contours,météo']], [['--year', '2026']]])(
  'the command refuses %j with its usage',
  (args) => {
    const command = () =>
      execFileSync('node', ['--import', 'tsx', 'scripts/data/build.ts', ...args], { stdio: 'pipe' });
    expect(command).toThrow(/--only populations,moves,bpe,apl,contours/);
  },
);
