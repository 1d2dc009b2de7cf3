import { readFileSync } from 'node:fs';

/** A small file of one kind of fault, by its name. */
export const caseFile = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../cases/${name}`, import.meta.url)));
