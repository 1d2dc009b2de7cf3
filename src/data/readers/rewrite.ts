import { CR, isBlank, LF, scanRecords, type Span } from './records';
import { decoder } from './encoding';
import { isTitle } from './header';
import { BlobWriter, chunks, type Source } from './source';
import type { Layout } from './csv';
import type { RowReason } from './table';

/**
 * A copy of a text that DuckDB reads as it stands: UTF-8, one record a line break, all with the cells of the header,
 * and the number of its line before each.
 */
export async function rewrite(source: Source, layout: Layout, signal?: AbortSignal) {
  const writer = new BlobWriter();
  const refused: { line: number; reason: RowReason }[] = [];
  const recode = recoder(layout.encoding);
  const decode = decoder(layout.encoding);
  const delimiter = String.fromCharCode(layout.delimiter);
  const encoder = new TextEncoder();
  let rows = 0;
  const visit = (span: Span) => {
    if (span.line < layout.firstLine || isBlank(span, layout.delimiter)) return;
    const cells = asWide(span, layout, (bytes) => isTitle([decode(bytes)]));
    const bytes = typeof cells === 'string' ? cells : recode(cells);
    if (typeof bytes === 'string') {
      refused.push({ line: span.line, reason: bytes });
      return;
    }
    writer.write(encoder.encode(`${span.line}${delimiter}`));
    writer.write(bytes);
    writer.write(LINE_BREAK);
    rows++;
  };
  await scanRecords(chunks(source, signal), layout, visit);
  return { blob: writer.end(), rows, refused };
}

const LINE_BREAK = Uint8Array.of(LF);

/**
 * The bytes of as many cells as the header has: empty ones in excess are cut, as spreadsheets add them; those that a
 * title of a block lacks, written by hand, are added.
 */
function asWide(
  { bytes, start, end, cells, problem }: Span,
  { delimiter, width }: Layout,
  isBlockTitle: (bytes: Uint8Array) => boolean,
) {
  if (problem) return problem;
  const record = bytes.subarray(start, end);
  if (cells < width)
    return cells === 1 && isBlockTitle(record)
      ? Uint8Array.of(...record, ...Array<number>(width - cells).fill(delimiter))
      : 'cells';
  const excess = cells - width;
  const isEmpty = record.subarray(record.length - excess).every((byte) => byte === delimiter);
  return isEmpty ? record.subarray(0, record.length - excess) : 'cells';
}

/** Makes the bytes of a record UTF-8 without NUL nor CR. */
function recoder(encoding: Layout['encoding']): (bytes: Uint8Array) => Uint8Array | RowReason {
  const decode = decoder(encoding, true);
  const encoder = new TextEncoder();
  return (bytes) => {
    if (bytes.includes(0)) return 'control';
    try {
      const text = decode(bytes);
      if (encoding === 'utf-8' && !bytes.includes(CR) && bytes[0] !== BOM) return bytes;
      return encoder.encode(text.replaceAll('\r\n', '\n').replaceAll('\r', ' '));
    } catch {
      return 'encoding';
    }
  };
}

/** First byte of the mark that some put before a text in UTF-8, which the decoder drops. */
const BOM = 0xef;
