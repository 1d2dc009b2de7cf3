import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCountry, type Country } from '../domain/country';
import type { Arguments } from './arguments';
import { readCptsFile } from './cpts-file';
import { readAtlas, readExistingCpts } from './folder';
import { unknownInCptsSentence } from './sentences';

/** Where a command reads and writes. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Whether a person reads `out`. */
  interactive: boolean;
  /** Folder that relative paths start from. */
  folder: string;
}

const LAST_BUILT = fileURLToPath(new URL('../../public/data', import.meta.url));

/** The folder that `--data` names, else the last one built. */
export function dataFolder({ value }: Arguments, { folder }: Terminal): string {
  const named = value('data');
  return named === null ? LAST_BUILT : resolve(folder, named);
}

/** The country of `--data` (else the last folder built), with the CPTS of `--cpts` (else those of the folder). */
export function openCountry(given: Arguments, terminal: Terminal): Country {
  const data = dataFolder(given, terminal);
  const atlas = readAtlas(data);
  const file = given.value('cpts');
  if (file === null) return createCountry(atlas, readExistingCpts(data, atlas));
  const { cpts, unknown } = readCptsFile(atlas, resolve(terminal.folder, file));
  if (unknown.length) terminal.error(unknownInCptsSentence(file, unknown));
  return createCountry(atlas, cpts);
}

/** Prints `json`, or the summary when a person reads and did not ask for JSON. */
export function answer({ flag }: Arguments, terminal: Terminal, json: () => unknown, summary: () => string): void {
  const asJson = flag('json') || !terminal.interactive;
  terminal.out(asJson ? JSON.stringify(json(), null, 2) : summary());
}
