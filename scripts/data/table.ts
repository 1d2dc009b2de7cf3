import { dsvFormat } from 'd3-dsv';
import { SourceError } from './errors';
import type { SourceFile } from './sources';

/**
 * The rows of a CSV file in UTF-8 with a header line, as records keyed by column.
 * @throws {SourceError} `unreadable` when a row has too few or too many cells, `columns` when one of `columns` is
 * missing, `empty` when there is no row.
 */
export function readRows<Name extends string>(
  file: SourceFile,
  delimiter: ',' | ';',
  columns: readonly Name[],
): Record<Name, string>[] {
  const [header = [], ...rows] = dsvFormat(delimiter)
    .parseRows(new TextDecoder().decode(file.bytes))
    .filter((cells) => cells.join('') !== '');
  if (rows.length === 0) throw new SourceError('empty', { file: file.name });
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new SourceError('columns', { file: file.name, missing: missing.join(', ') });
  const ragged = rows.findIndex((cells) => cells.length !== header.length);
  if (ragged >= 0) throw new SourceError('unreadable', { file: file.name, cause: `ligne ${ragged + 2}` });
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])) as Record<Name, string>);
}
