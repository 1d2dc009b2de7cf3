import type { CellValue, Row } from 'read-excel-file/universal';
import type { Entry } from './archive';
import { ReadError } from './errors';
import { columnNames, guessHeading } from './header';
import type { Shelf, TextRow } from './shelf';
import { readWhole, type Source } from './source';
import type { ReadOptions, ReadTable } from './table';

/** Rows looked at to guess the heading. */
const HEAD_ROWS = 60;

/** Cells of the rectangle of a sheet, empty ones included: the library makes them all. */
const LARGEST_SHEET = 30e6;

/**
 * Reads the sheets of a workbook that have rows, each a table.
 * @param entries the files of the workbook, which is a zip archive.
 */
export async function openXlsx(
  source: Source,
  entries: readonly Entry[],
  shelf: Shelf,
  options: ReadOptions,
): Promise<ReadTable[]> {
  for (const entry of entries) {
    if (entry.name.startsWith('xl/worksheets/')) await refuseSprawl(await entry.unpack(options.signal));
  }
  const [{ default: readWorkbook }, { unzipSync, zipSync }] = await Promise.all([
    import('read-excel-file/universal'),
    import('fflate'),
  ]);
  const bytes = await readWhole(source);
  // It would inflate what is packed in workers of its own making, which the page's content policy refuses.
  const unpacked = async () => zipSync(unzipSync(bytes), { level: 0 });
  const sheets = await unpacked()
    .then(({ buffer }) => readWorkbook<string>(buffer as ArrayBuffer, { parseNumber: plainNumber, trim: false }))
    .catch((cause: unknown) => {
      throw new ReadError('damaged', source.name, '', cause);
    });
  const tables: ReadTable[] = [];
  for (const { sheet, data } of sheets) {
    options.signal?.throwIfAborted();
    const table = await openSheet(sheet, data, shelf, options);
    if (table) tables.push(table);
    options.onProgress?.(tables.length / sheets.length);
  }
  if (!tables.length) throw new ReadError('no-rows', source.name);
  return tables;
}

/** One cell far away is enough to make a small file larger than memory. */
async function refuseSprawl(sheet: Source) {
  const text = new TextDecoder().decode(await readWhole(sheet));
  let [width, height] = [0, 0];
  for (const [, letters, digits] of text.matchAll(/ r="([A-Z]{1,3})(\d{1,7})"/g)) {
    const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
    width = Math.max(width, column);
    height = Math.max(height, Number(digits));
  }
  if (width * height > LARGEST_SHEET) throw new ReadError('bomb', sheet.name);
}

async function openSheet(
  name: string,
  data: Row<string>[],
  shelf: Shelf,
  options: ReadOptions,
): Promise<ReadTable | null> {
  const head = data.slice(0, HEAD_ROWS).map((row) => row.map((cell) => toText(cell)?.trim() ?? ''));
  const guess = guessHeading(head);
  const placeOf = (line: number | null | undefined, guessed: number | null) =>
    line === undefined ? guessed : line === null ? null : line - 1;
  const header = placeOf(options.headerRow, guess.header);
  const units = placeOf(options.unitsRow, guess.units);
  const first = Math.max(header ?? -1, units ?? -1) + 1;
  let width = 0;
  for (const row of data.slice(header ?? 0)) width = Math.max(width, row.findLastIndex((cell) => cell !== null) + 1);
  const titles = header === null ? [] : (data[header] ?? []);
  const columns = columnNames(Array.from({ length: width }, (_, i) => toText(titles[i] ?? null) ?? ''));
  let rows = 0;
  const texts = function* (): Generator<TextRow> {
    for (let i = first; i < data.length; i++) {
      const cells = columns.map((_, column) => toText(data[i][column] ?? null));
      if (cells.every((cell) => cell === null)) continue;
      rows++;
      yield { line: i + 1, cells };
    }
  };
  if (first >= data.length || !width) return null;
  const relation = await shelf.addRows(columns, texts());
  const lineOf = (place: number | null) => (place === null ? null : place + 1);
  return {
    name,
    relation,
    columns,
    rows,
    headerRow: lineOf(header),
    unitsRow: lineOf(units),
    surfaces: null,
    refused: [],
  };
}

/** Workbooks write 1.1 as 1.1000000000000001. */
const plainNumber = (written: string) => String(Number(written));

function toText(cell: CellValue<string> | null): string | null {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? null : cell.toISOString().replace('T00:00:00.000Z', '');
  return String(cell);
}
