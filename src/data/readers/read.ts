import type { Engine } from '../engine';
import { openCsv } from './csv';
import { ReadError } from './errors';
import { Shelf } from './shelf';
import { sniffFormat } from './sniff';
import { blobSource, type Source } from './source';
import type { OpenedFile, ReadOptions } from './table';
import { openXlsx } from './xlsx';

/**
 * Opens a file that someone brings: its format is told by its bytes, its tables go to `engine`.
 * @throws {ReadError} when it gives no table; nothing of it is then left in the engine.
 */
export async function openFile(file: File | Source, engine: Engine, options: ReadOptions = {}): Promise<OpenedFile> {
  const source = file instanceof Blob ? blobSource(file, file.name) : file;
  const shelf = new Shelf(engine);
  try {
    const format = await sniffFormat(source);
    const tables = format === 'csv' ? [await openCsv(source, shelf, options)] : await openXlsx(source, shelf, options);
    return { name: source.name, bytes: source.size, format, tables, close: () => shelf.close() };
  } catch (error) {
    await shelf.close();
    options.signal?.throwIfAborted();
    throw error instanceof ReadError ? error : new ReadError('damaged', source.name, '', error);
  }
}
