import { describe, expect, it } from 'vitest';
import { caseFile } from '../../cases';
import { useEngine } from './reading';

const { open, rowsOf } = useEngine();

const MOULINS = { code: '03190', nom: 'Moulins', effectif: 12 };
const YZEURE = { code: '03321', nom: 'Yzeure', effectif: 3.5 };
const rows = [
  { line: 1, code: '03190', nom: 'Moulins', effectif: '12' },
  { line: 2, code: '03321', nom: 'Yzeure', effectif: '3.5' },
];
const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

async function read(content: unknown, name = 'a.json') {
  const { format, tables } = await open(typeof content === 'string' ? content : JSON.stringify(content), name);
  return { format, tables, names: tables.map((table) => table.name), rows: await rowsOf(tables[0]) };
}

describe('records in JSON', () => {
  it.each<[string, unknown]>([
    ['a list of records', [MOULINS, YZEURE]],
    ['lines', lines(MOULINS, YZEURE)],
    ['lines with blank ones between them', `${lines(MOULINS)}\r\n\r\n${lines(YZEURE)}\n\n`],
    ['a sequence', `\x1e${lines(MOULINS)}\n\x1e${lines(YZEURE)}\n`],
    ['under a property', { total: 2, data: [MOULINS, YZEURE] }],
    ['deep, as CKAN answers', { help: 'x', success: true, result: { fields: [], records: [MOULINS, YZEURE] } }],
    ['wrapped one by one, as OpenDataSoft exports', [MOULINS, YZEURE].map((fields) => ({ fields }))],
    [
      'rows under their titles',
      [
        ['code', 'nom', 'effectif'],
        ['03190', 'Moulins', 12],
        ['03321', 'Yzeure', 3.5],
      ],
    ],
    [
      'columns and rows apart',
      {
        columns: ['code', 'nom', 'effectif'],
        index: [0, 1],
        data: [
          ['03190', 'Moulins', 12],
          ['03321', 'Yzeure', 3.5],
        ],
      },
    ],
    [
      'columns described',
      {
        fields: [{ name: 'code' }, { name: 'nom' }, { name: 'effectif' }],
        rows: [
          ['03190', 'Moulins', 12],
          ['03321', 'Yzeure', 3.5],
        ],
      },
    ],
    ['a list for each column', { code: ['03190', '03321'], nom: ['Moulins', 'Yzeure'], effectif: [12, 3.5] }],
  ])('%s', async (_, content) => {
    const found = await read(content);
    expect(found.format).toBe('json');
    expect(found.tables).toHaveLength(1);
    expect(found.rows).toEqual(rows);
  });

  it('take the key that they stand under as a column', async () => {
    const keyed = { '03190': { nom: 'Moulins', effectif: 12 }, '03321': { nom: 'Yzeure', effectif: 3.5 } };
    expect((await read(keyed)).rows).toEqual(rows);
    expect((await read({ version: 1, communes: keyed })).rows).toEqual(rows);
    const columns = { nom: { '03190': 'Moulins', '03321': 'Yzeure' }, effectif: { '03190': 12, '03321': 3.5 } };
    expect((await read(columns)).rows).toEqual(rows);
    const figures = (await read({ '03190': 12, '2A004': 4 })).rows.map(({ code, valeur }) => [code, valeur]);
    expect(figures).toEqual([
      ['03190', '12'],
      ['2A004', '4'],
    ]);
    const lists = { '03': [{ nom: 'A' }, { nom: 'B' }], '04': [{ nom: 'C' }] };
    expect((await read(lists)).rows.map(({ clé, nom }) => [clé, nom])).toEqual([
      ['03', 'A'],
      ['03', 'B'],
      ['04', 'C'],
    ]);
    const both = { '03190': { code: 'x' }, '03321': { code: 'y' } };
    expect((await read(both)).rows.map((row) => [row['code (clé)'], row.code])).toEqual([
      ['03190', 'x'],
      ['03321', 'y'],
    ]);
  });

  it('give a table for each list, and name values by their path', async () => {
    const centre = { nom: 'Centre', adresse: { commune: '03190', lieu: { cp: '03000' } }, horaires: ['9h', '14h'] };
    const { tables, names } = await read({ centres: [centre], fermés: [{ nom: 'Autre' }] });
    expect(names).toEqual(['centres', 'fermés']);
    expect(await rowsOf(tables[0])).toEqual([
      { line: 1, nom: 'Centre', 'adresse.commune': '03190', 'adresse.lieu.cp': '03000', horaires: '["9h","14h"]' },
    ]);
    expect(await rowsOf(tables[1])).toEqual([{ line: 1, nom: 'Autre' }]);
  });

  it('are the elements of an answer of Overpass, with their centre', async () => {
    const elements = [
      { type: 'node', id: 1, lat: 46.56, lon: 3.33, tags: { amenity: 'doctors', name: 'Cabinet' } },
      {
        type: 'way',
        id: 2,
        center: { lat: 46.12, lon: 3.42 },
        nodes: [1, 2],
        tags: { amenity: 'clinic', 'ref:INSEE': '03310' },
      },
    ];
    const found = await read({ version: 0.6, generator: 'Overpass API', elements });
    expect(found.rows).toEqual([
      {
        line: 1,
        type: 'node',
        id: '1',
        latitude: '46.56',
        longitude: '3.33',
        amenity: 'doctors',
        name: 'Cabinet',
        'ref:INSEE': null,
      },
      {
        line: 2,
        type: 'way',
        id: '2',
        latitude: '46.12',
        longitude: '3.42',
        amenity: 'clinic',
        name: null,
        'ref:INSEE': '03310',
      },
    ]);
  });

  it('are read in Windows-1252, in UTF-16 and after a mark', async () => {
    const text = JSON.stringify([{ nom: 'Ébreuil' }, { nom: 'Égletons' }]);
    const expected = [
      { line: 1, nom: 'Ébreuil' },
      { line: 2, nom: 'Égletons' },
    ];
    const codes = Array.from(text, (letter) => letter.charCodeAt(0));
    const contents = [
      Uint8Array.from(codes),
      Uint16Array.from([0xfeff, ...codes]),
      Uint16Array.from(codes),
      `\uFEFF${text}`,
    ];
    for (const content of contents) expect(await rowsOf((await open(content, 'a.json')).tables[0])).toEqual(expected);
  });

  it('are read as Python writes them, with what is no number', async () => {
    const found = await read(
      '[{"code": "03190", "v": NaN, "w": "a, NaN, \\"b"}, {"code": "03321", "v": -Infinity, "w": ""}]',
    );
    expect(found.rows).toEqual([
      { line: 1, code: '03190', v: null, w: 'a, NaN, "b' },
      { line: 2, code: '03321', v: null, w: null },
    ]);
  });

  it('are read in the case met', async () => {
    const { tables } = await open(caseFile('a19b-ndjson.json'), 'a19b.json');
    expect(await rowsOf(tables[0])).toEqual([
      { line: 1, code_insee: '03190', foyers: '10' },
      { line: 2, code_insee: '03321', foyers: '20' },
    ]);
  });

  it.each<[string, unknown]>([
    ['format', { type: 'Autre', version: 1 }],
    ['format', []],
    ['format', { a: { b: { c: {} } } }],
    ['truncated', lines(MOULINS, YZEURE).slice(0, -4)],
  ])('are not there: %s', async (reason, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await expect(open(text, 'a.json')).rejects.toMatchObject({ name: 'ReadError', reason });
  });
});
