import { isDateCode, serialDate, type Cell } from './cell-format';
import { windows1252 } from './encoding';
import { ReadError } from './errors';
import { Sheet } from './sheet';
import { readWhole, type Source } from './source';

/** Bytes of the largest workbook of the old format: all of it is held at once, several times over. */
const LARGEST = 2 ** 27;

/**
 * Reads the sheets of a workbook of Excel 2 to 2003 (BIFF).
 * @throws {ReadError} `locked` under a password; `format` when it is another document of Office.
 */
export async function readXls(source: Source): Promise<Sheet[]> {
  if (source.size > LARGEST) throw new ReadError('bomb', source.name);
  const { CFB, read } = await import('@e965/xlsx');
  const bytes = await readWhole(source);
  if (bytes[0] === COMPOUND) refuseOthers(source.name, streamsOf(bytes, CFB.read));
  const book = opened(() => read(bytes, { type: 'array', dense: true, cellNF: true, ...SPARED }), source.name);
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name) => {
    const sheet = new Sheet(plain(name), source.name);
    const { '!data': rows = [], '!merges': merges = [] } = book.Sheets[name];
    rows.forEach((row, i) =>
      sheet.add(
        i + 1,
        Array.from(row ?? [], (cell) => toCell(cell, since1904)),
      ),
    );
    for (const { s, e } of merges) sheet.merges.push({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c });
    return sheet;
  });
}

/** What the library need not make. */
const SPARED = { cellText: false, cellHTML: false, cellFormula: false } as const;

/** First byte of a file that holds streams as a folder holds files ([MS-CFB]). */
const COMPOUND = 0xd0;

/** The names of the streams; none when the container cannot be read. */
function streamsOf(bytes: Uint8Array, read: (bytes: Uint8Array, options: { type: 'array' }) => unknown): string[] {
  try {
    return (read(bytes, { type: 'array' }) as { FileIndex: { name: string }[] }).FileIndex.map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Documents that are kept in such streams, by one that each has. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'DOC'],
  ['PowerPoint Document', 'PPT'],
  ['__properties_version1.0', 'MSG'],
];

function refuseOthers(file: string, streams: readonly string[]) {
  if (streams.some((name) => /^(workbook|book)$/i.test(name))) return;
  // Office locks a workbook of today in such a container, which has nothing else to do under these names.
  if (streams.includes('EncryptedPackage') || /\.(xls|doc|ppt)[xmb]$/i.test(file)) throw new ReadError('locked', file);
  const other = OTHERS.find(([stream]) => streams.includes(stream))?.[1];
  if (other) throw new ReadError('format', file, other);
  throw new ReadError(streams.length ? 'format' : 'damaged', file);
}

/** What the library makes of a file, its remarks on the console left out: they are for nobody. */
function opened<T>(read: () => T, file: string): T {
  const { error } = console;
  // eslint-disable-next-line no-console -- the library writes there what is no fault of ours
  console.error = () => undefined;
  try {
    return read();
  } catch (cause) {
    throw new ReadError(/password/i.test(String(cause)) ? 'locked' : 'damaged', file, '', cause);
  } finally {
    // eslint-disable-next-line no-console -- the library writes there what is no fault of ours
    console.error = error;
  }
}

interface LibraryCell {
  /** Number, text, boolean, error or nothing. */
  t: string;
  v?: unknown;
  /** Format. */
  z?: unknown;
}

function toCell(cell: LibraryCell | undefined, since1904: boolean): Cell {
  switch (cell?.t) {
    case 'n': {
      const value = Number(cell.v);
      return typeof cell.z === 'string' && isDateCode(cell.z) ? serialDate(value, since1904) : value;
    }
    case 's':
      return plain(String(cell.v ?? ''));
    case 'b':
      return String(cell.v);
    default:
      return null;
  }
}

/** Control characters that no text has are letters of Windows-1252 whose code page nobody told. */
const plain = (text: string) =>
  text.replaceAll(/[\u0080-\u009f]/g, (letter) => windows1252(Uint8Array.of(letter.charCodeAt(0))));
