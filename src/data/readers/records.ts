import { counter } from './bytes';

/** How a text lays out its records. Bytes, which ASCII, UTF-8 and Windows-1252 share. */
export interface Dialect {
  delimiter: number;
  /** Whether a cell may stand in double quotes, doubled inside (RFC 4180). */
  quoted: boolean;
  /** LF (after CR or not), or CR alone as old Macs wrote. */
  newline: typeof LF | typeof CR;
}

/** One record of a text, valid during the visit only. */
export interface Span {
  bytes: Uint8Array;
  /** From its first byte to the one after its last, without the line break. */
  start: number;
  end: number;
  /** The line it starts on, from 1, and how many it covers. */
  line: number;
  lines: number;
  cells: number;
  quotedCells: number;
  crlf: boolean;
  /** Its quotes do not close, or it is too long for a record: it was then cut at the end of its first line. */
  problem: 'quotes' | 'long' | null;
}

export const LF = 0x0a;
export const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** Bytes of a record above which it is refused: half of what DuckDB takes. */
const LONGEST = 1 << 20;

/** Visits the records of a text given in parts. */
export async function scanRecords(
  parts: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  visit: (span: Span) => void,
): Promise<void> {
  const scanner = new Scanner(dialect, visit);
  for await (const part of parts) scanner.push(part);
  scanner.end();
}

/** Finds the records of the parts pushed. */
export class Scanner {
  #rest = new Uint8Array(0);
  #line = 1;
  /** In the middle of a record that is too long: nothing is kept up to its end. */
  #skipping = false;

  constructor(
    readonly dialect: Dialect,
    readonly visit: (span: Span) => void,
  ) {}

  push(part: Uint8Array): void {
    const bytes = this.#rest.length ? joined(this.#rest, part) : part;
    const from = this.#skipping ? this.#skip(bytes) : 0;
    this.#rest = bytes.slice(this.#scan(bytes, from, false));
    if (this.#rest.length > LONGEST && !this.#skipping) {
      this.#tell(this.#rest, 0, this.#rest.length, { problem: 'long' });
      this.#skipping = true;
    }
    if (this.#skipping) this.#rest = new Uint8Array(0);
  }

  end(): void {
    if (!this.#skipping) this.#scan(this.#rest, 0, true);
  }

  /** Where the record after the one skipped starts; the end when it is not there yet. */
  #skip(bytes: Uint8Array): number {
    const end = bytes.indexOf(this.dialect.newline);
    if (end < 0) return bytes.length;
    this.#skipping = false;
    this.#line++;
    return end + 1;
  }

  /** Visits the whole records from `start` on, and says where the first one without its end starts. */
  #scan(bytes: Uint8Array, start: number, last: boolean): number {
    const { delimiter, newline, quoted } = this.dialect;
    const count = counter(bytes);
    let quote = quoted ? bytes.indexOf(QUOTE, start) : -1;
    while (start < bytes.length) {
      if (bytes[start] === newline) {
        start = this.#blanks(bytes, start);
        continue;
      }
      if (quote >= 0 && quote < start) quote = bytes.indexOf(QUOTE, start);
      const end = endOfLine(bytes, start, newline);
      // Most records have no quote at all, and are counted a good deal faster.
      const isPlain = quote < 0 || quote >= end;
      const found = isPlain
        ? { at: end, cells: 1 + count(delimiter, start, end), lines: 1 }
        : this.#quotedRecord(bytes, start, last);
      if (!found || (found.at >= bytes.length && !last)) return start;
      const { at, lines } = found;
      this.#tell(bytes, start, at, at - start > LONGEST ? { ...found, problem: 'long' } : found);
      this.#line += lines;
      start = at + 1;
    }
    return bytes.length;
  }

  /** Lines without a byte that follow one another are one record. @returns where the next record starts. */
  #blanks(bytes: Uint8Array, start: number): number {
    let end = start;
    while (bytes[end] === this.dialect.newline) end++;
    this.#tell(bytes, start, start, { lines: end - start });
    this.#line += end - start;
    return end;
  }

  /** A record whose cells may stand in quotes, up to `at`; `null` when the end of a cell is still to come. */
  #quotedRecord(bytes: Uint8Array, start: number, last: boolean): (Partial<Span> & Ended) | null {
    const { delimiter, newline } = this.dialect;
    let [at, cells, quotedCells, lines] = [start, 1, 0, 1];
    for (;;) {
      const open = opening(bytes, at);
      if (open >= 0) {
        const close = closing(bytes, open + 1, last);
        if (close === PENDING && bytes.length - start <= LONGEST) return null;
        // Only its first line is lost: the next one may be sound.
        if (close < 0 || !isBoundary(bytes, close + 1, delimiter, newline))
          return { at: endOfLine(bytes, start, newline), cells, quotedCells, lines: 1, problem: 'quotes' };
        quotedCells++;
        lines += occurrences(bytes, newline, open, close);
        at = close + 1;
      }
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== newline) at++;
      if (at >= bytes.length || bytes[at] === newline) return { at, cells, quotedCells, lines };
      cells++;
      at++;
    }
  }

  #tell(bytes: Uint8Array, start: number, at: number, found: Partial<Span>) {
    const crlf = this.dialect.newline === LF && at > start && bytes[at - 1] === CR;
    const end = crlf ? at - 1 : at;
    const { cells = 1, quotedCells = 0, lines = 1, problem = null } = found;
    this.visit({ bytes, start, end, line: this.#line, lines, cells, quotedCells, crlf, problem });
  }
}

/** Where a record ends, and how many lines it covers. */
interface Ended {
  at: number;
  lines: number;
}

const PENDING = -2;

/** Where the line that `start` is in ends: at its break, or with the bytes. */
function endOfLine(bytes: Uint8Array, start: number, newline: number): number {
  const end = bytes.indexOf(newline, start);
  return end < 0 ? bytes.length : end;
}

/** Where the quote that opens the cell stands, blanks before it skipped as DuckDB does; -1 when there is none. */
function opening(bytes: Uint8Array, at: number): number {
  while (bytes[at] === SPACE) at++;
  return bytes[at] === QUOTE ? at : -1;
}

/** The quote that closes a cell; -1 when there is none, `PENDING` when it may come with the next part. */
function closing(bytes: Uint8Array, at: number, last: boolean): number {
  for (;;) {
    const found = bytes.indexOf(QUOTE, at);
    if (found < 0 || (found === bytes.length - 1 && !last)) return last ? -1 : PENDING;
    if (bytes[found + 1] !== QUOTE) return found;
    at = found + 2;
  }
}

const isBoundary = (bytes: Uint8Array, at: number, delimiter: number, newline: number) =>
  at >= bytes.length || bytes[at] === delimiter || bytes[at] === newline || (bytes[at] === CR && bytes[at + 1] === LF);

function occurrences(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte, from); at >= 0 && at < to; at = bytes.indexOf(byte, at + 1)) found++;
  return found;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

/** Nothing, or nothing but delimiters. */
export function isBlank({ bytes, start, end }: Span, delimiter: number): boolean {
  while (start < end && bytes[start] === delimiter) start++;
  return start === end;
}
