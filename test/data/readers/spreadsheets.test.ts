import * as library from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { caseFile } from '../../cases';
import { useEngine } from './reading';
import { zipped } from './zipped';

const { open, rowsOf } = useEngine();

const ROWS = [
  ['Code INSEE', 'Commune', 'Médecins', 'Part', 'Relevé le', 'Ouvert'],
  ['03190', 'Moulins', 12, 0.125, new Date(Date.UTC(2023, 11, 31)), true],
  ['2A004', 'Ajaccio – l’œuvre à 5 €', 3.3000000000000003, null, null, false],
  [null, null, null, null, null, null],
  [1001, 'L’Abergement', -4, 1, null, null],
];

const READ = [
  {
    line: 2,
    'Code INSEE': '03190',
    Commune: 'Moulins',
    Médecins: '12',
    Part: '0.125',
    'Relevé le': '2023-12-31',
    Ouvert: 'true',
  },
  {
    line: 3,
    'Code INSEE': '2A004',
    Commune: 'Ajaccio – l’œuvre à 5 €',
    Médecins: '3.3000000000000003',
    Part: null,
    'Relevé le': null,
    Ouvert: 'false',
  },
  {
    line: 5,
    'Code INSEE': '1001',
    Commune: 'L’Abergement',
    Médecins: '-4',
    Part: '1',
    'Relevé le': null,
    Ouvert: null,
  },
];

/** A workbook of `sheets` as the library writes it. */
function written(sheets: Record<string, unknown[][]>, bookType: library.BookType, merges: string[] = []): Uint8Array {
  const book = library.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = library.utils.aoa_to_sheet(rows, { UTC: true, dateNF: 'dd/mm/yyyy' });
    sheet['!merges'] = merges.map((range) => library.utils.decode_range(range));
    library.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(library.write(book, { bookType, type: 'buffer' }) as Uint8Array);
}

/** A record of the old format, little end first. */
const biff = (type: number, data: (number | string)[]) => [
  type & 0xff,
  type >> 8,
  data.length & 0xff,
  data.length >> 8,
  ...data.map(Number),
];
/** Letters in Windows-1252. */
const letters = (text: string) => Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));

describe('a workbook of Excel 97', () => {
  it('gives its sheets: texts, numbers, dates and answers', async () => {
    const { format, tables } = await open(written({ Vide: [], Été: ROWS }, 'biff8'), 'a.xls');
    expect([format, tables.map(({ name }) => name)]).toEqual(['xls', ['Été']]);
    expect(await rowsOf(tables[0])).toEqual(READ);
    expect(tables[0]).toMatchObject({ headerRow: 1, rows: 3 });
  });

  it('is told by its bytes in an archive, and under another name', async () => {
    const content = written({ A: ROWS }, 'biff8');
    expect(await rowsOf((await open(content, 'a.xlsx')).tables[0])).toEqual(READ);
    const [table] = (await open(zipped({ 'lisez-moi.pdf': '%PDF', 'b.xls': content }), 'b.zip')).tables;
    expect(await rowsOf(table)).toEqual(READ);
  });

  it.each(['biff5', 'biff4', 'biff3', 'biff2'] as library.BookType[])('is read from %s on', async (bookType) => {
    const rows = [
      ['code', 'effectif'],
      ['03190', 12.5],
      ['2A004', -4],
    ];
    const { tables } = await open(written({ A: rows }, bookType), 'a.xls');
    expect(await rowsOf(tables[0])).toEqual([
      { line: 2, code: '03190', effectif: '12.5' },
      { line: 3, code: '2A004', effectif: '-4' },
    ]);
  });

  it('is in Windows-1252 before Excel 97, with or without a container', async () => {
    const cells = (label: number, number: number, isOld: boolean) => [
      ...[
        ['code', 0, 0],
        ['médecins à 5 €', 0, 1],
        ['03190', 1, 0],
      ].map(([text, r, c]) =>
        biff(label, [
          r,
          0,
          c,
          0,
          ...(isOld ? [0, 0, 0, `${text}`.length] : [0, 0, `${text}`.length, 0]),
          ...letters(`${text}`),
        ]),
      ),
      biff(number, [1, 0, 1, 0, ...(isOld ? [0, 0, 0] : [0, 0]), ...new Uint8Array(Float64Array.of(3.5).buffer)]),
      biff(0x0a, []),
    ];
    const old = Uint8Array.from([biff(0x0009, [2, 0, 0x10, 0]), ...cells(0x0004, 0x0003, true)].flat());
    const globals = [biff(0x0809, [0, 5, 5, 0, 0, 0, 0, 0]), biff(0x42, [0xe4, 4])].flat();
    const bound = (at: number) => biff(0x85, [at, 0, 0, 0, 0, 0, 3, ...letters('Été')]);
    const start = globals.length + bound(0).length + biff(0x0a, []).length;
    const book = Uint8Array.from(
      [
        globals,
        bound(start),
        biff(0x0a, []),
        biff(0x0809, [0, 5, 0x10, 0, 0, 0, 0, 0]),
        ...cells(0x0204, 0x0203, false),
      ].flat(),
    );
    const container = library.CFB.utils.cfb_new();
    library.CFB.utils.cfb_add(container, '/Book', book);
    const packed = library.CFB.write(container, { type: 'buffer' }) as Uint8Array;
    for (const content of [old, packed]) {
      const [table] = (await open(content, 'a.xls')).tables;
      expect(await rowsOf(table)).toEqual([{ line: 2, code: '03190', 'médecins à 5 €': '3.5' }]);
    }
    expect((await open(packed, 'a.xls')).tables[0].name).toBe('Été');
  });

  it('gives a text merged over rows to each of them, and a number to the first', async () => {
    const rows = [
      ['CPTS', 'Habitants', 'Commune'],
      ['CPTS Inventée', 900, 'Moulins'],
      [null, null, 'Yzeure'],
      ['CPTS Autre', 400, 'Vichy'],
    ];
    for (const bookType of ['biff8', 'xlsx', 'ods', 'html', 'xlml'] as const) {
      const { tables } = await open(written({ A: rows }, bookType, ['A2:A3', 'B2:B3']), 'a');
      expect([bookType, ...(await rowsOf(tables[0])).map((row) => [row.CPTS, row.Habitants])]).toEqual([
        bookType,
        ['CPTS Inventée', '900'],
        ['CPTS Inventée', null],
        ['CPTS Autre', '400'],
      ]);
    }
  });
});

describe('a workbook of today', () => {
  it('needs no reference in its cells', async () => {
    const { tables } = await open(caseFile('c47-xlsx-sans-reference.xlsx'), 'c47.xlsx');
    expect(await rowsOf(tables[0])).toEqual([
      { line: 2, code_insee: '1001', foyers: '10' },
      { line: 3, code_insee: '1004', foyers: '20' },
      { line: 4, code_insee: '1053', foyers: '30' },
    ]);
  });

  it('gives the name of a CPTS to the rows that it is merged over, and to no other', async () => {
    const { tables } = await open(caseFile('d05f-cellules-fusionnees.xlsx'), 'd05f.xlsx');
    const names = (await rowsOf(tables[0])).map(({ CPTS }) => CPTS);
    expect(names.slice(0, 7)).toEqual([
      ...Array<string>(5).fill('CPTS Inventée du Bocage'),
      'CPTS Inventée des Sources',
      null,
    ]);
    expect(names).toHaveLength(14);
  });

  it('reads dates by the format of their cells, from 1900 and from 1904', async () => {
    const sheet = library.utils.aoa_to_sheet([
      ['jour', 'heure', 'nombre'],
      [45_291, 45_291.5, 45_291],
    ]);
    Object.assign(sheet.A2, { z: '[$-40C]d mmmm yyyy;@' });
    Object.assign(sheet.B2, { z: 'dd/mm/yyyy hh:mm' });
    Object.assign(sheet.C2, { z: '#,##0 "jours"' });
    for (const [date1904, day] of [
      [false, '2023-12-31'],
      [true, '2028-01-01'],
    ] as const) {
      const book = { ...library.utils.book_new(sheet), Workbook: { WBProps: { date1904 } } };
      for (const bookType of ['xlsx', 'biff8'] as const) {
        const { tables } = await open(library.write(book, { bookType, type: 'buffer' }) as Uint8Array, 'dates');
        const [row] = await rowsOf(tables[0]);
        expect([bookType, row]).toEqual([
          bookType,
          { line: 2, jour: day, heure: `${day}T12:00:00.000Z`, nombre: '45291' },
        ]);
      }
    }
  });

  it('is read a part at a time, and says how far', async () => {
    const rows = [['code', ...Array.from({ length: 59 }, (_, i) => `v${i}`)]];
    for (let i = 0; i < 3500; i++)
      rows.push([String(10_000 + i), ...Array.from({ length: 59 }, (_, j) => `${i}.${j}`)]);
    const shares: number[] = [];
    const content = written({ A: rows }, 'xlsx');
    const { tables } = await open(content, 'large.xlsx', { onProgress: (share) => shares.push(share) });
    expect(tables[0].rows).toBe(3500);
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect((await rowsOf(tables[0])).at(-1)).toMatchObject({ line: 3501, code: '13499', v58: '3499.58' });
  });
});

/** A spreadsheet of OpenDocument whose `body` is tables. */
const ods = (body: string) =>
  zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"/>',
    'Configurations2/images/a.png': '\x89PNG',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet>
      <table:tracked-changes><table:cell-content-change><table:change-track-table-cell><text:p>ancien</text:p></table:change-track-table-cell></table:cell-content-change></table:tracked-changes>
      ${body}</office:spreadsheet></office:body></office:document-content>`,
  });
const text = (words: string, rest = '') =>
  `<table:table-cell office:value-type="string"${rest}><text:p>${words}</text:p></table:table-cell>`;
const number = (value: number, shown: string, rest = '') =>
  `<table:table-cell office:value-type="float" office:value="${value}"${rest}><text:p>${shown}</text:p></table:table-cell>`;
const row = (cells: string, rest = '') => `<table:table-row${rest}>${cells}</table:table-row>`;
const END = row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048000"');

describe('a spreadsheet of OpenDocument', () => {
  it('gives the values of its cells, repeated ones and hidden rows included, sheet by sheet', async () => {
    const header = row(
      text('Code') + text('Commune') + text('Effectif', ' table:number-columns-repeated="2"') + text('Relevé'),
    );
    const content = ods(`
      <table:table table:name="Lisez-moi">${row(text('Une note'))}${END}</table:table>
      <table:table table:name="Données">
        <table:table-header-rows>${header}</table:table-header-rows>
        <table:table-row-group>
          ${row(text('03190') + text('Saint<text:s text:c="2"/>Menoux<office:annotation><text:p>à revoir</text:p></office:annotation>') + number(1234.5, '1 234,50 €', ' table:number-columns-repeated="2"') + '<table:table-cell office:value-type="date" office:date-value="2024-01-05"><text:p>05/01/24</text:p></table:table-cell>')}
          ${row(text('03310') + text('Vi<draw:frame><text:p>image</text:p></draw:frame>chy') + number(7, '7', ' table:formula="of:=3+4"') + '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>', ' table:visibility="filter"')}
          ${row(text('03321') + text('Yzeure') + '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="0"><text:p>#N/A</text:p></table:table-cell>')}
        </table:table-row-group>
        ${row(text('03001') + text('deux fois'), ' table:number-rows-repeated="2"')}
        ${END}
      </table:table>`);
    const { format, tables } = await open(content, 'fedoru.ods');
    expect([format, tables.map(({ name }) => name)]).toEqual(['ods', ['Données']]);
    expect(tables[0].columns).toEqual(['Code', 'Commune', 'Effectif', 'Effectif (2)', 'Relevé']);
    expect((await rowsOf(tables[0])).map((one) => Object.values(one))).toEqual([
      [2, '03190', 'Saint  Menoux', '1234.5', '1234.5', '2024-01-05'],
      [3, '03310', 'Vichy', '7', '0.5', null],
      [4, '03321', 'Yzeure', null, null, null],
      [5, '03001', 'deux fois', null, null, null],
      [6, '03001', 'deux fois', null, null, null],
    ]);
  });

  it('is one under any name, and a bomb when a cell is repeated out of all proportion', async () => {
    const rows = row(text('code') + text('v')) + row(text('03190') + number(1, '1'));
    expect((await open(ods(`<table:table table:name="A">${rows}</table:table>`), 'a.xls')).format).toBe('ods');
    const many = row(text('03190'), ' table:number-rows-repeated="1000000000"');
    await expect(open(ods(`<table:table table:name="A">${rows}${many}</table:table>`), 'a.ods')).rejects.toMatchObject({
      reason: 'bomb',
    });
  });
});

describe('a page under the name of a workbook', () => {
  it('gives its tables', async () => {
    const { format, tables } = await open(caseFile('a20b-html-complet.xls'), 'a20b.xls');
    expect(format).toBe('html');
    expect(await rowsOf(tables[0])).toEqual([{ line: 2, code_insee: '03190', foyers: '10' }]);
  });

  it('is read in its encoding, with its wide cells, its entities and its line breaks', async () => {
    const page = `<meta charset=iso-8859-1><style>td{color:red}</style><table border=1>
      <tr><th rowspan=2>Code<br>INSEE<th rowspan="2">Commune</th><th colspan=2>M&eacute;decins</th></tr>
      <tr><td>2023<td>2024
      <tr><td>03190<td><b>Moulins</b>&nbsp;<script>var a = '<td>';</script></td><td x:num="12.5">12,50<td>été
    </table>`;
    const { tables } = await open(
      Uint8Array.from(page, (letter) => letter.charCodeAt(0)),
      'export.xls',
    );
    expect(tables[0].columns).toEqual(['Code INSEE', 'Commune', 'Médecins 2023', 'Médecins 2024']);
    expect((await rowsOf(tables[0])).map((one) => Object.values(one))).toEqual([
      [3, '03190', 'Moulins', '12.5', 'été'],
    ]);
  });
});

it('reads the XML spreadsheet of Excel 2003', async () => {
  const { format, tables } = await open(written({ A: ROWS }, 'xlml'), 'a.xls');
  expect(format).toBe('spreadsheetml');
  expect(await rowsOf(tables[0])).toEqual(READ);
});

describe('a header of two rows', () => {
  const columns = ['Code INSEE', 'Commune', 'Médecins 2023', 'Infirmiers 2023', 'Médecins 2024', 'Infirmiers 2024'];

  it.each(['a17-deux-entetes-fusionnes.csv', 'a17b-entetes-fusionnes.xlsx'])(
    'names the columns of %s',
    async (name) => {
      const { tables } = await open(caseFile(name), name);
      expect(tables[0]).toMatchObject({ columns, headerRow: 2, rows: 2 });
      expect((await rowsOf(tables[0])).map((one) => Object.values(one))).toEqual([
        [3, '03190', 'Moulins', '10', '20', '11', '21'],
        [4, '03321', 'Yzeure', '5', '6', '7', '8'],
      ]);
    },
  );

  it('is one when the years are under what they count', async () => {
    const lines = ['Code;Commune;Médecins;;Infirmiers;', ';;2023;2024;2023;2024', '03190;Moulins;10;11;20;21'];
    const { tables } = await open(lines.join('\n'), 'a.csv');
    expect(tables[0]).toMatchObject({ headerRow: 2, rows: 1 });
    expect(tables[0].columns).toEqual([
      'Code',
      'Commune',
      'Médecins 2023',
      'Médecins 2024',
      'Infirmiers 2023',
      'Infirmiers 2024',
    ]);
  });

  it('is not made of a title, nor of a first row of figures', async () => {
    const titled = await open('Médecins en 2023;;\nCode;Effectif;Effectif\n03190;10;20', 'a.csv');
    expect(titled.tables[0].columns).toEqual(['Code', 'Effectif', 'Effectif (2)']);
    const plain = await open('Code;Effectif;\n03190;10;a\n03321;20;b', 'a.csv');
    expect(plain.tables[0]).toMatchObject({ headerRow: 1, rows: 2 });
  });
});

it('reads UTF-16 without its mark', async () => {
  const { tables } = await open(caseFile('a03-utf16le-sans-bom.txt'), 'a03.txt');
  expect(await rowsOf(tables[0])).toEqual([
    { line: 2, code_insee: '03190', 'foyers inventés': '10' },
    { line: 3, code_insee: '03321', 'foyers inventés': '20' },
  ]);
});
