import type { Engine } from '../engine';
import { listZip, unpackGzip, type Entry } from './archive';
import { openCsv } from './csv';
import { openDbf } from './dbf';
import { withDrawnColumn } from './drawn';
import { ReadError } from './errors';
import { openFlatGeobuf } from './flatgeobuf';
import { openGeoPackage } from './geopackage';
import { readHtml } from './html';
import { openJson } from './json';
import { openKml } from './kml';
import { shortened } from './lengths';
import { readOds } from './ods';
import { packageOf } from './package';
import { openParquet } from './parquet';
import { openShapefiles } from './shapefile';
import { openSheets, type Sheet } from './sheet';
import { Shelf } from './shelf';
import { sniffKind } from './sniff';
import { blobSource, type Source } from './source';
import { readSpreadsheetMl } from './spreadsheetml';
import type { Format, OpenedFile, ReadOptions, ReadTable } from './table';
import { readXls } from './xls';
import { readXlsx } from './xlsx';

/** Archives in archives that are opened. */
const DEEPEST = 2;

interface Opened {
  format: Format;
  tables: readonly ReadTable[];
}

/**
 * Opens a file that someone brings: its format is told by its bytes, its tables go to `engine`.
 * @throws {ReadError} when it gives no table; nothing of it is then left in the engine.
 */
export async function openFile(file: File | Source, engine: Engine, options: ReadOptions = {}): Promise<OpenedFile> {
  const source = file instanceof Blob ? blobSource(file, file.name) : file;
  const shelf = new Shelf(engine, options.stem);
  try {
    const opened = await openTables(source, shelf, options, 0);
    const tables: ReadTable[] = [];
    for (const table of opened.tables) {
      const cut = shelf.cutOf(table.relation);
      const read = await withDrawnColumn(table, shelf);
      tables.push({ ...read, name: shortened(table.name), ...(cut && { cut }) });
    }
    return { name: source.name, bytes: source.size, format: opened.format, tables, close: () => shelf.close() };
  } catch (error) {
    await shelf.close();
    throw error;
  }
}

async function openTables(source: Source, shelf: Shelf, options: ReadOptions, depth: number): Promise<Opened> {
  try {
    return await openKind(source, shelf, options, depth);
  } catch (error) {
    options.signal?.throwIfAborted();
    // The libraries say in their own words, if they do, that a file does not hold together.
    if (!(error instanceof ReadError)) throw new ReadError('damaged', source.name, '', error);
    throw named(error, source.name);
  }
}

/** The error of a layer says its file too; what a packed file holds has the name of the file. */
function named({ reason, file, found, cause }: ReadError, source: string): ReadError {
  const isNamed = file.startsWith(source.replace(/\.gz$/i, ''));
  return new ReadError(reason, isNamed ? file : `${source} › ${file}`, found, cause);
}

async function openKind(source: Source, shelf: Shelf, options: ReadOptions, depth: number): Promise<Opened> {
  switch (await sniffKind(source)) {
    case 'text':
      return { format: 'csv', tables: [await openCsv(source, shelf, options)] };
    case 'json':
      return openJson(source, shelf);
    case 'parquet':
      return { format: 'parquet', tables: [await openParquet(source, shelf, options)] };
    case 'sqlite':
      return { format: 'geopackage', tables: await openGeoPackage(source, shelf, options) };
    case 'flatgeobuf':
      return { format: 'flatgeobuf', tables: [await openFlatGeobuf(source, shelf, options.signal)] };
    case 'dbf':
      return { format: 'dbf', tables: [await openDbf(source, shelf)] };
    case 'kml':
      return { format: 'kml', tables: [await openKml(source, shelf, options.signal)] };
    case 'xls':
      return spreadsheet('xls', source, shelf, options, () => readXls(source));
    case 'html':
      return spreadsheet('html', source, shelf, options, () => readHtml(source, options.signal));
    case 'ods':
      return spreadsheet('ods', source, shelf, options, (onRead) => readOds(source, options.signal, onRead));
    case 'spreadsheetml':
      return spreadsheet('spreadsheetml', source, shelf, options, (onRead) =>
        readSpreadsheetMl(source, options.signal, onRead),
      );
    case 'gzip':
      refuseDepth(source, depth);
      return openTables(await unpackGzip(source, options.signal), shelf, options, depth + 1);
    case 'zip':
      refuseDepth(source, depth);
      return openZip(source, shelf, options, depth);
  }
}

function refuseDepth(source: Source, depth: number) {
  if (depth === DEEPEST) throw new ReadError('bomb', source.name);
}

async function openZip(source: Source, shelf: Shelf, options: ReadOptions, depth: number): Promise<Opened> {
  const entries = await listZip(source);
  const found = await packageOf(source.name, entries);
  switch (found.kind) {
    case 'xlsx':
      return spreadsheet('xlsx', source, shelf, options, (onRead) =>
        readXlsx(source.name, found.main, entries, options.signal, onRead),
      );
    case 'ods': {
      const content = await found.content.unpack(options.signal);
      return spreadsheet('ods', source, shelf, options, (onRead) => readOds(content, options.signal, onRead));
    }
    case 'shapefile':
      return { format: 'shapefile', tables: await openShapefiles(entries, shelf, options) };
    case 'archive':
      return openEntries(source, entries, shelf, options, depth);
  }
}

/** Share of the time of a spreadsheet that its reading takes, before the engine is given its rows. */
const READING = 0.6;

async function spreadsheet(
  format: Format,
  source: Source,
  shelf: Shelf,
  { onProgress, ...options }: ReadOptions,
  read: (onRead: (share: number) => void) => Promise<Sheet[]>,
): Promise<Opened> {
  const sheets = await read((share) => onProgress?.(READING * share));
  const told = { ...options, onProgress: (share: number) => onProgress?.(READING + (1 - READING) * share) };
  return { format, tables: await openSheets(source.name, sheets, shelf, told) };
}

/** Every entry that is a table; the notices beside it are passed over, unless there is nothing else. */
async function openEntries(
  source: Source,
  entries: readonly Entry[],
  shelf: Shelf,
  { onProgress, ...options }: ReadOptions,
  depth: number,
): Promise<Opened> {
  const opened: Opened[] = [];
  let refusal: unknown = new ReadError('empty', source.name);
  for (const [i, entry] of entries.entries()) {
    try {
      opened.push(await openTables(await entry.unpack(options.signal), shelf, options, depth + 1));
    } catch (error) {
      if (!(error instanceof ReadError) || !NOT_A_TABLE.includes(error.reason)) throw error;
      refusal = error;
    }
    onProgress?.((i + 1) / entries.length);
  }
  if (!opened.length) throw refusal;
  return { format: opened[0].format, tables: opened.flatMap(({ tables }) => tables) };
}

const NOT_A_TABLE: readonly ReadError['reason'][] = ['empty', 'format', 'html', 'no-rows', 'ragged'];
