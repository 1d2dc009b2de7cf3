import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceFolder } from '../../scripts/data/sources';

/** A folder of open data that holds just these files. */
export function folderOf(files: Record<string, string | Uint8Array>): SourceFolder {
  const root = mkdtempSync(join(tmpdir(), 'perimetre-sources-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return { root };
}

/** Sum of the known values. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) total += values[i];
  return total;
}
