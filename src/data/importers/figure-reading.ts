import { identifier, literal } from '../engine';
import type { ReadTable } from '../readers/table';
import { foldHeader } from './columns';
import { ImportError } from './errors';
import { isBelow } from './levels';
import type { Figure } from './records';
import { balance, column, number, readable, type Sql } from './sql';
import { holdsTotal, isWhole } from './totals';
import type { FigureColumn, Guess } from './types';

/** Parts the key of a figure from the word that it is of. */
const SEPARATOR = '\u001f';
/** Words of a column beyond which it is no list of kinds. */
const MOST_WORDS = 60;

/** Column that counts a row's copies, itself first. */
export const COPY = 'import_copy';

/** Where each row is of a thing of its own, one that is written twice, identifier and all, is one thing. */
export const withCopies = ({ relation, columns }: ReadTable): Sql => {
  const names = columns.filter((name) => IDENTIFIER.test(foldHeader(name)));
  if (!names.length) return `(SELECT *, 1 AS ${COPY} FROM ${relation})`;
  const [name] = names;
  return `(SELECT *, CASE WHEN ${identifier(name)} IS NULL THEN 1
    ELSE row_number() OVER (PARTITION BY ${columns.map(identifier).join(', ')} ORDER BY line) END AS ${COPY} FROM ${relation})`;
};

const IDENTIFIER = /(^|_)(finess|nofinesset|siret|rpps|adeli|uai|identifiant|id)(_|$)/;

/** What is read of a row for a figure. */
export function readFigure(figure: FigureColumn, { level, columns, totals }: Guess): Figure {
  const { column: name, and, key, aggregate, counts, by, signed, grouped } = figure;
  const words = wordsOf(figure, isBelow(level));
  const item =
    words === null
      ? totals?.taken === 'wholes' && !counts
        ? `CASE WHEN ${isWhole(totals)} THEN ${literal(key)} END`
        : literal(key)
      : `CASE WHEN nullif(trim(${column(words)}), '') IS NOT NULL THEN ${literal(key + SEPARATOR)} || ${readable(`trim(${column(words)})`)} END`;
  const weight = columns.weight
    ? column(columns.weight)
    : level === 'commune' || level === 'delegated'
      ? undefined
      : `'1'`;
  if (counts || (words !== null && by === undefined)) return { item, amount: present(words ?? name), as: 'count' };
  const own = signed ? balance(column(name)) : column(name);
  const amount = and ? addition([name, ...and]) : own;
  if (aggregate === 'category') return { item, amount, as: 'text' };
  if (aggregate === 'rate') return { item, amount, as: 'rate', ...(weight !== undefined && { weight }) };
  return { item, amount, as: signed ? 'rate' : grouped ? 'grouped' : 'count' };
}

/** Why a row is not counted beside the totals of its commune, or in spite of being one; NULL for all others. */
export function besideTotals({ totals, figures }: Guess): Sql {
  if (!totals) return 'NULL';
  if (totals.taken === 'parts') return `CASE WHEN ${holdsTotal(totals)} THEN 'total' END`;
  const areCounted = figures.some(({ by, counts }) => by !== undefined || counts);
  return areCounted ? 'NULL' : `CASE WHEN NOT ${isWhole(totals)} THEN 'detail' END`;
}

/** The column whose words each make a figure: asked for, or a category of rows that make a commune together. */
const wordsOf = ({ column: name, by, aggregate }: FigureColumn, below: boolean): string | null =>
  by ?? (below && aggregate === 'category' ? name : null);

const present = (name: string): Sql => `CASE WHEN nullif(trim(${column(name)}), '') IS NOT NULL THEN '1' END`;

/** Each of the columns is a figure of its own too: what is wrong with it is told there. */
const addition = (names: string[]): Sql => `(${names.map((name) => number(column(name))).join(' + ')})::VARCHAR`;

/** The items of a figure, as a condition. */
export function itemsOf(figure: FigureColumn, { level }: Guess): Sql {
  const isOne = wordsOf(figure, isBelow(level)) === null;
  return isOne ? `item = ${literal(figure.key)}` : `starts_with(item, ${literal(figure.key + SEPARATOR)})`;
}

/** The figures that a column gives: one, or one for each word met. */
export function partsOf(
  figure: FigureColumn,
  { level }: Guess,
  items: readonly string[],
): (FigureColumn & { item: string })[] {
  const { key, title } = figure;
  if (wordsOf(figure, isBelow(level)) === null) return [{ ...figure, item: key }];
  const words = items.filter((item) => item.startsWith(key + SEPARATOR)).slice(0, MOST_WORDS);
  return words.map((item) => {
    const word = item.slice(key.length + 1);
    const named = { fr: `${title.fr} : ${word}`, en: `${title.en}: ${word}` };
    return { ...figure, aggregate: 'sum' as const, key: `${key}_${foldHeader(word)}`, title: named, item };
  });
}

/** @throws {ImportError} `level` where rates of parts of communes are asked for, with nothing to weigh them by. */
export function refuseRates({ level, columns }: Pick<Guess, 'level' | 'columns'>): void {
  if (level === 'iris' && columns.weight === undefined) throw new ImportError('level', { what: level, why: 'rate' });
}
