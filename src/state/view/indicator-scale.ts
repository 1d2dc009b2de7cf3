import { quantileSorted } from 'd3-array';
import type { Atlas, Indicator } from '../../atlas/atlas';

/** Classes of a map that reads at a glance. */
const CLASSES = 6;
/** What a sum is held against: a count by itself says how many people live there. */
const PER = 10_000;

/**
 * An indicator as it is painted: a sum per 10 000 inhabitants, a rate as it is, a category by its place.
 * @returns `breaks` between the classes, ascending, such that each class holds about as many units; those of a category
 * part its places.
 */
export function indicatorScale(
  { populations: [population] }: Atlas,
  { aggregate, values, categories }: Indicator,
): { breaks: number[]; values: Float64Array } {
  if (aggregate === 'category') return { breaks: categories.slice(1).map((_, i) => i + 0.5), values };
  const painted =
    aggregate === 'sum'
      ? values.map((value, unit) => (population.values[unit] > 0 ? (PER * value) / population.values[unit] : NaN))
      : values;
  const known = Array.from(painted.filter((value) => !Number.isNaN(value)).sort());
  const limits = Array.from({ length: CLASSES - 1 }, (_, i) => rounded(quantileSorted(known, (i + 1) / CLASSES) ?? 0));
  return { breaks: [...new Set(limits)].filter((limit) => limit > known[0]), values: painted };
}

/** Two significant figures: a class limit is read, not reckoned with. */
const rounded = (value: number) => Number(value.toPrecision(2));
