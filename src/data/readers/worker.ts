import { doWork } from '../../kernel/work';
import { buffersOf } from '../surfaces';
import { RemoteEngine } from '../engine-remote';
import { ReadError, type ReadReason } from './errors';
import { openFile } from './read';
import type { OpenedFile, ReadOptions } from './table';

export interface ReadRequest {
  file: File;
  options: Pick<ReadOptions, 'headerRow' | 'unitsRow' | 'stem'>;
  /** Leads to the engine of the page. */
  port: MessagePort;
}

/** A file as it was read, or why it cannot be. */
export type ReadAnswer =
  { opened: Omit<OpenedFile, 'close'> } | { refused: { reason: ReadReason; file: string; found: string } };

async function read({ file, options, port }: ReadRequest, onProgress: (share: number) => void): Promise<ReadAnswer> {
  try {
    const { name, bytes, format, tables } = await openFile(file, new RemoteEngine(port), { ...options, onProgress });
    return { opened: { name, bytes, format, tables } };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { refused: { reason: error.reason, file: error.file, found: error.found } };
  }
}

doWork(read, (answer) =>
  'opened' in answer ? answer.opened.tables.flatMap(({ surfaces }) => (surfaces ? buffersOf(surfaces) : [])) : [],
);
