import fc from '../../fast-check';
import { gzipSync, unzipSync } from 'fflate';
import { zipped } from './zipped';

/** Ways to spoil a file; `at` and `of` are shares of it, from 0 to 1. */
export interface Mutation {
  kind: (typeof KINDS)[number];
  at: number;
  of: number;
  byte: number;
}

export const KINDS = [
  'flip',
  'flips',
  'cut',
  'head',
  'delete',
  'repeat',
  'insert',
  'number',
  'nul',
  'swap columns',
  'drop cell',
  'quote',
  'line breaks',
  'utf-16',
  'bytes as text',
  'huge cell',
  'bomb',
  'bomb entry',
  'inside',
  'foreign',
] as const;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** One or two ways to spoil a file. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: share, of: share, byte: fc.nat(255) }),
  { minLength: 1, maxLength: 2 },
);

const BOMB = 17 * 2 ** 20;
const HUGE = 1.2 * 2 ** 20;
const encoder = new TextEncoder();
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

let bomb: Uint8Array | undefined;
let bombEntry: Uint8Array | undefined;

/** The file spoilt. */
export function mutate(file: Uint8Array, { kind, at, of, byte }: Mutation): Uint8Array {
  const place = Math.floor(at * file.length);
  const length = 1 + Math.floor(of * 64);
  const [before, after] = [file.subarray(0, place), file.subarray(place)];
  const changed = Uint8Array.from(file);
  switch (kind) {
    case 'flip':
      changed[place] ^= 1 << (byte & 7);
      return changed;
    case 'flips':
      for (let i = place; i < file.length; i += 1 + Math.floor(of * file.length * 0.2)) changed[i] = byte;
      return changed;
    case 'cut':
      return before;
    case 'head':
      return after;
    case 'delete':
      return joined(before, after.subarray(length));
    case 'repeat':
      return joined(before, after.subarray(0, length), after);
    case 'insert':
      return joined(before, new Uint8Array(length).fill(byte), after);
    case 'number':
      // Lengths and offsets of the binary formats: too many, or before the start.
      for (let i = 0; i < 4; i++) changed[place + i] = byte < 128 ? 0xff : i < 3 ? 0 : 0x7f;
      return changed;
    case 'nul':
      return changed.fill(0, place, place + length);
    case 'swap columns':
      return onLines(file, (line) =>
        line
          .split(/([;,|\t])/)
          .toReversed()
          .join(''),
      );
    case 'drop cell':
      return onLines(file, (line, i) => (i % 3 === byte % 3 ? line.replace(/[;,|\t][^;,|\t]*$/, '') : line));
    case 'quote':
      return joined(before, encoder.encode('"'), after);
    case 'line breaks':
      return onLines(file, (line, i) => line.replace('\r', '') + (i % 5 === byte % 5 ? '\r' : ''));
    case 'utf-16':
      return new Uint8Array(Buffer.from(`\uFEFF${new TextDecoder().decode(file)}`, 'utf16le'));
    case 'bytes as text':
      return encoder.encode(new TextDecoder('windows-1252').decode(file));
    case 'huge cell':
      return joined(before, new Uint8Array(HUGE).fill(byte), after);
    case 'bomb':
      return (bomb ??= gzipSync(new Uint8Array(BOMB)));
    case 'bomb entry':
      return (bombEntry ??= zipped({ 'xl/workbook.xml': '<workbook/>', 'xl/a.xml': new Uint8Array(BOMB) }));
    case 'inside':
      return insideZip(file, { kind: 'flips', at, of, byte });
    case 'foreign':
      return encoder.encode('Gemeinde;PLZ;Einwohner\nAachen;52062;247380\nBonn;53111;331885\n');
  }
}

const onLines = (file: Uint8Array, change: (line: string, i: number) => string) =>
  new Uint8Array(Buffer.from(Buffer.from(file).toString('latin1').split('\n').map(change).join('\n'), 'latin1'));

/** Spoils one file of an archive, and packs it again: the archive itself stays sound. */
function insideZip(file: Uint8Array, mutation: Mutation): Uint8Array {
  if (file[0] !== 0x50 || file[1] !== 0x4b) return mutate(file, mutation);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(file);
  } catch {
    return mutate(file, mutation);
  }
  const names = Object.keys(entries);
  const name = names[mutation.byte % names.length];
  return zipped({ ...entries, [name]: mutate(entries[name], mutation) });
}
