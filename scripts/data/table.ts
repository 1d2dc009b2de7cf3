import { parse } from 'csv-parse/sync';
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
  let rows: Record<Name, string>[];
  try {
    rows = parse(file.bytes, { bom: true, columns: true, delimiter, skip_empty_lines: true });
  } catch (cause) {
    throw new SourceError('unreadable', { file: file.name, cause: (cause as Error).message });
  }
  if (rows.length === 0) throw new SourceError('empty', { file: file.name });
  const missing = columns.filter((name) => !(name in rows[0]));
  if (missing.length > 0) throw new SourceError('columns', { file: file.name, missing: missing.join(', ') });
  return rows;
}
