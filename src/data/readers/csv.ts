import { dsvFormat } from 'd3-dsv';
import { identifier, literal } from '../engine';
import { areLetters, sniffDialect, type Sniffed } from './dialect';
import { decoder, utf16 } from './encoding';
import { ReadError } from './errors';
import { columnNames, guessHeading, linesAbove, titlesOf, type Heading } from './header';
import { Scanner } from './records';
import { LONGEST_CELL } from './lengths';
import { rewrite } from './rewrite';
import { isSurfaceText } from './shape-text';
import { WIDEST, type Shelf } from './shelf';
import { blobSource, BlobWriter, chunks, type Source } from './source';
import { surveyText } from './survey';
import type { ReadOptions, ReadTable } from './table';
import { usualText } from './unusual';

/** Bytes looked at to guess the layout, and records looked at to guess the heading. */
const HEAD = 1 << 18;
const HEAD_RECORDS = 60;
/** Files up to this many bytes become tables; larger ones are read anew by each query, a part at a time. */
const KEPT = 1 << 25;
/** Bytes that DuckDB reads at once. By default 32 million, which the browser copies each time, and forgets late. */
const BUFFER = 1 << 22;

/** How a text is laid out, once all of it was looked at. */
export interface Layout extends Sniffed {
  encoding: 'utf-8' | 'windows-1252';
  /** First line below the heading. */
  firstLine: number;
}

interface HeadRecord {
  line: number;
  cells: string[];
}

/** Reads cells between delimiters, by DuckDB: the text as it is when every row is sound, else a cleaned copy. */
export async function openCsv(source: Source, shelf: Shelf, options: ReadOptions): Promise<ReadTable> {
  const head = await source.read(0, HEAD);
  const wide = utf16(head);
  if (wide) return openCsv(await transcoded(source, wide, options.signal), shelf, options);
  const usual = await usualText(source, head);
  if (usual) return openCsv(usual, shelf, options);
  const complete = source.size <= HEAD;
  let dialect = sniffDialect(head);
  if (dialect.width > WIDEST) throw new ReadError('format', source.name);
  let place = headingOf(headRecords(head, complete, dialect), options);
  let survey = await surveyText(source, dialect, place.firstLine, options);
  if (dialect.quoted && areLetters(survey.brokenQuotes, survey.quotedCells)) {
    dialect = { ...dialect, quoted: false };
    place = headingOf(headRecords(head, complete, dialect), options);
    survey = await surveyText(source, dialect, place.firstLine, options);
  }
  const { encoding } = survey;
  if (encoding === 'macintosh' || encoding === 'ibm850')
    return openCsv(await transcoded(source, encoding, options.signal), shelf, options);
  const layout: Layout = { ...dialect, encoding, firstLine: place.firstLine };
  const clean = survey.regular ? null : await rewrite(source, layout, options.signal);
  const { rows, refused } = clean ?? { rows: survey.rows, refused: [] };
  if (rows + refused.length === 0) throw new ReadError('no-rows', source.name);
  if (refused.length > Math.max(10, rows)) throw new ReadError('ragged', source.name);

  const records = headRecords(head, complete, dialect, encoding);
  const cellsAt = (at: number) => records[at]?.cells ?? [];
  const titles = place.header === null ? [] : titlesOf(linesAbove(place.header).map(cellsAt), cellsAt(place.header));
  const names = Array.from({ length: layout.width }, (_, i) => titles[i] ?? '');
  // Many files end their lines with a delimiter: that is not a column.
  if (names.length > 1 && names.at(-1) === '' && survey.lastEmpty) names.pop();
  const columns = columnNames(names);
  const mayBeCut = survey.longest > LONGEST_CELL;
  const isDrawn = (i: number) => records.some(({ cells }) => isSurfaceText(cells[i] ?? ''));
  const cells = columns.map((name, i) => {
    const isWhole = !mayBeCut || isDrawn(i);
    return `${isWhole ? `c${i}` : `left(c${i}, ${LONGEST_CELL})`} AS ${identifier(name)}`;
  });
  const relation = await shelf.addFile(
    clean?.blob ?? source.file,
    source.size > KEPT ? 'view' : 'table',
    (file) => (clean ? selectCopy(file, layout, cells) : selectText(file, layout, cells)),
    options.signal,
  );
  if (mayBeCut)
    await shelf.countCut(
      relation,
      columns.filter((_, i) => !isDrawn(i)),
    );
  const lineOf = (at: number | null) => (at === null ? null : records[at].line);
  return {
    name: source.name,
    relation,
    columns,
    rows,
    headerRow: lineOf(place.header),
    unitsRow: lineOf(place.units),
    surfaces: null,
    refused,
  };
}

/** The first records, their cells as text. */
function headRecords(head: Uint8Array, complete: boolean, dialect: Sniffed, encoding = 'windows-1252'): HeadRecord[] {
  const records: HeadRecord[] = [];
  const decode = decoder(encoding);
  const delimiter = String.fromCharCode(dialect.delimiter);
  const scanner = new Scanner(dialect, ({ bytes, start, end, line, problem }) => {
    if (records.length === HEAD_RECORDS) return;
    const text = decode(bytes.subarray(start, end));
    const [cells = []] = dialect.quoted && !problem ? dsvFormat(delimiter).parseRows(text) : [text.split(delimiter)];
    records.push({ line, cells: cells.map((cell) => cell.trim()) });
  });
  scanner.push(head);
  if (complete || !records.length) scanner.end();
  return records;
}

/** The heading asked for, else the one guessed, and the first line below it. */
function headingOf(records: readonly HeadRecord[], { headerRow, unitsRow }: ReadOptions) {
  const guess = guessHeading(records.map(({ cells }) => cells));
  const placeOf = (line: number | null, guessed: number | null) => {
    const place = records.findIndex((record) => record.line === line);
    return line === null ? null : place < 0 ? guessed : place;
  };
  const heading: Heading = {
    header: headerRow === undefined ? guess.header : placeOf(headerRow, guess.header),
    units: unitsRow === undefined ? guess.units : placeOf(unitsRow, guess.units),
  };
  const last = Math.max(heading.header ?? -1, heading.units ?? -1);
  return { ...heading, firstLine: last < 0 ? 1 : (records[last + 1]?.line ?? records[last].line + 1) };
}

const options = ({ delimiter, quoted, width }: Layout, skip: number, lead: string[]) => {
  const columns = [...lead, ...Array.from({ length: width }, (_, i) => `c${i}`)].map((name) => `'${name}': 'VARCHAR'`);
  const quote = quoted ? `'"'` : `''`;
  return `auto_detect=false, header=false, skip=${skip}, delim='${String.fromCharCode(delimiter)}', quote=${quote},
    escape=${quote}, buffer_size=${BUFFER}, columns={${columns.join(', ')}}`;
};

/** The text as it is: one record a line, so that lines are counted. */
const selectText = (file: string, layout: Layout, cells: readonly string[]) => {
  const skipped = layout.firstLine - 1;
  return `SELECT row_number() OVER () + ${skipped} AS line, ${cells.join(', ')}
    FROM read_csv(${literal(file)}, ${options(layout, skipped, [])})`;
};

/** The copy made by `rewrite`. */
const selectCopy = (file: string, layout: Layout, cells: readonly string[]) =>
  `SELECT l::BIGINT AS line, ${cells.join(', ')} FROM read_csv(${literal(file)}, ${options(layout, 0, ['l'])})`;

async function transcoded(source: Source, encoding: string, signal?: AbortSignal): Promise<Source> {
  const writer = new BlobWriter();
  const encoder = new TextEncoder();
  const letters = encoding.startsWith('utf') ? new TextDecoder(encoding) : null;
  const decode = letters ? (part: Uint8Array) => letters.decode(part, { stream: true }) : decoder(encoding);
  for await (const part of chunks(source, signal)) writer.write(encoder.encode(decode(part)));
  return blobSource(writer.end(), source.name);
}
