import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { useEngine } from './reading';

const { open, rowsOf } = useEngine();

/** A workbook of `sheets`, cells as they stand. */
async function workbook(sheets: Record<string, (string | number | Date | null)[][]>): Promise<Buffer> {
  const cells = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : value === null ? null : { value })),
    ),
  }));
  return writeXlsxFile(cells).toBuffer();
}

describe('a workbook', () => {
  it('is read sheet by sheet, below the titles and the units, as the DREES lays out the APL', async () => {
    const notes = [['APL 2023'], ['Source : DREES'], [null], ['Champ : France']];
    const content = await workbook({
      Notice: [],
      'APL 2023': [
        ...notes,
        ['Code commune INSEE', 'Commune', 'APL', 'Relevé le'],
        [null, null, 'consultations par an', null],
        ['01001', "L'Abergement", 2.1, new Date('2023-12-31')],
        ['2A004', 'Ajaccio', 4, null],
        [null, null, null, null],
        ['97411', 'Saint-Denis', 3.3000000000000003, null],
      ],
    });
    const { format, tables } = await open(content, 'apl.xlsx');
    expect(format).toBe('xlsx');
    expect(tables).toHaveLength(1);
    const [table] = tables;
    expect(table).toMatchObject({ name: 'APL 2023', headerRow: 5, unitsRow: 6, rows: 3, surfaces: null });
    expect(table.columns).toEqual(['Code commune INSEE', 'Commune', 'APL', 'Relevé le']);
    const rows = await rowsOf(table);
    expect(rows.map(({ line }) => line)).toEqual([7, 8, 10]);
    expect(rows[0]).toMatchObject({ 'Code commune INSEE': '01001', APL: '2.1', 'Relevé le': '2023-12-31' });
    expect(rows[1]).toMatchObject({ 'Code commune INSEE': '2A004', APL: '4', 'Relevé le': null });
  });

  it('is damaged when its inside is not there', async () => {
    const content = await workbook({ A: [['a'], ['1']] });
    await expect(open(content.subarray(0, 400), 'a.xlsx')).rejects.toMatchObject({ name: 'ReadError' });
  });

  it('takes far rows, and refuses a cell so far away that all those before it would fill memory', async () => {
    const moved = async (to: string) => {
      const files = unzipSync(
        new Uint8Array(
          await workbook({
            A: [
              ['code', 'v'],
              ['01001', 3],
              ['01002', 4],
            ],
          }),
        ),
      );
      const [sheet] = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'));
      const row = /\d+/.exec(to)![0];
      const text = strFromU8(files[sheet]).replace('<row r="3"', `<row r="${row}"`).replace('r="A3"', `r="A${row}"`);
      return zipSync({ ...files, [sheet]: strToU8(text.replace('r="B3"', `r="${to}"`)) });
    };
    const { tables } = await open(await moved('B200000'), 'far.xlsx');
    expect((await rowsOf(tables[0])).map(({ line }) => line)).toEqual([2, 200_000]);
    await expect(open(await moved('XFD1048576'), 'far.xlsx')).rejects.toMatchObject({ reason: 'bomb' });
  });
});
