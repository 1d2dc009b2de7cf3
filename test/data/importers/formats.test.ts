import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write, type BookType } from '@e965/xlsx';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from '../../../src/data/readers/read';
import { caseFile } from '../../cases';
import { shapefile } from '../readers/shapefile-writer';
import { zipped } from '../readers/zipped';
import { atlas, engine, outlines, unitOf } from './context';
import { fileTables, imported } from './reading';

afterAll(() => engine.close());

async function importCase(name: string) {
  const path = fileURLToPath(new URL(`../../cases/${name}`, import.meta.url));
  const [table] = await fileTables(engine, path);
  return imported(engine, table, { atlas, outlines, file: basename(path) });
}

async function importContent(content: string | Uint8Array, file: string) {
  const { tables } = await openFile(new File([content as Uint8Array<ArrayBuffer>], file), engine);
  return imported(engine, tables[0], { atlas, outlines, file });
}

describe('figures of files in every format', () => {
  const both = { '03190': 10, '03321': 20 };

  it.each<[string, Record<string, Record<string, number>>]>([
    ['a03-utf16le-sans-bom.txt', { 'foyers inventés': both }],
    ['a19b-ndjson.json', { foyers: both }],
    ['a20b-html-complet.xls', { foyers: { '03190': 10 } }],
    ['c47-xlsx-sans-reference.xlsx', { foyers: { '01001': 10, '01004': 20, '01053': 30 } }],
    ...['a17-deux-entetes-fusionnes.csv', 'a17b-entetes-fusionnes.xlsx'].map(
      (name): [string, Record<string, Record<string, number>>] => [
        name,
        {
          'Médecins 2023': { '03190': 10, '03321': 5 },
          'Infirmiers 2023': { '03190': 20, '03321': 6 },
          'Médecins 2024': { '03190': 11, '03321': 7 },
          'Infirmiers 2024': { '03190': 21, '03321': 8 },
        },
      ],
    ),
  ])('%s', async (name, expected) => {
    const { layers, report } = await importCase(name);
    const [layer] = layers;
    const indicators = layer.brings === 'indicators' ? layer.indicators : [];
    expect(indicators.map(({ title }) => title.fr)).toEqual(Object.keys(expected));
    for (const { title, values } of indicators) {
      const given = expected[title.fr];
      expect(values!.filter((value) => !Number.isNaN(value))).toHaveLength(Object.keys(given).length);
      for (const [code, value] of Object.entries(given)) expect([code, values![unitOf(code)]]).toEqual([code, value]);
    }
    expect(report.rows).toMatchObject({ rejected: 0, setAside: 0 });
  });
});

describe('CPTS of files in every format', () => {
  const UNITS = [
    ['03013', '03022', '03190', '03202', '03321'],
    ['03060', '03094', '03095', '03265', '03310'],
    ['03185', '03254', '03261', '03298'],
  ];
  const NAMES = ['CPTS Inventée du Bocage', 'CPTS Inventée des Sources', 'CPTS Inventée du Val'];
  const ACCENTED = ['CPTS Inventée du Bocage émêlé', ...NAMES.slice(1)];

  it.each<[string, string[], string | undefined, string | undefined]>([
    ['d04b-polygones-l93-sans-crs.geojson', NAMES, undefined, 'system-unsaid'],
    ['d04f-axes-inverses.geojson', NAMES, undefined, 'axes-swapped'],
    ['d05f-cellules-fusionnees.xlsx', NAMES, undefined, undefined],
    ['d09-shp-cp1252-sans-cpg.zip', ACCENTED, 'aci', undefined],
    ['d09b-shp-utf8-cpg-menteur-1252.zip', ACCENTED, 'aci', undefined],
    ['d09c-shp-cp1252-cpg-utf8.zip', ACCENTED, 'aci', undefined],
    ['d09f-shp-l93-sans-prj.zip', ACCENTED, 'aci', 'system-unsaid'],
  ])('%s', async (name, names, stage = 'unknown', note = undefined) => {
    const { layers, report } = await importCase(name);
    const [layer] = layers;
    const found = layer.brings === 'cpts' ? layer.cpts : [];
    const read = found.map((one) => [one.name, one.stage, Array.from(one.units, (unit) => atlas.codes[unit])] as const);
    const byUnits = read.toSorted(([, , [a]], [, , [b]]) => a.localeCompare(b));
    expect(byUnits).toEqual(names.map((one, i) => [one, stage, UNITS[i]]));
    expect(report.rows).toMatchObject({ setAside: 0, rejected: 0 });
    const told = report.notes.filter(({ note: said }) => said === 'system-unsaid' || said === 'axes-swapped');
    expect(told).toEqual(note ? [{ note, count: 3, examples: [] }] : []);
  });
});

describe('one table in every format', () => {
  const RECORDS = [
    { code_insee: '01001', commune: 'L’Abergement-Clémenciat', foyers: 12 },
    { code_insee: '03190', commune: 'Moulins', foyers: 40.5 },
    { code_insee: '2A004', commune: 'Ajaccio', foyers: 7 },
    { code_insee: '97411', commune: 'Saint-Denis', foyers: 0 },
  ];
  const book = (bookType: BookType) =>
    new Uint8Array(
      write(utils.book_new(utils.json_to_sheet(RECORDS), 'A'), { bookType, type: 'buffer' }) as Uint8Array,
    );
  const dbf = () => shapefile([], RECORDS).dbf;
  const keyed = Object.fromEntries(RECORDS.map(({ code_insee, ...rest }) => [code_insee, rest]));

  it.each<[string, () => string | Uint8Array]>([
    ['a.xlsx', () => book('xlsx')],
    ['a.xls', () => book('biff8')],
    ['a.ods', () => book('ods')],
    ['flat.fods', () => book('fods')],
    ['html.xls', () => book('html')],
    ['xml.xls', () => book('xlml')],
    ['a.dbf', dbf],
    ['dbf.zip', () => zipped({ 'a.dbf': dbf(), 'a.cpg': 'ISO-8859-1' })],
    ['xls.zip', () => zipped({ 'lisez-moi.pdf': '%PDF-1.4', 'a.xls': book('biff8') })],
    ['a.json', () => JSON.stringify({ total: 4, data: RECORDS })],
    ['lines.json', () => RECORDS.map((record) => JSON.stringify(record)).join('\n\n')],
    ['keyed.json', () => JSON.stringify(keyed)],
  ])('%s', async (file, content) => {
    const { layers, report } = await importContent(content(), file);
    const [layer] = layers;
    const [{ title, values }] = layer.brings === 'indicators' ? layer.indicators : [];
    expect(title.fr).toBe('foyers');
    expect(RECORDS.map(({ code_insee }) => values![unitOf(code_insee)])).toEqual([12, 40.5, 7, 0]);
    expect(report.rows).toMatchObject({ read: 4, taken: 4, rejected: 0 });
  });
});

describe('one map in every format', () => {
  const map = JSON.parse(new TextDecoder().decode(caseFile('d04d-wfs-nom.geojson'))) as FeatureCollection<MultiPolygon>;
  const ring = (points: number[][]) =>
    `<LinearRing><coordinates>${points.map((point) => point.slice(0, 2).join(',')).join(' ')}</coordinates></LinearRing>`;
  const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${map.features
    .map(({ properties, geometry }) => {
      const polygons = geometry.coordinates.map(
        ([outer, ...holes]) =>
          `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`,
      );
      return `<Folder><name>${properties!.etat}</name><Placemark><name>${properties!.nom}</name><description>Une note</description><MultiGeometry>${polygons.join('')}<Point><coordinates>3,46</coordinates></Point></MultiGeometry></Placemark></Folder>`;
    })
    .join('')}</Document></kml>`;
  const named = map.features.map((feature) => ({
    ...feature,
    properties: { name: feature.properties!.nom as string, _umap_options: {} },
  }));
  const umap = {
    type: 'umap',
    layers: [
      { type: 'FeatureCollection', features: [] },
      { ...map, features: named, _umap_options: { name: 'CPTS' } },
    ],
  };

  it.each<[string, string | Uint8Array]>([
    ['a.kml', kml],
    ['a.kmz', zipped({ 'doc.kml': kml })],
    ['a.umap', JSON.stringify(umap)],
    ['lines.geojson', map.features.map((feature) => JSON.stringify(feature)).join('\n')],
  ])('%s', async (file, content) => {
    const { layers } = await importContent(content, file);
    const [layer] = layers;
    const found = layer.brings === 'cpts' ? layer.cpts : [];
    const read = found.map(({ name, units }) => [name, units.length] as const);
    expect(read.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['CPTS Inventée des Sources', 5],
      ['CPTS Inventée du Bocage', 5],
      ['CPTS Inventée du Val', 4],
    ]);
  });
});
