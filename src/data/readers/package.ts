import type { Entry } from './archive';
import { ReadError } from './errors';
import { holdsShapefile } from './shapefile';
import { readWhole } from './source';

/** What a zip archive is, by what stands in it. */
export type Package =
  { kind: 'xlsx'; main: string } | { kind: 'ods'; content: Entry } | { kind: 'shapefile' | 'archive' };

/** Packages that people bring and that hold no table read here, by a file that each has. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\w*\.bin$/i, 'XLSB'],
  [/^word\/document\w*\.xml$/i, 'DOCX'],
  [/^ppt\/presentation\w*\.xml$/i, 'PPTX'],
  [/^index\/document\.iwa$/i, 'Numbers, Pages'],
  [/^[^/]*\.qgs$/i, 'QGZ'],
  [/\.gdb\/a0000\w+\.gdbtable$/i, 'GDB'],
];

/** @throws {ReadError} `format` for a document of another kind, named; `locked` under a password. */
export async function packageOf(file: string, entries: readonly Entry[]): Promise<Package> {
  const find = (pattern: RegExp) => entries.find(({ name }) => pattern.test(name));
  const main = find(/^xl\/workbook\w*\.xml$/i);
  if (main) return { kind: 'xlsx', main: main.name };
  if (find(/^META-INF\/manifest\.xml$/)) return openDocument(file, entries);
  if (holdsShapefile(entries)) return { kind: 'shapefile' };
  const foreign = FOREIGN.find(([pattern]) => find(pattern))?.[1];
  if (foreign) throw new ReadError('format', file, foreign);
  return { kind: 'archive' };
}

/** An OpenDocument says what it is in its first file, and what is locked in its manifest. */
async function openDocument(file: string, entries: readonly Entry[]): Promise<Package> {
  const textOf = async (path: string) => {
    const entry = entries.find(({ name }) => name === path);
    return entry ? new TextDecoder().decode(await readWhole(await entry.unpack())) : '';
  };
  const manifest = await textOf('META-INF/manifest.xml');
  if (/encryption-data/.test(manifest)) throw new ReadError('locked', file);
  const content = entries.find(({ name }) => name === 'content.xml');
  const [, type = ''] = /opendocument\.([a-z]+)/.exec((await textOf('mimetype')) || manifest) ?? [];
  if (content && (type === 'spreadsheet' || type === '')) return { kind: 'ods', content };
  throw new ReadError('format', file, 'OpenDocument');
}
