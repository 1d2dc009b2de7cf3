import { decoder, oneByteDecoder, windows1252 } from './encoding';
import { ReadError } from './errors';
import { columnNames } from './header';
import type { Shelf } from './shelf';
import { readWhole, type Source } from './source';
import type { ReadTable } from './table';

/** A field of the records of a table of dBASE or FoxPro. */
interface Field {
  name: string;
  type: string;
  at: number;
  length: number;
}

interface Layout {
  fields: Field[];
  /** Bytes before the records, and in each. */
  start: number;
  step: number;
  records: number;
}

const HEADER = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Versions of dBASE and FoxPro, with or without a file of notes. */
const VERSIONS = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb]);

/** Whether a file of `size` bytes that begins so is one: its version, its date, and a layout that holds together. */
export function looksLikeDbf(head: Uint8Array, size: number): boolean {
  if (head.length < 2 * HEADER || !VERSIONS.has(head[0]) || head[2] > 12 || head[3] > 31) return false;
  const { start, step, records } = sizes(head);
  return start > HEADER && step > 1 && start + records * step <= size + step && head[HEADER] >= 0x20;
}

function sizes(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { records: view.getUint32(4, true), start: view.getUint16(8, true), step: view.getUint16(10, true) };
}

/** The records of a table by the names of its fields; `null` stands for one that was deleted. */
export function dbfRecords(bytes: Uint8Array, file: string): (Record<string, unknown> | null)[] {
  const layout = layoutOf(bytes, file);
  const decode = decoderOf(bytes, layout);
  return Array.from({ length: layout.records }, (_, i) => {
    const at = layout.start + i * layout.step;
    if (bytes[at] === DELETED) return null;
    return Object.fromEntries(
      layout.fields.map(({ name, type, at: offset, length }) => {
        const cell = bytes.subarray(at + offset, at + offset + length);
        return [name, valueOf(type, cell, decode)];
      }),
    );
  });
}

/** Reads a table that comes without its shapes. */
export async function openDbf(source: Source, shelf: Shelf): Promise<ReadTable> {
  const records = dbfRecords(await readWhole(source), source.name);
  const kept = records.flatMap((record, i) => (record ? [{ line: i + 1, record }] : []));
  if (!kept.length) throw new ReadError('no-rows', source.name);
  const keys = Object.keys(kept[0].record);
  const columns = columnNames(keys);
  const rows = kept.map(({ line, record }) => ({ line, cells: keys.map((key) => asText(record[key])) }));
  const relation = await shelf.addRows(columns, rows);
  const plain = { headerRow: null, unitsRow: null, surfaces: null, refused: [] };
  return { name: source.name, relation, columns, rows: rows.length, ...plain };
}

const asText = (value: unknown) => (value === null ? null : String(value));

/** @throws {ReadError} `truncated`, `damaged` */
function layoutOf(bytes: Uint8Array, file: string): Layout {
  if (bytes.length < HEADER) throw new ReadError('truncated', file);
  const { start, step, records } = sizes(bytes);
  const fields: Field[] = [];
  let at = 1;
  for (let place = HEADER; place + HEADER <= Math.min(start, bytes.length); place += HEADER) {
    if (bytes[place] === END_OF_FIELDS) break;
    const name = windows1252(bytes.subarray(place, place + 11))
      .replace(/\0.*$/s, '')
      .trim();
    const type = String.fromCharCode(bytes[place + 11]);
    // The decimals of a text are the upper byte of its length.
    const length = bytes[place + 16] + (type === 'C' ? 256 * bytes[place + 17] : 0);
    fields.push({
      name: fields.some((field) => field.name === name) ? `${name}_${fields.length}` : name,
      type,
      at,
      length,
    });
    at += length;
  }
  if (!fields.length || at > step) throw new ReadError('damaged', file);
  // The last byte of all may be missing.
  if (start + records * step > bytes.length) throw new ReadError('truncated', file);
  return { fields, start, step, records };
}

type Decode = (bytes: Uint8Array) => string;

/** UTF-8 when every text is, else one byte a letter: what is written beside (`.cpg`, code page) lies too often. */
function decoderOf(bytes: Uint8Array, { fields, start, step, records }: Layout): Decode {
  const strict = decoder('utf-8', true);
  const decode: Decode = (cell) => strict(wholeLetters(cell));
  const texts = fields.filter(({ type }) => type === 'C');
  try {
    for (let i = 0; i < records; i++) {
      const record = start + i * step;
      for (const { at, length } of texts) decode(bytes.subarray(record + at, record + at + length));
    }
    return decode;
  } catch {
    return oneByteDecoder(bytes.subarray(start));
  }
}

/** Without the first bytes of a letter that the width of the field has cut. */
function wholeLetters(cell: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, cell.length); back++) {
    const byte = cell[cell.length - back];
    if (byte < 0x80) return cell;
    if (byte >= 0xc0) return back < (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) ? cell.subarray(0, -back) : cell;
  }
  return cell;
}

function valueOf(type: string, cell: Uint8Array, decode: Decode): unknown {
  const view = new DataView(cell.buffer, cell.byteOffset, cell.byteLength);
  if (type === 'I' && cell.length === 4) return view.getInt32(0, true);
  if (type === 'B' && cell.length === 8) return view.getFloat64(0, true);
  const text = (type === 'C' ? decode(cell) : windows1252(cell)).replaceAll('\0', '').trim();
  switch (type) {
    case 'N':
    case 'F': {
      const value = Number.parseFloat(text.replace(',', '.'));
      return Number.isNaN(value) ? null : value;
    }
    case 'D':
      return /^\d{8}$/.test(text) ? text.replace(/(....)(..)(..)/, '$1-$2-$3') : null;
    case 'L':
      return /^[yt]$/i.test(text) ? 'true' : /^[nf]$/i.test(text) ? 'false' : null;
    // Notes, pictures and times are elsewhere, or no text.
    case 'C':
      return text || null;
    default:
      return null;
  }
}
