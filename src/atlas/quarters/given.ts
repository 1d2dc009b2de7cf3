import type { ByQuarter } from '../atlas';
import type { Quarter } from './layer';

/** The figures of the quarters of a commune, and whether all are their own. */
export interface Given {
  parts: Float64Array;
  exact: boolean;
}

/** Sums of a file, in single precision. */
const ROUNDING = 1e-5;

/**
 * The parts of a count that its source gives quarter by quarter. What it puts in none of them (a facility whose quarter
 * is not known, codes of another edition) is shared by inhabitants: among the quarters that it does not name, where a
 * table should name all. `null` where it says nothing of these quarters.
 * @param weights of `weightsOf`.
 */
export function givenParts(
  { values, absent }: ByQuarter,
  quarters: readonly Quarter[],
  whole: number,
  weights: Float64Array,
): Given | null {
  const known = quarters.map(({ code }) => values.get(code));
  const isSilent = known.every((value) => value === undefined);
  if (isSilent && !(absent === 'none' && whole === 0)) return null;
  const rest = whole - known.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  if (Math.abs(rest) <= ROUNDING * Math.max(1, Math.abs(whole))) {
    const parts = Float64Array.from(known, (value) => value ?? (absent === 'none' ? 0 : NaN));
    return { parts, exact: true };
  }
  const isOpen = absent === 'unknown' && known.some((value) => value === undefined);
  const takes = known.map((value) => !isOpen || value === undefined);
  const total = weights.reduce((sum, weight, i) => sum + (takes[i] ? weight : 0), 0);
  const parts = Float64Array.from(known, (value, i) => (value ?? 0) + (takes[i] ? (rest * weights[i]) / total : 0));
  return { parts, exact: false };
}
