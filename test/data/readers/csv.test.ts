import { describe, expect, it } from 'vitest';
import { useEngine } from './reading';

const { open, rowsOf } = useEngine();

/** The only table of a CSV file, with its rows. */
async function read(content: Parameters<typeof open>[0], options?: Parameters<typeof open>[2]) {
  const { tables } = await open(content, 'table.csv', options);
  expect(tables).toHaveLength(1);
  return { ...tables[0], read: await rowsOf(tables[0]) };
}

const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a text between delimiters', () => {
  const expected = [
    { line: 2, code: '01004', nom: 'Ambérieu, le haut', apl: '2,5' },
    { line: 3, code: '2A004', nom: 'Ajaccio', apl: null },
  ];

  it.each([
    ['semicolons', 'code;nom;apl\n01004;Ambérieu, le haut;2,5\n2A004;Ajaccio;\n'],
    ['CR LF and a BOM', '\uFEFFcode;nom;apl\r\n01004;Ambérieu, le haut;2,5\r\n2A004;Ajaccio;\r\n'],
    ['no last line break', 'code;nom;apl\n01004;Ambérieu, le haut;2,5\n2A004;Ajaccio;'],
    ['commas and quotes', 'code,nom,apl\n01004,"Ambérieu, le haut","2,5"\n2A004,Ajaccio,\n'],
    ['tabs', 'code\tnom\tapl\n01004\tAmbérieu, le haut\t2,5\n2A004\tAjaccio\t\n'],
    ['bars, closing each line', 'code|nom|apl|\n01004|Ambérieu, le haut|2,5|\n2A004|Ajaccio||\n'],
    ['mixed line breaks', 'code;nom;apl\r\n01004;Ambérieu, le haut;2,5\n2A004;Ajaccio;\r\n'],
    ['line breaks of old Macs', 'code;nom;apl\r01004;Ambérieu, le haut;2,5\r2A004;Ajaccio;\r'],
  ])('%s', async (_, content) => {
    const table = await read(content);
    expect(table.columns).toEqual(['code', 'nom', 'apl']);
    expect(table.read).toEqual(expected);
    expect(table).toMatchObject({ rows: 2, headerRow: 1, unitsRow: null, refused: [] });
  });

  it('in Windows-1252 and in UTF-16', async () => {
    const text = 'code;nom;apl\n01004;Ambérieu, le haut;2,5\n2A004;Ajaccio;\n';
    expect((await read(windows1252(text))).read).toEqual(expected);
    const wide = new Uint16Array([0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))]);
    expect((await read(wide)).read).toEqual(expected);
  });

  it('keeps the letters that Windows-1252 has and Latin-1 has not', async () => {
    const bytes = [...'code;nom\n01004;l', '\x92', '\x9c', 'uvre ', '\x80', '\xe9\n'].join('');
    const table = await read(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
    expect(table.read).toEqual([{ line: 2, code: '01004', nom: 'l’œuvre €é' }]);
  });

  it('keeps the line of each row past blank lines, cells of several lines and rows refused', async () => {
    const table = await read('a;b\n"1";"x"\n\n2;"y\nz"\n3\n"4";"t"\n;\n5;u;;\n6;v;w\n7;"end\n');
    expect(table.read).toEqual([
      { line: 2, a: '1', b: 'x' },
      { line: 4, a: '2', b: 'y\nz' },
      { line: 7, a: '4', b: 't' },
      { line: 9, a: '5', b: 'u' },
    ]);
    expect(table.refused).toEqual([
      { line: 6, reason: 'cells' },
      { line: 10, reason: 'cells' },
      { line: 11, reason: 'quotes' },
    ]);
  });

  it('takes quotes as letters where they do not quote', async () => {
    const table = await read('a|b|\n"x|1|\n"y"z|2|\n5" t|3|\n');
    expect(table.read.map(({ a }) => a)).toEqual(['"x', '"y"z', '5" t']);
  });

  it('finds the header under titles, and the units under it', async () => {
    const content =
      'Population au 1er janvier;;\nSource : INSEE;;\nCode;Commune;Habitants\n;;nombre\n01001;X;860\n01002;Y;270\n';
    const table = await read(content);
    expect(table).toMatchObject({ headerRow: 3, unitsRow: 4, columns: ['Code', 'Commune', 'Habitants'], rows: 2 });
    expect(table.read[0]).toEqual({ line: 5, Code: '01001', Commune: 'X', Habitants: '860' });
  });

  it('names the columns of a list without header', async () => {
    const table = await read('03190\n03321\n');
    expect(table).toMatchObject({ headerRow: null, columns: ['colonne 1'], rows: 2 });
    expect(table.read).toEqual([
      { line: 1, 'colonne 1': '03190' },
      { line: 2, 'colonne 1': '03321' },
    ]);
  });

  it('takes the header that it is told', async () => {
    const table = await read('a;b\nc;d\n1;2\n', { headerRow: 2 });
    expect(table).toMatchObject({ columns: ['c', 'd'], rows: 1 });
    expect((await read('a;b\nc;d\n', { headerRow: null })).rows).toBe(2);
  });

  it('names columns apart whatever their case, and keeps `line` for itself', async () => {
    const { columns } = await read('Code;code;line;;\n1;2;3;4;5\n');
    expect(columns).toEqual(['Code', 'code (2)', 'line (2)', 'colonne 4', 'colonne 5']);
  });
});

describe('what is no table', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n\n '],
    ['no-rows', 'code;nom\n'],
    ['format', ';'.repeat(100_000)],
    ['html', '\n<!DOCTYPE html><html><body>404</body></html>'],
    ['ragged', 'a;b;c\n1;2;3\n' + ['1;2', '1;2;3;4', '1;2;3;4;5', '1;2;3'].join('\n').concat('\n').repeat(12)],
  ])('%s', async (reason, content) => {
    await expect(open(content, 'table.csv')).rejects.toMatchObject({ name: 'ReadError', reason, file: 'table.csv' });
  });
});
