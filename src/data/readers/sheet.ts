import { plainText, type Cell } from './cell-format';
import { ReadError } from './errors';
import { columnNames, guessHeading, linesAbove, titlesOf } from './header';
import type { Shelf, TextRow } from './shelf';
import type { ReadOptions, ReadTable } from './table';

/** Rows looked at to guess the heading. */
const HEAD_ROWS = 60;

/** Cells of the rectangle of a sheet, empty ones included. */
const LARGEST_SHEET = 30e6;

/** Lines that a sheet of a spreadsheet may have. */
const LAST_LINE = 2 ** 20;

/** Cells merged into one, by the lines and the places of the first and of the last. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

interface SheetRow {
  line: number;
  /** May have holes. */
  cells: Cell[];
}

/** A sheet of a spreadsheet, whatever its format. */
export class Sheet {
  /** Those with a cell, in the order of their lines. */
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  #width = 0;

  constructor(
    readonly name: string,
    readonly file: string,
  ) {}

  /** @throws {ReadError} `bomb`: one cell far away is enough to make a small file larger than memory. */
  add(line: number, cells: Cell[]): void {
    const width = cells.findLastIndex((cell) => (cell ?? null) !== null) + 1;
    if (!width) return;
    if (!(line > (this.rows.at(-1)?.line ?? 0))) throw new RangeError(`row ${line} is out of its place`);
    this.#width = Math.max(this.#width, width);
    if (line > LAST_LINE || this.#width * line > LARGEST_SHEET) throw new ReadError('bomb', this.file);
    cells.length = width;
    this.rows.push({ line, cells });
  }

  /**
   * Gives a text merged over several rows to each of them, as it is read on screen. A number is left to the first:
   * it may well be a total of them all.
   * @returns the lines so filled, by the place of their column.
   */
  fillDown(): Map<number, number[]> {
    const rowsAt = new Map(this.rows.map((row) => [row.line, row]));
    const filled = new Map<number, number[]>();
    for (const { top, bottom, left } of this.merges) {
      const value = rowsAt.get(top)?.cells[left];
      if (typeof value !== 'string') continue;
      for (let line = top + 1; line <= Math.min(bottom, this.rows.at(-1)!.line); line++) {
        const cells = rowsAt.get(line)?.cells;
        if (!cells || (cells[left] ?? null) !== null) continue;
        cells[left] = value;
        if (!filled.has(left)) filled.set(left, []);
        filled.get(left)!.push(line);
      }
    }
    return filled;
  }
}

/**
 * Makes tables of the sheets that have rows under their heading.
 * @throws {ReadError} `no-rows` when none has.
 */
export async function openSheets(
  file: string,
  sheets: readonly Sheet[],
  shelf: Shelf,
  options: ReadOptions,
): Promise<ReadTable[]> {
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const onRow = () => ++done % 1000 === 0 && options.onProgress?.(done / total);
  const tables: ReadTable[] = [];
  for (const sheet of sheets) {
    options.signal?.throwIfAborted();
    const table = await openSheet(sheet, shelf, options, onRow);
    if (table) tables.push(table);
  }
  if (!tables.length) throw new ReadError('no-rows', file);
  return tables;
}

async function openSheet(
  sheet: Sheet,
  shelf: Shelf,
  options: ReadOptions,
  onRow: () => unknown,
): Promise<ReadTable | null> {
  const { name, rows } = sheet;
  const guess = guessHeading(headOf(rows));
  const placeOf = (line: number | null | undefined, guessed: number | null) =>
    line === undefined ? guessed : line === null ? null : line - 1;
  const header = placeOf(options.headerRow, guess.header);
  const units = placeOf(options.unitsRow, guess.units);
  const last = Math.max(header ?? -1, units ?? -1) + 1;
  const body = rows.filter(({ line }) => line > last);
  if (!body.length) return null;
  let width = 0;
  for (const { line, cells } of rows) if (line > (header ?? 0)) width = Math.max(width, cells.length);
  const textsAt = (line: number) => trimmed(rows.find((row) => row.line === line)?.cells ?? []);
  const titles = header === null ? [] : titlesOf(linesAbove(header + 1).map(textsAt), textsAt(header + 1));
  const columns = columnNames(Array.from({ length: width }, (_, i) => titles[i] ?? ''));
  const merged = Object.fromEntries([...sheet.fillDown()].map(([column, lines]) => [columns[column], lines]));
  const texts = function* (): Generator<TextRow> {
    for (const { line, cells } of body) {
      onRow();
      yield { line, cells: columns.map((_, column) => plainText(cells[column])) };
    }
  };
  const relation = await shelf.addRows(columns, texts());
  const lineOf = (place: number | null) => (place === null ? null : place + 1);
  return {
    name,
    relation,
    columns,
    rows: body.length,
    headerRow: lineOf(header),
    unitsRow: lineOf(units),
    surfaces: null,
    refused: [],
    merged,
  };
}

const trimmed = (cells: readonly Cell[]) => Array.from(cells, (cell) => plainText(cell)?.trim() ?? '');

/** The first lines, those without a cell included. */
function headOf(rows: readonly SheetRow[]): string[][] {
  const head: string[][] = [];
  for (const { line, cells } of rows) {
    if (line > HEAD_ROWS) break;
    while (head.length < line - 1) head.push([]);
    head.push(trimmed(cells));
  }
  return head;
}
