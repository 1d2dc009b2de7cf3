import type { Entry } from './archive';
import { numberCell, serialDate, showsDate, type Cell } from './cell-format';
import { ReadError } from './errors';
import { Sheet } from './sheet';
import { visitXml, type XmlVisitor } from './xml';

/** Columns that a sheet of the standard may have. */
const LAST_COLUMN = 16_384;

/** What the cells of every sheet refer to. */
interface Book {
  strings: string[];
  /** Whether a number shows a date, by style. */
  dates: boolean[];
  since1904: boolean;
}

/**
 * Reads the sheets of a workbook (ECMA-376), a part at a time.
 * @param main path of the workbook in its package.
 * @param onRead told the share read, from 0 to 1.
 */
export async function readXlsx(
  file: string,
  main: string,
  entries: readonly Entry[],
  signal?: AbortSignal,
  onRead?: (share: number) => void,
): Promise<Sheet[]> {
  const visit = async (entry: Entry | undefined, visitor: XmlVisitor, onBytes?: (bytes: number) => void) => {
    if (entry) await visitXml(await entry.unpack(signal), visitor, signal, onBytes);
  };
  const at = (path: string) => entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  const parts = new Parts(main);
  await visit(at(parts.relations), parts.visitor);
  const book: Book = { strings: [], dates: [], since1904: false };
  const sheets: { name: string; id: string }[] = [];
  await visit(at(main), {
    open(name, { date1904, name: title, id }) {
      if (name === 'workbookPr') book.since1904 ||= date1904 === '1' || date1904 === 'true';
      if (name === 'sheet' && title) sheets.push({ name: unescaped(title), id });
    },
  });
  await visit(at(parts.styles), stylesVisitor(book));
  await visit(
    at(parts.strings),
    textsVisitor('si', (text) => book.strings.push(text)),
  );
  const found = sheets.flatMap(({ name, id }) => {
    const entry = at(parts.sheets.get(id) ?? '');
    return entry ? [{ name, entry }] : [];
  });
  if (!found.length) throw new ReadError('damaged', file);
  const total = found.reduce((sum, { entry }) => sum + entry.size, 0);
  let read = 0;
  const read1 = (bytes: number) => onRead?.((read += bytes) / total);
  const made: Sheet[] = [];
  for (const { name, entry } of found) {
    const sheet = new Sheet(name, file);
    await visit(entry, sheetVisitor(sheet, book), read1);
    made.push(sheet);
  }
  return made;
}

/** Where the parts of a workbook are in its package. */
class Parts {
  styles = '';
  strings = '';
  readonly sheets = new Map<string, string>();
  readonly #folder: string;
  readonly relations: string;

  constructor(main: string) {
    this.#folder = main.slice(0, main.lastIndexOf('/') + 1);
    this.relations = `${this.#folder}_rels/${main.slice(this.#folder.length)}.rels`;
  }

  readonly visitor: XmlVisitor = {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : this.#folder + target;
      if (type.endsWith('/styles')) this.styles = path;
      else if (type.endsWith('/sharedStrings')) this.strings = path;
      else if (type.endsWith('/worksheet')) this.sheets.set(id, path);
    },
  };
}

function stylesVisitor({ dates }: Book): XmlVisitor {
  const codes = new Map<number, string>();
  const base: (number | undefined)[] = [];
  let list = '';
  return {
    open(name, { numFmtId, formatCode, xfId }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellStyleXfs' || name === 'cellXfs') list = name;
      if (name !== 'xf') return;
      const own = numFmtId === undefined ? undefined : Number(numFmtId);
      if (list === 'cellStyleXfs') base.push(own);
      else if (list === 'cellXfs') {
        const format = own ?? base[Number(xfId)];
        dates.push(format !== undefined && showsDate(format, codes.get(format)));
      }
    },
    close(name) {
      if (name === list) list = '';
    },
  };
}

/** The texts under each element `item`, what is only there to be pronounced left out. */
function textsVisitor(item: string, onText: (text: string) => void): XmlVisitor {
  let text = '';
  let inText = false;
  let spoken = false;
  return {
    open(name) {
      if (name === item) text = '';
      else if (name === 'rPh') spoken = true;
      else if (name === 't') inText = !spoken;
    },
    close(name) {
      if (name === item) onText(unescaped(text));
      else if (name === 'rPh') spoken = false;
      else if (name === 't') inText = false;
    },
    text(part) {
      if (inText) text += part;
    },
  };
}

function sheetVisitor(sheet: Sheet, book: Book): XmlVisitor {
  let [line, column, within, numbered] = [0, -1, false, false];
  let cells: Cell[] = [];
  let [type, style, value, inValue]: [string, string, string, boolean] = ['n', '', '', false];
  const inline = textsVisitor('is', (text) => (value = text));
  return {
    open(name, attributes) {
      if (name === 'sheetData') within = true;
      else if (name === 'mergeCell') addMerge(sheet, attributes.ref);
      else if (!within) return;
      else if (name === 'row') {
        numbered = attributes.r !== undefined;
        line = numbered ? Number(attributes.r) : line + 1;
        [column, cells] = [-1, []];
      } else if (name === 'c') {
        [type, style, value] = [attributes.t ?? 'n', attributes.s ?? '', ''];
        const next = attributes.r ? columnAt(attributes.r) : column + 1;
        if (!(next > column && next < LAST_COLUMN)) throw new RangeError(`cell ${attributes.r} is out of its place`);
        if (!numbered && attributes.r) line = Number(/\d+$/.exec(attributes.r)?.[0]);
        column = next;
      } else if (name === 'v') inValue = true;
      else inline.open!(name, attributes);
    },
    close(name) {
      if (name === 'sheetData') within = false;
      else if (!within) return;
      else if (name === 'row') sheet.add(line, cells);
      else if (name === 'v') inValue = false;
      else if (name === 'c') {
        const cell = value === '' ? null : cellOf(type, style, value, book);
        if (cell !== null && cell !== '') cells[column] = cell;
      } else inline.close!(name);
    },
    text(part) {
      if (inValue) value += part;
      else if (within) inline.text!(part);
    },
  };
}

/** What a cell says (18.3.1.4); errors say nothing. */
function cellOf(type: string, style: string, value: string, { strings, dates, since1904 }: Book): Cell {
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw new RangeError(`no text ${value}`);
      return text;
    }
    case 'str':
      return unescaped(value);
    case 'b':
      return String(value === '1' || value === 'true');
    case 'e':
      return null;
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'n': {
      const number = numberCell(value);
      return typeof number === 'number' && dates[Number(style)] ? serialDate(number, since1904) : number;
    }
    default:
      return value;
  }
}

/** Place of the column that a reference such as `AB12` names. */
function columnAt(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column - 1;
}

function addMerge({ merges }: Sheet, range = '') {
  const [, first, top, last, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  if (!bottom) return;
  merges.push({ top: Number(top), bottom: Number(bottom), left: columnAt(first), right: columnAt(last) });
}

/** Characters that XML cannot hold are written by their code. */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
