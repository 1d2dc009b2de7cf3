import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressesOf } from '../../scripts/data/download/catalogue';
import { describeOutcomes, download } from '../../scripts/data/download/download';
import { readProvenances } from '../../scripts/data/provenance';
import { readUnits } from '../../scripts/data/units';
import { Office, status } from './office';

const departments = readUnits()
  .departments.map(({ code }) => code)
  .filter((code) => code < '975' || code === '976');
const address = (department: string, start = 0) =>
  addressesOf('ign-iris', 'iris-{department}-{start}.geojson', { department, start })[0];
const [CENSUS] = addressesOf('insee-iris-population', 'base-ic-evol-struct-pop-2022.zip');

const position = (department: string) => (department < '97' ? [2.5, 46.5] : [-61, 14.6]);
const feature = (department: string, n: number, [x, y] = position(department)) => ({
  type: 'Feature',
  properties: {
    code_insee: `${department}001`.slice(0, 5),
    code_iris: `${department}00100${n}`.padEnd(9, '0').slice(0, 9),
    nom_iris: `Q${n}`,
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 0.01, y],
        [x + 0.01, y + 0.01],
        [x, y],
      ],
    ],
  },
});
const answer = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const census = (head = 'IRIS;COM;TYP_IRIS;LAB_IRIS;P22_POP;P22_POP0002') =>
  zipSync({
    'meta_base-ic-evol-struct-pop-2022.csv': strToU8('COD_VAR\n'),
    'base-ic-evol-struct-pop-2022.csv': strToU8(
      `${head}\r\n030010101;03001;H;1;1234.5;12\r\n030010102;03001;H;1;10;1\r\n`,
    ),
  });

let office: Office;
let root: string;
beforeEach(async () => {
  office = await Office.open();
  root = join(mkdtempSync(join(tmpdir(), 'perimetre-iris-')), 'open-data');
  for (const department of departments) office.put(address(department), answer([feature(department, 1)]));
  office.put(CENSUS, census());
});
afterEach(() => office.close());

const run = (only = ['iris']) => download({ root, year: 2026, only }, office.network);
const laid = (department: string) => {
  const text = gunzipSync(readFileSync(join(root, `iris/contours-iris-${department}.geojson.gz`))).toString();
  return (JSON.parse(text) as { features: ReturnType<typeof feature>[] }).features;
};

test('the outlines of each department, page after page, and the census without its other columns', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({
    ...feature('03', 1),
    properties: { ...feature('03', 1).properties, code_iris: `03${String(i).padStart(7, '0')}` },
  }));
  office.put(address('03'), answer(many));
  // The edge of a page may come twice.
  office.put(address('03', 5000), answer([many[4999], feature('03', 9)]));
  expect(await run()).toEqual([
    {
      key: 'iris',
      taken: `${departments.length - 1 + 5001} IRIS de ${departments.length} départements, recensement 2022`,
    },
  ]);
  expect(laid('03')).toHaveLength(5001);
  expect(laid('2A')[0].properties.code_iris).toMatch(/^2A/);
  expect(readFileSync(join(root, 'iris/base-ic-evol-struct-pop-2022.csv'), 'utf8')).toBe(
    'IRIS;P22_POP\n030010101;1234.5\n030010102;10\n',
  );
  const provenances = readProvenances(root);
  expect(provenances['iris/contours-iris-06.geojson.gz']).toMatchObject({ source: 'ign-iris', address: address('06') });
  expect(provenances['iris/base-ic-evol-struct-pop-2022.csv']).toMatchObject({ address: CENSUS });
});

test('a service that is busy is asked again after the time that it says', async () => {
  office.misbehave(address('01'), status(429, { 'Retry-After': '3' }));
  await run();
  expect(office.waits).toEqual([3000]);
});

test.each([
  ['an error told in XML', '<?xml version="1.0"?><ExceptionReport/>', /iris-06-0\.geojson/],
  ['nothing, as for axes the wrong way round', answer([]), /IRIS du département 06/],
  ['IRIS of elsewhere', answer([feature('60', 1)]), /IRIS du département 06/],
  ['latitudes first', answer([feature('06', 1, [43.7, 7.2])]), /la longitude avant la latitude/],
])('%s is refused; what came before it stays', async (_, text, sentence) => {
  office.put(address('06'), text);
  const outcomes = await run();
  expect(describeOutcomes(outcomes)).toMatch(sentence);
  expect(readdirSync(join(root, 'iris')).sort()).toEqual(
    departments.slice(0, departments.indexOf('06')).map((code) => `contours-iris-${code}.geojson.gz`),
  );
});

test('a census of other columns is refused', async () => {
  office.put(CENSUS, census('IRIS;COM;TYP_IRIS;LAB_IRIS;P23_POP;P22_POP0002'));
  expect(describeOutcomes(await run())).toMatch(/P22_POP/);
});

test('it is fetched only where it is asked for', async () => {
  const outcomes = await run([]);
  expect(outcomes.map(({ key }) => key)).toEqual(['populations', 'moves', 'bpe', 'apl', 'contours', 'cpts']);
});
