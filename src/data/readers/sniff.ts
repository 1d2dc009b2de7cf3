import { ReadError } from './errors';
import type { Source } from './source';

const HEAD = 1 << 12;
const PARQUET = 'PAR1';

/** What the first bytes of a file say it is. */
export type Kind = 'text' | 'json' | 'zip' | 'gzip' | 'parquet' | 'sqlite' | 'flatgeobuf';

const MAGIC: readonly (readonly [string, Kind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  [PARQUET, 'parquet'],
  ['SQLite format 3\0', 'sqlite'],
  ['fgb\x03fgb', 'flatgeobuf'],
];

/** Formats that people bring and that are not read here, by their first bytes, as they are called. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['\xd0\xcf\x11\xe0', 'XLS, DOC'],
  ['%PDF', 'PDF'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'RAR'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['{\\rtf', 'RTF'],
  ['\0\0\x27\x0a', 'SHP'],
];

/**
 * Tells the kind of a file by its first bytes; its name says nothing.
 * @throws {ReadError} for what cannot be a table.
 */
export async function sniffKind(source: Source): Promise<Kind> {
  const bytes = await source.read(0, HEAD);
  const head = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const found = MAGIC.find(([magic]) => head.startsWith(magic))?.[1];
  if (found === 'parquet') await checkParquetEnd(source);
  if (found) return found;
  const foreign = FOREIGN.find(([magic]) => head.startsWith(magic))?.[1];
  if (foreign) throw new ReadError('format', source.name, foreign);
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (start === '' && source.size <= HEAD) throw new ReadError('empty', source.name);
  if (/^(<!--[^>]*-->\s*)*<(!doctype html|html|head|body)\b/i.test(start)) throw new ReadError('html', source.name);
  if (start.startsWith('<')) throw new ReadError('format', source.name, 'XML');
  if (isBinary(bytes)) throw new ReadError('format', source.name);
  return /^[[{]/.test(start) ? 'json' : 'text';
}

async function checkParquetEnd(source: Source) {
  const end = await source.read(source.size - PARQUET.length, source.size);
  if (String.fromCharCode(...end) !== PARQUET) throw new ReadError('truncated', source.name);
}

/** Text has no NUL but in UTF-16, which begins by a mark, and few other control characters. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const controls = bytes.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  return controls > bytes.length / 50;
}
