import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caveat } from '../../src/atlas/manifest';
import { SourceError } from './errors';

/** Where a file of the source folder was downloaded from; kept in `downloads.json` at the root of the folder. */
export interface Provenance {
  /** Key of `data/sources.json`. */
  source: string;
  address: string;
  vintage: string;
  /** Day, ISO. */
  retrieved: string;
  /** What a reader must know before trusting the file. */
  caveats: Caveat[];
  /** SHA-256 of the file, hexadecimal: another file put in its place is no longer the one downloaded. */
  checksum: string;
}

export const PROVENANCE_FILE = 'downloads.json';

/**
 * What was downloaded into the folder `root`, by file.
 * @throws {SourceError} `unreadable` when the record is not JSON.
 */
export function readProvenances(root: string): Record<string, Provenance> {
  const path = join(root, PROVENANCE_FILE);
  if (!existsSync(path)) return {};
  try {
    const provenances = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Provenance>;
    // Folders filled by earlier releases hold sentences here.
    for (const provenance of Object.values(provenances))
      provenance.caveats = provenance.caveats.filter(({ id }) => id !== undefined);
    return provenances;
  } catch (cause) {
    throw new SourceError('unreadable', { file: PROVENANCE_FILE, cause: (cause as Error).message });
  }
}
