import { CR, LF, Scanner, type Dialect, type Span } from './records';

/** In the order in which they are believed: a comma may stand in a number, a semicolon hardly. */
const DELIMITERS = ['\t', '|', ';', '~', '^', ','].map((character) => character.charCodeAt(0));

const SEMICOLON = 0x3b;

const COLON = 0x3a;

/** A line that names a CPTS, then its communes: `CPTS du Bourbonnais : Moulins, Yzeure`. */
const TITLED_LIST = /^\W*(?:c\.?p\.?t\.?s\b|communaut\S{1,3} professionnelles? territoriales?)[^:;\t|]*:/i;

/** Share of the records that must have the same number of cells for a delimiter to be believed at once. */
const REGULAR = 0.9;

export interface Sniffed extends Dialect {
  /** Cells that most records have. */
  width: number;
}

/** The first records of a text, blank ones left out, and the last one, which may be cut, when there are others. */
function recordsOf(head: Uint8Array, dialect: Dialect): Span[] {
  const spans: Span[] = [];
  const scanner = new Scanner(dialect, (span) => {
    if (span.end > span.start) spans.push(span);
  });
  scanner.push(head);
  if (!spans.length) scanner.end();
  return spans;
}

/** Guesses the dialect of a text from its first bytes. */
export function sniffDialect(head: Uint8Array): Sniffed {
  const newline: Dialect['newline'] = head.includes(LF) || !head.includes(CR) ? LF : CR;
  if (areTitledLists(head, newline)) return { delimiter: COLON, quoted: false, newline, width: 2 };
  const met = DELIMITERS.filter((delimiter) => delimiter === SEMICOLON || head.includes(delimiter));
  const tried = met.map((delimiter) => {
    const dialect = { delimiter, newline, quoted: true };
    const spans = recordsOf(head, dialect);
    if (isQuoted(spans)) return { ...dialect, ...mostCells(spans) };
    const plain = { ...dialect, quoted: false };
    return { ...plain, ...mostCells(recordsOf(head, plain)) };
  });
  const split = tried.filter(({ width }) => width > 1);
  const best =
    split.find(({ share }) => share >= REGULAR) ?? split.sort((a, b) => b.share * b.width - a.share * a.width)[0];
  const { delimiter, quoted, width } = best ?? tried.find((dialect) => dialect.delimiter === SEMICOLON)!;
  return { delimiter, quoted, newline, width };
}

function areTitledLists(head: Uint8Array, newline: Dialect['newline']): boolean {
  const lines = new TextDecoder().decode(head).split(String.fromCharCode(newline));
  const written = lines.filter((line) => line.trim() !== '');
  return written.length > 1 && written.filter((line) => TITLED_LIST.test(line)).length >= REGULAR * written.length;
}

/** Quotes that often do not close are letters like others. */
export const areLetters = (brokenQuotes: number, quotedCells: number) => brokenQuotes > quotedCells / 4;

function isQuoted(spans: readonly Span[]): boolean {
  const quoted = spans.reduce((sum, span) => sum + span.quotedCells, 0);
  return !areLetters(spans.filter(({ problem }) => problem === 'quotes').length, quoted);
}

/** The number of cells that most records have, and their share. */
function mostCells(spans: readonly Span[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of spans) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { width, share: count / Math.max(1, spans.length) };
}
