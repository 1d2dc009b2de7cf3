import { NONE } from './atlas';

/** The values of a column that are not zero: `counts[i]` is that of unit `units[i]`, `NONE` where it is unknown. */
export interface Sparse {
  /** Ascending. */
  units: Uint16Array;
  counts: Uint16Array;
}

/** The units of a column of whole counts that have something to say: most communes have no maternity ward. */
export function sparseOf(values: Float32Array): Sparse {
  const units = Uint16Array.from(values.keys()).filter((unit) => values[unit] !== 0);
  return { units, counts: units.map((unit) => (Number.isNaN(values[unit]) ? NONE : values[unit])) };
}

/** The column of `length` values, zero where nothing is said, `NaN` where it is unknown. */
export function denseOf({ units, counts }: Sparse, length: number): Float32Array {
  const values = new Float32Array(length);
  units.forEach((unit, i) => (values[unit] = counts[i] === NONE ? NaN : counts[i]));
  return values;
}
