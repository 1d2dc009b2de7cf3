import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import { DownloadError } from './errors';

/**
 * The file of a zip whose name `member` knows, without its folders.
 * @throws {DownloadError} `archive` when it is no readable zip, `member` when there is no such file in it.
 */
export function unpack(path: string, member: RegExp): Uint8Array {
  const file = basename(path);
  let found: Record<string, Uint8Array>;
  try {
    found = unzipSync(readFileSync(path), { filter: ({ name }) => member.test(basename(name)) });
  } catch (cause) {
    throw new DownloadError('archive', { file, cause: (cause as Error).message });
  }
  const [bytes] = Object.values(found);
  if (!bytes) throw new DownloadError('member', { file, member: member.source });
  return bytes;
}
