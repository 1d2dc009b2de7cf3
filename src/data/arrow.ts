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
  const encoder = new TextEncoder();
  const texts = cells.map((cell) => (cell === null ? '' : String(cell)));
  const valueOffsets = new Int32Array(texts.length + 1);
  const whole = texts.join('');
  const plain = encoder.encode(whole);
  if (plain.length === whole.length) {
    texts.forEach((text, i) => (valueOffsets[i + 1] = valueOffsets[i] + text.length));
    return { valueOffsets, data: plain };
  }
  // UTF-8 takes at most three bytes for each unit of UTF-16.
  const data = new Uint8Array(3 * whole.length);
  texts.forEach((text, i) => {
    valueOffsets[i + 1] = valueOffsets[i] + encoder.encodeInto(text, data.subarray(valueOffsets[i])).written;
  });
  return { valueOffsets, data: data.subarray(0, valueOffsets[texts.length]) };
}
