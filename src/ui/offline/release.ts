import type { BuiltFile } from '../../atlas/manifest';

/** One build of the app and its data, whole: what a browser keeps to work without a connection. */
export interface Release {
  /** SHA-256 of what it holds, hexadecimal. */
  id: string;
  /** Every file, named from the folder of the page. */
  files: BuiltFile[];
}

/** DuckDB, its tables and the other engines are kept when they are first used: not everybody needs them. */
const ON_FIRST_USE = /\.(wasm|duckdb)$/;

/** The files without which the page cannot draw, count and propose. */
export const upFront = ({ files }: Release): BuiltFile[] => files.filter(({ name }) => !ON_FIRST_USE.test(name));

/** The file that an address under `scope` asks for; `undefined` when it is none of the release. */
export function fileAt({ files }: Release, scope: string, address: string): BuiltFile | undefined {
  const { origin, pathname } = new URL(address);
  const asked = origin + pathname;
  if (!asked.startsWith(scope)) return undefined;
  const name = decodeURI(asked.slice(scope.length)) || 'index.html';
  return files.find((file) => file.name === name);
}
