import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { SourceError } from './errors';
import { readProvenances, type Provenance } from './provenance';

/** A folder of open data laid out as `insee/donnees_communes.csv`, `contours/communes-2026.geojson.gz`... */
export interface SourceFolder {
  root: string;
}

/** The bytes of one source, named as the manifest names it: a path in the source folder, or an npm package's file. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
  /** Where it was downloaded from; absent for a file that was laid out by hand. */
  provenance?: Provenance;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * The folder of open data to build from: `given`, else `$PERIMETRE_OPEN_DATA`, `./open-data`, `../shared/open-data`;
 * `null` when there is none, or when `embedded`.
 * @throws {SourceError} `no-folder` when the folder that was asked for does not exist.
 */
export function openSource(given: string | undefined, embedded = false): SourceFolder | null {
  if (embedded) return null;
  const asked = given ?? (process.env.PERIMETRE_OPEN_DATA || undefined);
  if (asked !== undefined && !isFolder(asked)) throw new SourceError('no-folder', { path: asked });
  const root = asked ?? ['open-data', '../shared/open-data'].find(isFolder);
  return root === undefined ? null : { root: resolve(root) };
}

/**
 * A file of the folder, or `null` when there is no folder or no such file: the layer then falls back.
 * @throws {SourceError} `empty` when the file has no byte.
 */
export function readSource(folder: SourceFolder | null, name: string): SourceFile | null {
  const path = folder && join(folder.root, name);
  if (!path || !existsSync(path)) return null;
  const bytes = readFileSync(path);
  if (bytes.length === 0) throw new SourceError('empty', { file: name });
  const provenance = readProvenances(folder.root)[name];
  return provenance?.checksum === checksum({ bytes }) ? { name, bytes, provenance } : { name, bytes };
}

/** The files of a folder's `directory` whose name `pattern` knows, the last in the order of names first. */
export function listSources(folder: SourceFolder | null, directory: string, pattern: RegExp): string[] {
  const path = folder && join(folder.root, directory);
  if (!path || !existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => pattern.test(name));
  return names
    .sort()
    .reverse()
    .map((name) => `${directory}/${name}`);
}

const require = createRequire(import.meta.url);

/** A file of an installed npm package, named `package@version/file` after the package's own (not aliased) name. */
export function readPackage(alias: string, file: string): SourceFile {
  const { name, version } = require(`${alias}/package.json`) as { name: string; version: string };
  return { name: `${name}@${version}/${file}`, bytes: readFileSync(require.resolve(`${alias}/${file}`)) };
}

/** @throws {SourceError} `unreadable` when the file is not JSON. */
export function parseJson<T>({ name, bytes }: SourceFile): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (cause) {
    throw new SourceError('unreadable', { file: name, cause: (cause as Error).message });
  }
}

/** SHA-256, hexadecimal, of the files one after the other. */
export function checksum(...files: Pick<SourceFile, 'bytes'>[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return hash.digest('hex');
}
