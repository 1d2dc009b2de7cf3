import type { Cell } from './cell-format';
import { decodeText } from './encoding';
import { ReadError } from './errors';
import { Sheet } from './sheet';
import { readWhole, type Source } from './source';

/** Letters parsed between two looks at what the reader should do. */
const PART = 1 << 20;
/** As far as one cell may reach, right and down (HTML, 4.9.11). */
const WIDEST_SPAN = 1000;
const HIGHEST_SPAN = 65_534;

/**
 * Reads the tables of a page, as many systems export them under the name of a workbook.
 * @throws {ReadError} `html` for a page without a table.
 */
export async function readHtml(source: Source, signal?: AbortSignal): Promise<Sheet[]> {
  const { Parser } = await import('htmlparser2');
  const text = decodeText(await readWhole(source));
  const tables: Table[] = [];
  const open: Table[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const table = open.at(-1);
      if (name === 'table') {
        const made = new Table(new Sheet(`${source.name} › ${tables.length + 1}`, source.name));
        tables.push(made);
        open.push(made);
      } else if (name === 'tr') table?.startRow();
      else if (name === 'td' || name === 'th') table?.startCell(attributes);
      else table?.startInside(name);
    },
    onclosetag(name) {
      const table = open.at(-1);
      if (name === 'table') open.pop()?.endRow();
      else if (name === 'tr') table?.endRow();
      else if (name === 'td' || name === 'th') table?.endCell();
      else table?.endInside(name);
    },
    ontext: (part) => open.at(-1)?.addText(part),
  });
  for (let at = 0; at < text.length; at += PART) {
    signal?.throwIfAborted();
    parser.write(text.slice(at, at + PART));
  }
  parser.end();
  while (open.length) open.pop()!.endRow();
  const sheets = tables.map(({ sheet }) => sheet).filter(({ rows }) => rows.length > 0);
  if (!sheets.length) throw new ReadError('html', source.name);
  return sheets;
}

const HIDDEN = new Set(['script', 'style']);
const BLOCKS = new Set(['br', 'p', 'div', 'li']);

/** A table being read. */
class Table {
  #line = 0;
  #cells: Cell[] | null = null;
  #column = 0;
  /** Last line that a cell of each column reaches. */
  readonly #reached: number[] = [];
  #cell: { text: string; value: string | undefined; right: number; bottom: number } | null = null;
  #hidden = 0;

  constructor(readonly sheet: Sheet) {}

  startRow() {
    this.endRow();
    this.#line++;
    this.#cells = [];
    this.#column = 0;
  }

  endRow() {
    this.endCell();
    if (this.#cells) this.sheet.add(this.#line, this.#cells);
    this.#cells = null;
  }

  startCell({ colspan, rowspan, 'x:num': number, sdval }: Readonly<Record<string, string>>) {
    if (!this.#cells) this.startRow();
    this.endCell();
    while ((this.#reached[this.#column] ?? 0) >= this.#line) this.#column++;
    const right = this.#column + Math.min(WIDEST_SPAN, Math.max(1, Number(colspan) || 1)) - 1;
    const bottom = this.#line + Math.min(HIGHEST_SPAN, Math.max(1, Number(rowspan) || 1)) - 1;
    this.#cell = { text: '', value: number || sdval, right, bottom };
    this.#hidden = 0;
  }

  endCell() {
    if (!this.#cell) return;
    const { text, value, right, bottom } = this.#cell;
    const cell = value === undefined ? written(text) : written(value);
    if (cell !== '') this.#cells![this.#column] = cell;
    if (bottom > this.#line) this.sheet.merges.push({ top: this.#line, bottom, left: this.#column, right });
    for (let column = this.#column; column <= right; column++) this.#reached[column] = bottom;
    this.#column = right + 1;
    this.#cell = null;
  }

  startInside(name: string) {
    if (HIDDEN.has(name)) this.#hidden++;
    else if (BLOCKS.has(name)) this.addText(' \n ');
  }

  endInside(name: string) {
    if (HIDDEN.has(name)) this.#hidden--;
  }

  addText(part: string) {
    if (this.#cell && !this.#hidden) this.#cell.text += part;
  }
}

/** A text without the blanks of its layout; as a number only when this changes nothing of it. */
function written(text: string): Cell {
  const lines = text.split(' \n ').map((line) => line.replaceAll(/[\s\u00a0]+/g, ' ').trim());
  const plain = lines.filter(Boolean).join('\n');
  return String(Number(plain)) === plain ? Number(plain) : plain;
}
