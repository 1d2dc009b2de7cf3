import type { Atlas } from '../atlas/atlas';
import type { Engine } from '../data/engine';
import { yearIn } from '../data/importers/columns';
import { withDistricts } from '../data/importers/districts';
import { guess } from '../data/importers/guess';
import { findOut, type Found } from '../data/importers/level';
import { isAbove } from '../data/importers/levels';
import { surveyTable, type Survey } from '../data/importers/survey';
import { kindOf, type ImportKind } from '../data/importers/kinds';
import type { Guess } from '../data/importers/types';
import { placedByPosition } from '../data/importers/positions';
import type { ReadTable } from '../data/readers/table';
import type { IndexedArcs } from '../kernel/arcs';
import { mapInTasks } from '../kernel/task';
import { IMPORTERS } from './all';
import { unfoldBlocks } from './cpts/blocks';
import { joinSheets, listsAlike, namesCpts, sheetsAlike } from './cpts/sheets';
import { speaksOfCpts } from './cpts/words';

/** What a table may be, the likeliest first; empty when nothing in it names a place. */
async function recognise(found: Found): Promise<Guess[]> {
  const { table, sample } = found.survey;
  const all = await Promise.all(
    await mapInTasks(Object.values(IMPORTERS), (importer) => importer.recognise(table, sample, found), 1),
  );
  const guesses = all
    .filter((one) => one !== null)
    .map((one) => ({
      ...one,
      rivals: found.rivals,
      level: kindOf(one.kind).ownLevel ? one.level : found.level,
    }))
    .map((one, _, all) => (kindOf(one.kind).drawn && isBeatenByFigures(table, all) ? { ...one, confidence: 0.1 } : one))
    .sort((a, b) => b.confidence - a.confidence);
  if (guesses.length || !isAbove(found.level)) return guesses;
  // The person is told what the table is of, rather than that nothing was recognised.
  return [{ ...guess({ kind: 'indicator', confidence: 0.1, columns: {} }), level: found.level }];
}

/** Outlines of IRIS are none of communes, and those in a cell stand beside what a table is for: its figures. */
const isBeatenByFigures = ({ drawnInCells }: ReadTable, guesses: readonly Guess[]) =>
  guesses.some(
    ({ kind, level, figures }) => kind === 'indicator' && (drawnInCells || level === 'iris') && figures.length > 0,
  );

/** The same once the table was looked at, each completed by what only the whole of it says. */
export async function guessesOf(engine: Engine, table: ReadTable, atlas: Atlas): Promise<Guess[]> {
  return guessesBy(engine, await surveyTable(engine, table), atlas);
}

async function guessesBy(engine: Engine, survey: Survey, atlas: Atlas): Promise<Guess[]> {
  const { table } = survey;
  const guesses = await recognise(await findOut(engine, survey, atlas));
  const settled: Guess[] = [];
  for (const guess of guesses) {
    const { settle } = IMPORTERS[guess.kind];
    settled.push(settle ? await settle(engine, table, guess) : guess);
  }
  return settled.sort((a, b) => b.confidence - a.confidence);
}

/** Sheets that list the CPTS of a department each, or a CPTS each, are read as one list, which stands for them. */
async function joinCpts(
  engine: Engine,
  tables: readonly ReadTable[],
  recognised: Recognised[],
  atlas: Atlas,
): Promise<void> {
  const told = listsAlike(recognised).map((family) => ({ family, table: joinSheets(family, false) }));
  const silent = tables.filter(
    (table) => !recognised.some((one) => one.table === table && one.guesses[0].kind === 'cpts'),
  );
  const titled = sheetsAlike(silent)
    .filter(namesCpts)
    .map((family) => ({ family, table: joinSheets(family, true) }));
  for (const { family, table } of [...told, ...titled]) {
    const guesses = (await guessesOf(engine, table, atlas)).filter(({ kind }) => kind === 'cpts');
    if (!guesses.length) continue;
    const parts = family.map((part) => part.table);
    const lists = recognised.filter((one) => parts.includes(one.table) && one.guesses[0].kind === 'cpts');
    for (const list of lists) recognised.splice(recognised.indexOf(list), 1);
    const sure = lists.length > 0 || parts.some(({ name }) => speaksOfCpts(name));
    recognised.push({ table, guesses: sure ? guesses : guesses.map(unsure), parts: parts.map(({ name }) => name) });
  }
}

/** Names of sheets may be those of anything. */
const unsure = (guess: Guess): Guess => ({ ...guess, confidence: Math.min(guess.confidence, 0.6) });

/** A table with what it may be. */
export interface Recognised {
  table: ReadTable;
  /** The likeliest first, at least one. */
  guesses: Guess[];
  /** Names of the sheets that it stands for, when it joins several. */
  parts?: readonly string[];
}

/**
 * The tables of a file that may be imported, the likeliest first; among equals (a sheet a year) the last year.
 * @param kind keeps the guesses of one kind only.
 * @param outlines of the units, to place the rows that give nothing but their coordinates.
 */
export async function recogniseTables(
  engine: Engine,
  tables: readonly ReadTable[],
  atlas: Atlas,
  kind: ImportKind | null = null,
  outlines: () => IndexedArcs | null | Promise<IndexedArcs | null> = () => null,
): Promise<Recognised[]> {
  const recognised: Recognised[] = [];
  for (const read of tables) {
    const seen = await surveyTable(engine, read);
    const table =
      (await unfoldBlocks(engine, seen)) ??
      (await placedByPosition(engine, seen, atlas, outlines)) ??
      withDistricts(seen);
    const survey = table === read ? seen : await surveyTable(engine, table);
    const guesses = (await guessesBy(engine, survey, atlas)).filter((guess) => kind === null || guess.kind === kind);
    if (guesses.length) recognised.push({ table, guesses });
  }
  if (kind === null || kind === 'cpts') await joinCpts(engine, tables, recognised, atlas);
  const year = ({ table }: Recognised) => Number(yearIn(table.name) ?? 0);
  const usable = ({ guesses: [{ level }] }: Recognised) => Number(!isAbove(level));
  return recognised.sort(
    (a, b) =>
      usable(b) - usable(a) ||
      b.guesses[0].confidence - a.guesses[0].confidence ||
      year(b) - year(a) ||
      b.table.rows - a.table.rows,
  );
}
