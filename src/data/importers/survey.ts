import { identifier, type Engine, type Row } from '../engine';
import type { ReadTable } from '../readers/table';
import type { Sql } from './sql';

/** First rows, which importers recognise their own files by. */
const FIRST = 200;
/** Rows spread over the first ones of a long table, that a column is judged by: what differs often comes late. */
const SPREAD = 1500;
const REACH = 60_000;
/** Rows that repetitions are looked for in. */
const COUNTED = 200_000;

/** Letters of a cell that it is judged by: what is wrong in longer ones is looked for letter by letter, again and again. */
const JUDGED = 1000;

/** What a table holds, as far as it was looked at. */
export interface Survey {
  table: ReadTable;
  /** The first rows. */
  sample: readonly Row[];
  /** The cells of a column that are not empty, trimmed, over all the table as far as it was looked at. */
  cells(column: string): readonly string[];
  /** Cells of some columns row by row; empty where the file gives nothing. */
  rows: readonly Row[];
}

/** Looks at the first rows of a table, and at rows spread over the following ones. */
export async function surveyTable(engine: Engine, table: ReadTable): Promise<Survey> {
  const cells = ['line', ...table.columns.map((name) => `${judged(identifier(name))} AS ${identifier(name)}`)].join(
    ', ',
  );
  const sample = await engine.query(`SELECT ${cells} FROM ${table.relation} LIMIT ${FIRST}`);
  if (table.rows <= FIRST) return surveyOf(table, sample, sample);
  const step = Math.max(1, Math.ceil(Math.min(table.rows, REACH) / SPREAD));
  const rows = await engine.query(`
    SELECT ${cells} FROM (SELECT * FROM ${table.relation} LIMIT ${REACH}) WHERE line % ${step} = 0 OR line <= ${FIRST}`);
  return surveyOf(table, sample, rows);
}

/** The beginning of a long cell, up to the last blank or comma: a list is not cut inside of one of its words. */
const judged = (cell: Sql): Sql =>
  `CASE WHEN length(${cell}) > ${JUDGED} THEN regexp_replace(left(${cell}, ${JUDGED}), '[\\s,;][^\\s,;]*$', '') ELSE ${cell} END`;

export function surveyOf(table: ReadTable, sample: readonly Row[], rows: readonly Row[]): Survey {
  const known = new Map<string, readonly string[]>();
  return {
    table,
    sample,
    rows,
    cells(column) {
      let cells = known.get(column);
      if (!cells) known.set(column, (cells = rows.map((row) => cellOf(row, column)).filter(Boolean)));
      return cells;
    },
  };
}

export const cellOf = (row: Row, column: string | undefined): string =>
  column === undefined ? '' : String(row[column] ?? '').trim();

/** Part of `cells` that pass; 0 for none. */
export const shareOf = (cells: readonly string[], passes: (cell: string) => boolean): number =>
  cells.length ? cells.filter(passes).length / cells.length : 0;

/** Different keys for each row that has one, as far as they are looked for; 1 for a table without rows. */
export async function distinct(
  engine: Engine,
  { relation }: ReadTable,
  columns: readonly (string | null | undefined)[],
): Promise<number> {
  const keys = columns.filter((column) => column !== null && column !== undefined).map(identifier);
  if (!keys.length) return 1;
  const [{ rows, different }] = await engine.query(`
    SELECT count(*)::DOUBLE AS rows, count(DISTINCT (${keys.map((key) => `trim(${key})`).join(', ')}))::DOUBLE AS different
    FROM (SELECT * FROM ${relation} LIMIT ${COUNTED}) WHERE ${keys[0]} IS NOT NULL`);
  return rows === 0 ? 1 : (different as number) / (rows as number);
}
