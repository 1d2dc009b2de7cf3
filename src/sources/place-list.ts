import type { Atlas } from '../atlas/atlas';
import { resolveInTasks } from '../atlas/lookup';
import type { Engine } from '../data/engine';
import { NUMBER_CELL } from '../data/importers/columns';
import { surveyTable } from '../data/importers/survey';
import { isAbove } from '../data/importers/levels';
import type { Guess } from '../data/importers/types';
import { placeText } from '../data/place-text';
import type { ReadTable } from '../data/readers/table';
import type { Recognised } from './recognise';

/** Beyond, nobody has written a list of communes by hand. */
const MOST_ROWS = 5000;
const MOST_COLUMNS = 6;
/** Part of the lines that must name a commune, one for certain or several. */
const MOSTLY = 0.8;

/** Whether a table says communes, and nothing that could be taken of them. */
export const isBare = ({ kind, level, missing, offered }: Guess): boolean =>
  kind === 'indicator' && !isAbove(level) && missing[0] === 'figures' && !offered.length;

/** Whether a file is a list of communes, codes or names, with nothing to count: a territory rather than data. */
export async function isPlaceList(
  engine: Engine,
  tables: readonly ReadTable[],
  [best]: readonly Recognised[],
  atlas: Atlas,
): Promise<boolean> {
  if (best) return isBare(best.guesses[0]);
  const short = tables.filter(
    ({ rows, columns, surfaces }) => !surfaces && rows <= MOST_ROWS && columns.length <= MOST_COLUMNS,
  );
  if (!short.length || (await holdsFigures(engine, short))) return false;
  const { lines, unread } = await resolveInTasks(atlas, await placeText(engine, short, atlas), { suggested: 0 });
  if (unread.length) return false;
  const entries = lines.filter(({ kind }) => kind !== 'aside');
  const named = entries.filter(({ kind }) => kind !== 'unknown');
  return named.length > 0 && named.length >= MOSTLY * entries.length;
}

/** Numbers that are neither codes nor departments are figures to be counted. */
async function holdsFigures(engine: Engine, tables: readonly ReadTable[]): Promise<boolean> {
  for (const table of tables) {
    const survey = await surveyTable(engine, table);
    const isFigures = (cells: readonly string[]) =>
      cells.every((cell) => NUMBER_CELL.test(cell)) && cells.some((cell) => !/^(?:\d{2,5}|2[AB]\d{0,3})$/i.test(cell));
    if (table.columns.some((column) => survey.cells(column).length && isFigures(survey.cells(column)))) return true;
  }
  return false;
}
