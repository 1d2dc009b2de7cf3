import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { atlas, engine, outlines, unitOf } from './context';
import { fileTables, imported } from './reading';

afterAll(() => engine.close());

async function importCase(name: string) {
  const path = fileURLToPath(new URL(`../readers/cases/${name}`, import.meta.url));
  const [table] = await fileTables(engine, path);
  return imported(engine, table, { atlas, outlines, file: basename(path) });
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
