import { Float64, Int64, makeData, makeVector, Table, tableToIPC, Utf8, type Vector } from 'apache-arrow';
import type { TableColumn, Value } from './engine';

/**
 * A column as Arrow. Its arrays are laid out here: Arrow's own builders compile code, which the page's content policy
 * refuses.
 */
export function toVector(type: TableColumn['type'], cells: readonly Value[]): Vector {
  const { length } = cells;
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  let nullCount = 0;
  cells.forEach((cell, i) => {
    if (cell === null || Number.isNaN(cell)) nullCount++;
    else nullBitmap[i >> 3] |= 1 << (i & 7);
  });
  const common = { length, nullCount, nullBitmap };
  switch (type) {
    case 'VARCHAR': {
      const { valueOffsets, data } = encoded(cells);
      return makeVector(makeData({ ...common, type: new Utf8(), valueOffsets, data }));
    }
    case 'BIGINT': {
      const data = BigInt64Array.from(cells, (cell) => BigInt(cell || 0));
      return makeVector(makeData({ ...common, type: new Int64(), data }));
    }
    case 'DOUBLE':
      return makeVector(makeData({ ...common, type: new Float64(), data: Float64Array.from(cells, Number) }));
  }
}

/** Rows as an Arrow IPC stream, columns in their order. */
export function toIpc(columns: readonly TableColumn[], rows: readonly (readonly Value[])[]): Uint8Array<ArrayBuffer> {
  const cellsOf = (column: number) => rows.map((row) => row[column] ?? null);
  const vectors = columns.map(({ type }, i) => [`c${i}`, toVector(type, cellsOf(i))] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream') as Uint8Array<ArrayBuffer>;
}

/** Texts end to end in UTF-8, and where each begins; nothing for `null`. */
function encoded(cells: readonly Value[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const written = cells.map((cell) => (cell === null ? '' : String(cell)));
  // Two halves of a letter in two texts would become one.
  const texts = HALF.test(written.join('\n')) ? written.map((text) => text.replace(HALVES, '\uFFFD')) : written;
  const data = encoder.encode(texts.join(''));
  const valueOffsets = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => (valueOffsets[i + 1] = valueOffsets[i] + bytesOf(text)));
  return { valueOffsets, data };
}

/** Half of a letter beyond UTF-16, alone: such a text is no text. */
const HALF = /\p{Surrogate}/u;
const HALVES = new RegExp(HALF, 'gu');
const encoder = new TextEncoder();

/** Bytes that a text takes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The two halves of what is beyond UTF-16 take two bytes each.
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
