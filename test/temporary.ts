import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary folder holds those of all tests and of their browsers, and goes with them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'perimetre-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
