import { column, type Sql } from './sql';
import type { Survey } from './survey';

/**
 * Columns by whose words the rows of a commune are parts, a total of them among these, as statistics give them by sex
 * and age; and which of both make its figure: to take all would count everybody several times.
 */
export interface Totals {
  columns: readonly string[];
  /** `wholes` where rows say the total in each column: the parts may leave some out, or overlap. */
  taken: 'wholes' | 'parts';
}

const TOTAL = `^(_t|totale?|totaux|ensemble|tous|toutes|both( sexes)?|all|(ensemble|total|tous|toutes) .*|(femmes|hommes) et (femmes|hommes))$`;
const isTotal = new RegExp(TOTAL, 'i');
const MOST_WORDS = 200;

/** @param columns those that say neither where, nor when, nor how much. */
export function totalsAmong({ cells, rows }: Survey, columns: readonly string[]): Totals | null {
  const parted = columns.filter((column) => {
    const written = cells(column);
    const words = new Set(written);
    const totals = written.filter((cell) => isTotal.test(cell)).length;
    return words.size > 1 && words.size <= MOST_WORDS && totals > 0 && totals < written.length;
  });
  if (!parted.length) return null;
  const areWhole = rows.some((row) => parted.every((column) => isTotal.test(String(row[column] ?? '').trim())));
  return { columns: parted, taken: areWhole ? 'wholes' : 'parts' };
}

const saysTotal = (name: string): Sql => `coalesce(regexp_full_match(lower(trim(${column(name)})), '${TOTAL}'), false)`;

/** Whether a row says the total in each of the columns; whether it does in one of them. */
export const isWhole = ({ columns }: Totals): Sql => `(${columns.map(saysTotal).join(' AND ')})`;
export const holdsTotal = ({ columns }: Totals): Sql => `(${columns.map(saysTotal).join(' OR ')})`;
