import type { Engine } from '../engine';
import type { ReadTable } from '../readers/table';
import { yearIn } from './columns';
import { column } from './sql';
import type { Guess, ImportContext } from './types';

/** The year that the person says, else the last one of the rows, that of the sheet or of the file's name; else empty. */
export async function vintageOf(
  engine: Engine,
  table: ReadTable,
  { columns, options }: Guess,
  { file }: ImportContext,
): Promise<string> {
  if (options.vintage) return options.vintage;
  if (!columns.year) return yearIn(table.name) ?? yearIn(file) ?? '';
  const [{ year }] = await engine.query(`SELECT max(trim(${column(columns.year)})) AS year FROM ${table.relation}`);
  return (year as string | null) ?? '';
}
