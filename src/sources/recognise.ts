import type { Engine, Row } from '../data/engine';
import type { ReadTable } from '../data/readers/table';
import { IMPORTERS } from './all';
import { yearIn } from '../data/importers/columns';
import type { Guess, ImportKind } from '../data/importers/types';

/** Rows to recognise a table by. */
const SAMPLE_ROWS = 200;

/** What a table may be, the likeliest first; empty when nothing in it names a commune. */
export const recognise = (table: ReadTable, sample: readonly Row[]): Guess[] =>
  IMPORTERS.flatMap((importer) => importer.recognise(table, sample) ?? []).sort((a, b) => b.confidence - a.confidence);

/** The same from the first rows of the table. */
export const guessesOf = async (engine: Engine, table: ReadTable): Promise<Guess[]> =>
  recognise(table, await engine.query(`SELECT * FROM ${table.relation} LIMIT ${SAMPLE_ROWS}`));

/** A table with what it may be. */
export interface Recognised {
  table: ReadTable;
  /** The likeliest first, at least one. */
  guesses: Guess[];
}

/**
 * The tables of a file that may be imported, the likeliest first; among equals (a sheet a year) the last year.
 * @param kind keeps the guesses of one kind only.
 */
export async function recogniseTables(
  engine: Engine,
  tables: readonly ReadTable[],
  kind: ImportKind | null = null,
): Promise<Recognised[]> {
  const recognised: Recognised[] = [];
  for (const table of tables) {
    const guesses = (await guessesOf(engine, table)).filter((guess) => kind === null || guess.kind === kind);
    if (guesses.length) recognised.push({ table, guesses });
  }
  const year = ({ table }: Recognised) => Number(yearIn(table.name) ?? 0);
  return recognised.sort(
    (a, b) => b.guesses[0].confidence - a.guesses[0].confidence || year(b) - year(a) || b.table.rows - a.table.rows,
  );
}
