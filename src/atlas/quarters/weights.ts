import type { Quarter, QuarterCensus } from './layer';

/**
 * Part of a commune's inhabitants that a census found in each of its quarters: from 0 to 1, `NaN` where it does not say.
 * Quarters that the census has and the layer has not (codes of another edition) count in the whole, so that those that
 * both have are not overstated.
 */
export function weightsOf(quarters: readonly Quarter[], census: QuarterCensus | null): Float64Array {
  const communes = new Set(quarters.map(({ code }) => code.slice(0, 5)));
  let total = 0;
  for (const [code, inhabitants] of census?.inhabitants ?? []) if (communes.has(code.slice(0, 5))) total += inhabitants;
  return Float64Array.from(quarters, ({ code }) => (census?.inhabitants.get(code) ?? NaN) / total);
}
