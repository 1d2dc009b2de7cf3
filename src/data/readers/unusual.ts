import { decodeText } from './encoding';
import { blobSource, readWhole, type Source } from './source';

/** Beyond this size nobody wrote a text for people to read. */
const LARGEST = 1 << 25;
/** Lines that are looked at. */
const LINES = 200;
const MOSTLY = 0.8;
const DELIMITERS = ';,\\t|~';

/**
 * A text laid out for people rather than for machines (columns aligned by blanks, cells in single quotes), as a copy
 * between tabs or double quotes, line by line; `null` for any other.
 */
export async function usualText(source: Source, head: Uint8Array): Promise<Source | null> {
  if (source.size > LARGEST) return null;
  const lines = linesOf(decodeText(head)).slice(0, LINES);
  const rewrite = areAligned(lines) ? aligned : areSingleQuoted(lines) ? doubleQuoted : null;
  if (!rewrite) return null;
  const text = rewrite(decodeText(await readWhole(source)));
  return text === null ? null : blobSource(new Blob([text]), source.name);
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/);

/** Neither in columns of a delimiter, nor sentences: most lines have blanks in a row, beyond their first letter. */
function areAligned(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  const spaced = written.filter((line) => / {2}/.test(line.trim()));
  const commas = new Set(written.map((line) => line.split(',').length));
  const isDelimited = /[\t;|~]/.test(written[0]) || (commas.size === 1 && !commas.has(1));
  return written.length > 1 && spaced.length >= MOSTLY * written.length && !isDelimited;
}

/** Cut where every line is blank and the first one goes on: whatever is missing below. `null` where nowhere is. */
function aligned(text: string): string | null {
  const lines = linesOf(text);
  const written = lines.filter((line) => line.trim() !== '');
  const width = Math.max(...written.slice(0, LINES).map(({ length }) => length));
  const isBlank = (at: number) => written.slice(0, LINES).every((line) => (line[at] ?? ' ') === ' ');
  const cuts: number[] = [];
  for (let at = 1; at < width; at++) if (isBlank(at - 1) && !isBlank(at)) cuts.push(at);
  const isTitled = (at: number, i: number) => written[0].slice(at, cuts[i + 1]).trim() !== '';
  const starts = [...(isBlank(0) ? [] : [0]), ...cuts.filter(isTitled)];
  if (starts.length < 2) return null;
  const cells = (line: string) => starts.map((from, i) => line.slice(from, starts[i + 1]).trim());
  return lines.map((line) => (line.trim() ? cells(line).join('\t') : '')).join('\n');
}

const QUOTED = new RegExp(
  `(^|[${DELIMITERS}\\n\\r])'((?:[^'\\n\\r]|'(?![${DELIMITERS}\\n\\r]|$))*)'(?=[${DELIMITERS}\\n\\r]|$)`,
  'g',
);

/** Most lines have a cell between single quotes, and none has one between double ones. */
function areSingleQuoted(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '').slice(1);
  const quoted = written.filter((line) => line.search(QUOTED) >= 0);
  return quoted.length > 0 && quoted.length >= MOSTLY * written.length && !written.some((line) => line.includes('"'));
}

const doubleQuoted = (text: string) =>
  text.replaceAll(QUOTED, (_, before: string, cell: string) => `${before}"${cell.replaceAll("''", "'")}"`);
