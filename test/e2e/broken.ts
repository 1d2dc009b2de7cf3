import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DATA_FOLDER } from '../folder';

/** A copy of the data folder under test, to be spoilt file by file. Files that are left alone are not copied. */
export class BrokenFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'perimetre-'));

  constructor() {
    for (const name of readdirSync(DATA_FOLDER)) this.mend(name);
  }

  mend(name: string): void {
    this.remove(name);
    symlinkSync(resolve(DATA_FOLDER, name), join(this.path, name));
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { force: true });
  }

  /** Puts what `spoil` makes of the file in its place. */
  spoil(name: string, spoil: (bytes: Buffer) => Buffer): void {
    this.remove(name);
    writeFileSync(join(this.path, name), spoil(readFileSync(join(DATA_FOLDER, name))));
  }

  delete(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The same bytes with one bit turned over in the middle. */
export function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

export const halved = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length >> 1);
