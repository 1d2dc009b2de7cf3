import type { Quarter, QuarterCensus } from './layer';

const totals = new WeakMap<QuarterCensus, ReadonlyMap<string, number>>();

/** Inhabitants of each commune that a census has quarters of, added up once. */
function totalsOf(census: QuarterCensus): ReadonlyMap<string, number> {
  let known = totals.get(census);
  if (!known) {
    const added = new Map<string, number>();
    for (const [code, inhabitants] of census.inhabitants) {
      const commune = code.slice(0, 5);
      added.set(commune, (added.get(commune) ?? 0) + inhabitants);
    }
    totals.set(census, (known = added));
  }
  return known;
}

/**
 * Part of a commune's inhabitants that a census found in each of its quarters: from 0 to 1, `NaN` where it does not say.
 * Quarters that the census has and the layer has not (codes of another edition) count in the whole, so that those that
 * both have are not overstated.
 */
export function weightsOf(quarters: readonly Quarter[], census: QuarterCensus | null): Float64Array {
  if (!census) return new Float64Array(quarters.length).fill(NaN);
  const known = totalsOf(census);
  const communes = new Set(quarters.map(({ code }) => code.slice(0, 5)));
  const total = [...communes].reduce((sum, commune) => sum + (known.get(commune) ?? 0), 0);
  return Float64Array.from(quarters, ({ code }) => (census.inhabitants.get(code) ?? NaN) / total);
}
