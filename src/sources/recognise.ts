import type { Engine, Row } from '../data/engine';
import type { ReadTable } from '../data/readers/table';
import { IMPORTERS } from './all';
import { speaksOfCpts } from './cpts/columns';
import { joinSheets, listsAlike, namesCpts, sheetsAlike } from './cpts/sheets';
import { yearIn } from '../data/importers/columns';
import type { Guess, ImportKind } from '../data/importers/types';

/** Rows to recognise a table by. */
const SAMPLE_ROWS = 200;

/** What a table may be, the likeliest first; empty when nothing in it names a commune. */
export const recognise = (table: ReadTable, sample: readonly Row[]): Guess[] =>
  IMPORTERS.flatMap((importer) => importer.recognise(table, sample) ?? []).sort((a, b) => b.confidence - a.confidence);

/** The same from the first rows of the table, each completed by what only the whole of it says. */
export async function guessesOf(engine: Engine, table: ReadTable): Promise<Guess[]> {
  const guesses = recognise(table, await engine.query(`SELECT * FROM ${table.relation} LIMIT ${SAMPLE_ROWS}`));
  const settled: Guess[] = [];
  for (const guess of guesses) {
    const { settle } = IMPORTERS.find(({ kind }) => kind === guess.kind)!;
    settled.push(settle ? await settle(engine, table, guess) : guess);
  }
  return settled.sort((a, b) => b.confidence - a.confidence);
}

/** Sheets that list the CPTS of a department each, or a CPTS each, are read as one list, which stands for them. */
async function joinCpts(engine: Engine, tables: readonly ReadTable[], recognised: Recognised[]): Promise<void> {
  const told = listsAlike(recognised).map((family) => ({ family, table: joinSheets(family, false) }));
  const silent = tables.filter(
    (table) => !recognised.some((one) => one.table === table && one.guesses[0].kind === 'cpts'),
  );
  const titled = sheetsAlike(silent)
    .filter(namesCpts)
    .map((family) => ({ family, table: joinSheets(family, true) }));
  for (const { family, table } of [...told, ...titled]) {
    const guesses = (await guessesOf(engine, table)).filter((guess) => guess.kind === 'cpts');
    if (!guesses.length) continue;
    const parts = family.map((part) => part.table);
    const lists = recognised.filter((one) => parts.includes(one.table) && one.guesses[0].kind === 'cpts');
    for (const list of lists) recognised.splice(recognised.indexOf(list), 1);
    const sure = lists.length > 0 || parts.some(({ name }) => speaksOfCpts(name));
    recognised.push({ table, guesses: sure ? guesses : guesses.map(unsure) });
  }
}

/** Names of sheets may be those of anything. */
const unsure = (guess: Guess): Guess => ({ ...guess, confidence: Math.min(guess.confidence, 0.6) });

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
  if (kind === null || kind === 'cpts') await joinCpts(engine, tables, recognised);
  const year = ({ table }: Recognised) => Number(yearIn(table.name) ?? 0);
  return recognised.sort(
    (a, b) => b.guesses[0].confidence - a.guesses[0].confidence || year(b) - year(a) || b.table.rows - a.table.rows,
  );
}
