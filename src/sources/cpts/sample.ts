import type { Row } from '../../data/engine';
import { shareOf } from '../../data/importers/survey';
import { MARK } from './words';

export const LETTERS = /\p{L}{2}/u;

/** The cells of a column that are not empty, trimmed. */
export const cellsOf = (sample: readonly Row[], column: string): string[] =>
  sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean);

/** The rows that are not the total of others. */
export const withoutTotals = (sample: readonly Row[], columns: readonly string[]): Row[] =>
  sample.filter((row) => !columns.some((column) => TOTAL.test(String(row[column] ?? '').trim())));

/** `Total`, `Sous-total CPTS A`. */
export const TOTAL = /^(?:sous-?)?total\b/i;

/** Part of the cells of a column that pass. */
export const cellShare = (sample: readonly Row[], column: string, passes: (cell: string) => boolean): number =>
  shareOf(cellsOf(sample, column), passes);

/** Whether a column holds nothing but the marks of a cross table. */
export const isMarkColumn = (sample: readonly Row[], column: string): boolean => {
  const cells = cellsOf(sample, column);
  return cells.length > 0 && cells.every((cell) => MARK.test(cell));
};
