import type { Aggregate } from '../../atlas/atlas';
import type { Row } from '../engine';
import type { ImportNote } from '../report';
import type { Sql } from './sql';
import { SUM } from './values';

/** What a unit's records come to, by the kind of figure. */
export const MEASURES: Readonly<Record<Aggregate, Record<string, Sql>>> = {
  sum: { sum: SUM },
  rate: {
    lowest: 'min(value)',
    highest: 'max(value)',
    mean: 'CASE WHEN count(weight) = count(*) THEN sum(value * weight) / nullif(sum(weight), 0) END',
  },
  category: { first: 'min(written)', last: 'max(written)' },
};

/** The figures of one column by unit, and what was lost or worked out in merging old communes. */
export interface Merged {
  values: Float64Array;
  categories: string[];
  /** Units whose old communes disagree, with nothing to weigh them by: unknown. */
  unknown: number[];
  /** Units whose figure is a weighted mean of those of their old communes. */
  averaged: number[];
}

/** @param rows collected by the `MEASURES` of the aggregate, of one item. */
export function merge(rows: readonly Row[], count: number, aggregate: Aggregate): Merged {
  const merged: Merged = { values: new Float64Array(count).fill(NaN), categories: [], unknown: [], averaged: [] };
  if (aggregate === 'category') merged.categories = [...new Set(rows.map(({ first }) => String(first)))].sort();
  const place = new Map(merged.categories.map((category, i) => [category, i]));
  for (const row of rows) {
    const unit = row.unit as number;
    if (aggregate === 'sum') merged.values[unit] = row.sum as number;
    else if (aggregate === 'category' && row.first === row.last) merged.values[unit] = place.get(String(row.first))!;
    else if (aggregate === 'rate' && row.lowest === row.highest) merged.values[unit] = row.lowest as number;
    else if (aggregate === 'rate' && row.mean !== null) {
      merged.values[unit] = row.mean as number;
      merged.averaged.push(unit);
    } else merged.unknown.push(unit);
  }
  return merged;
}

/**
 * What is to be said of figures put together from several old communes, or shared between several of today's.
 * @param below whether the rows are of what lies in communes.
 */
export function mergeNotes(
  merged: readonly Pick<Merged, 'averaged' | 'unknown'>[],
  codes: readonly string[],
  shared: number,
  below = false,
): ImportNote[] {
  const note = (said: ImportNote['note'], units: number[]): ImportNote[] => {
    const each = [...new Set(units)].sort((a, b) => a - b);
    return each.length
      ? [{ note: said, count: each.length, examples: each.slice(0, 10).map((unit) => codes[unit]) }]
      : [];
  };
  return [
    ...note(
      below ? 'mean-rows' : 'mean-weighted',
      merged.flatMap(({ averaged }) => averaged),
    ),
    ...note(
      'mean-unknown',
      merged.flatMap(({ unknown }) => unknown),
    ),
    ...(shared ? [{ note: 'shared' as const, count: shared, examples: [] }] : []),
  ];
}
