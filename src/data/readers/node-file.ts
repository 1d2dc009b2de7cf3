import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Source } from './source';

/** A file on disk, in Node. */
export async function nodeFile(path: string): Promise<Source> {
  const opened = await open(path);
  const { size } = await opened.stat().finally(() => opened.close());
  return {
    name: basename(path),
    size,
    file: path,
    async read(start, end) {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(end - start), 0, end - start, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
