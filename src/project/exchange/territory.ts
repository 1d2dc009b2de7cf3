import type { Atlas } from '../../atlas/atlas';
import type { TypedPart } from '../../domain/parts';
import type { Findings } from '../../domain/verdict';
import type { IndexedArcs } from '../../kernel/arcs';

/** A territory on its way out, with what a reader of the file needs beside its units. */
export interface OutgoingTerritory {
  name: string;
  /** Unit indices, ascending. */
  units: Uint16Array;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
  verdict: Pick<Findings, 'population' | 'size'>;
}

/** A file that a territory leaves in. */
export interface Exporter {
  /** Name of the format; `words.share.formats` may say more of it. */
  name: string;
  extension: string;
  type: string;
  /** Whether the file holds outlines: it waits for them. */
  drawn: boolean;
  write: (atlas: Atlas, territory: OutgoingTerritory, arcs: IndexedArcs | null) => string;
}

/** A territory read from a file: codes as they were written there, each once, not yet held against an atlas. */
export interface IncomingTerritory {
  /** `null` when the format holds no name. */
  name: string | null;
  codes: string[];
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[];
}

/** Whether `text` looks like the code of a commune or of a quarter, the leading zero possibly lost to a spreadsheet. */
export const isCode = (text: string) => /^(?:\d{4,5}|2[AB]\d{3}|\d{8,9}|2[AB]\d{7})$/i.test(text);

/** Names of columns and properties that hold INSEE codes in the files people have, in order of preference. */
const CODE_KEYS = [
  'code',
  'code_insee',
  'insee',
  'codgeo',
  'insee_com',
  'com_code',
  'depcom',
  'com',
  'code_commune',
  'codeinsee',
];

/** The name under which a file keeps its codes: the first of `CODE_KEYS` among `names`, whatever their case. */
export function codeKey(names: readonly string[]): string | undefined {
  const fold = (name: string) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
  for (const key of CODE_KEYS) {
    const found = names.find((name) => fold(name) === key);
    if (found !== undefined) return found;
  }
  return undefined;
}
