import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import type { Engine } from '../data/engine';
import { foldHeader } from '../data/importers/columns';
import { takenAs, TAKES, type Take } from '../data/importers/figures';
import type { FigureColumn, Guess } from '../data/importers/types';
import { tidyCode } from '../data/place-cells';
import type { ReadTable } from '../data/readers/table';
import { UsageError } from './errors';
import type { Arguments } from './arguments';

/** The tables that `--sheet` or `--layer` names; all of them when neither is given. @throws {UsageError} `table` */
export function chosenTables(given: Arguments, tables: readonly ReadTable[]): readonly ReadTable[] {
  const wanted = given.value('sheet') ?? given.value('layer');
  if (wanted === null) return tables;
  const named = (same: (name: string) => boolean) => tables.filter(({ name }) => same(name));
  const found = [
    named((name) => name === wanted),
    named((name) => foldHeader(name) === foldHeader(wanted)),
    named((name) => foldHeader(name).endsWith(`_${foldHeader(wanted)}`)),
  ].find(({ length }) => length > 0);
  if (!found) throw new UsageError('table', wanted, names(tables));
  return found;
}

const names = (tables: readonly ReadTable[]) => tables.map(({ name }) => name);

/** The guess with what the command line says in its place. @throws {UsageError} `key`, `column` or `year` */
export async function mappedGuess(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  atlas: Atlas,
  given: Arguments,
): Promise<Guess> {
  const year = given.value('year');
  if (year !== null && !/^(?:19|20)\d{2}$/.test(year)) throw new UsageError('year', year);
  const options = {
    ...guess.options,
    ...(year !== null && { vintage: year }),
    ...(given.flag('share') && { splits: 'share' as const }),
  };
  const key = given.value('key');
  const columns = key === null ? guess.columns : await keyed(engine, table, guess, atlas, key);
  const asked = given.values('column').map((said) => figureSaid(said, table, guess));
  const figures = asked.length
    ? asked
    : guess.figures.filter(({ column, counts }) => counts || column !== columns.code);
  const missing = guess.missing.filter((what) => !(what === 'vintage' && year) && !(asked.length && isOfFigures(what)));
  return { ...guess, columns, options, figures, missing: missing.filter((what) => !(key !== null && what === 'code')) };
}

const isOfFigures = (what: string) => what === 'figures' || what === 'separator';

/** The columns of the place when `--key` says which one it is: of codes when it holds some, else of names. */
async function keyed(
  engine: Engine,
  table: ReadTable,
  { columns }: Guess,
  atlas: Atlas,
  said: string,
): Promise<Guess['columns']> {
  const column = columnNamed(table, said);
  if (column === undefined) throw new UsageError('key', said, table.columns);
  const rows = await engine.query(`SELECT * FROM ${table.relation} LIMIT 200`);
  const cells = rows.map((row) => tidyCode(String(row[column] ?? ''))).filter(Boolean);
  const { byCode, heirs } = codeIndex(atlas);
  const codes = cells.filter((cell) => byCode.has(cell) || heirs.has(cell));
  const others = Object.fromEntries(
    Object.entries(columns).filter(([role, name]) => name !== column && role !== 'code'),
  );
  if (2 * codes.length >= cells.length) return { ...others, code: column };
  return { ...others, name: column };
}

const columnNamed = ({ columns }: ReadTable, said: string) =>
  columns.find((column) => column === said) ?? columns.find((column) => foldHeader(column) === foldHeader(said));

function figureSaid(said: string, table: ReadTable, guess: Guess): FigureColumn {
  const at = said.lastIndexOf('=');
  const [name, take] = [said.slice(0, Math.max(0, at)), said.slice(at + 1)];
  const column = columnNamed(table, name);
  if (column === undefined || !isTake(take)) throw new UsageError('column', said, table.columns);
  const all = [...guess.figures, ...guess.offered];
  const rows = all.find(({ counts }) => counts);
  if (take === 'count' && rows && Object.values(guess.columns).includes(column)) return rows;
  const known = all.find((figure) => figure.column === column && !figure.counts);
  return takenAs(known ?? column, take);
}

const isTake = (text: string): text is Take => (TAKES as readonly string[]).includes(text);
