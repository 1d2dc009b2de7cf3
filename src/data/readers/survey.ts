import type { Sniffed } from './dialect';
import { EncodingTally } from './encoding';
import type { OneByte } from './one-byte';
import { isBlank, LF, Scanner, type Span } from './records';
import { chunks, type Source } from './source';
import type { ReadOptions } from './table';

/** What one look at a whole text tells. */
export interface Survey {
  /** Records below the heading with the right number of cells. */
  rows: number;
  encoding: 'utf-8' | OneByte;
  quotedCells: number;
  /** Records whose quotes do not close. */
  brokenQuotes: number;
  /** Whether the last cell of every row is empty. */
  lastEmpty: boolean;
  /** Bytes of its longest record. */
  longest: number;
  /** Whether DuckDB reads it as it is, one record a line. */
  regular: boolean;
}

/**
 * Looks at the whole of a text.
 * @param firstLine the first line below the heading.
 */
export async function surveyText(
  source: Source,
  dialect: Sniffed,
  firstLine: number,
  { signal, onProgress }: ReadOptions,
): Promise<Survey> {
  const survey = { rows: 0, quotedCells: 0, brokenQuotes: 0, lastEmpty: true, regular: true, longest: 0 };
  const tally = new EncodingTally();
  let crlf = 0;
  let records = 0;
  const visit = (span: Span) => {
    const { bytes, start, end } = span;
    records++;
    survey.longest = Math.max(survey.longest, end - start);
    if (span.crlf) crlf++;
    if (span.problem === 'quotes') survey.brokenQuotes++;
    survey.quotedCells += span.quotedCells;
    const isHeading = span.line < firstLine;
    if (span.lines > 1 || span.problem || isBlank(span, dialect.delimiter)) survey.regular = false;
    else if (isHeading) return;
    else if (span.cells === dialect.width) survey.rows++;
    else survey.regular = false;
    if (!isHeading && end > start && bytes[end - 1] !== dialect.delimiter) survey.lastEmpty = false;
  };
  const scanner = new Scanner(dialect, visit);
  let read = 0;
  let lastByte = 0;
  for await (const part of chunks(source, signal)) {
    tally.push(part);
    scanner.push(part);
    lastByte = part.at(-1) ?? lastByte;
    onProgress?.((read += part.length) / source.size);
  }
  scanner.end();
  const ended = lastByte === dialect.newline ? records : records - 1;
  const sameBreaks = dialect.newline === LF && tally.cr === crlf && (crlf === 0 || crlf === ended);
  if (!sameBreaks || tally.nul || tally.invalid) survey.regular = false;
  return { ...survey, encoding: tally.encoding };
}
