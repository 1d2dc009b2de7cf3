import { looksLikeDbf } from './dbf';
import { utf16 } from './encoding';
import { ReadError } from './errors';
import { RECORD_SEPARATOR } from './json';
import type { Source } from './source';

const HEAD = 1 << 12;
const PARQUET = 'PAR1';

/** What the first bytes of a file say it is. */
export type Kind =
  | 'text'
  | 'json'
  | 'zip'
  | 'gzip'
  | 'parquet'
  | 'sqlite'
  | 'flatgeobuf'
  | 'dbf'
  | 'xls'
  | 'html'
  | 'ods'
  | 'spreadsheetml'
  | 'kml';

const MAGIC: readonly (readonly [string, Kind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  [PARQUET, 'parquet'],
  ['SQLite format 3\0', 'sqlite'],
  ['fgb\x03fgb', 'flatgeobuf'],
  ['\xd0\xcf\x11\xe0', 'xls'],
  // Excel 2 to 4 wrote their records without a container.
  ['\x09\x00\x04\x00', 'xls'],
  ['\x09\x02\x06\x00', 'xls'],
  ['\x09\x04\x06\x00', 'xls'],
  ['\x09\x08\x08\x00', 'xls'],
  ['\x09\x08\x10\x00', 'xls'],
];

/** Formats that people bring and that are not read here, by their first bytes, as they are called. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'RAR'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['{\\rtf', 'RTF'],
  ['MIME-Version:', 'MHTML'],
  ['!table', 'MapInfo'],
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
  if (looksLikeDbf(bytes, source.size)) return 'dbf';
  const wide = utf16(bytes);
  const text = wide ? new TextDecoder(wide).decode(bytes) : head.replace(/^\xef\xbb\xbf/, '');
  const start = text.replace(RECORD_SEPARATOR, '').trimStart();
  if (start === '' && source.size <= HEAD) throw new ReadError('empty', source.name);
  if (start.startsWith('<')) return markup(start, source.name);
  if (!wide && isBinary(bytes)) throw new ReadError('format', source.name);
  return /^[[{]/.test(start) ? 'json' : 'text';
}

/** What a text that begins by a tag is, by the first ones: its root, and what the root says of itself. */
function markup(start: string, file: string): Kind {
  const bare = start.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').trimStart();
  const [, root = ''] = /^<(?:[\w-]+:)?([\w!-]+)/.exec(bare) ?? [];
  const found = ROOTS.find(([pattern]) => pattern.test(root))?.[1];
  if (found) return found;
  if (/^workbook$/i.test(root) && bare.includes('office:spreadsheet')) return 'spreadsheetml';
  if (/^document(-content)?$/.test(root) && bare.includes('opendocument')) return 'ods';
  throw new ReadError('format', file, XML_NAMES.find((name) => name.toLowerCase() === root.toLowerCase()) ?? 'XML');
}

const ROOTS: readonly (readonly [RegExp, Kind])[] = [
  [/^kml$/i, 'kml'],
  [/^(!doctype|html|head|body|meta|title|style|table|center|div|font|p|h[1-6])$/i, 'html'],
];

/** Documents that are called by their root. */
const XML_NAMES = ['GPX', 'OSM', 'SVG', 'RSS', 'QGIS'];

async function checkParquetEnd(source: Source) {
  const end = await source.read(source.size - PARQUET.length, source.size);
  if (String.fromCharCode(...end) !== PARQUET) throw new ReadError('truncated', source.name);
}

/** Text has no NUL but in UTF-16, and few other control characters. */
function isBinary(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 0x20 && !BLANKS.includes(byte)).length;
  return controls > bytes.length / 50;
}

/** Tabulation, line breaks, and what stands between the documents of a sequence. */
const BLANKS = [0x09, 0x0a, 0x0d, RECORD_SEPARATOR.charCodeAt(0)];
