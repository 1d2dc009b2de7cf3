import { KM_PER_DEGREE } from '../kernel/earth';

/** Centres of units on a plane good for distances of some tens of kilometres. */
export interface Plane {
  /** Kilometres before the shrinking of parallels. */
  x: Float64Array;
  y: Float64Array;
  /** Cosine of the latitude. */
  shrink: Float64Array;
}

export function planeOf(longitude: ArrayLike<number>, latitude: ArrayLike<number>): Plane {
  return {
    x: Float64Array.from(longitude, (degrees) => degrees * KM_PER_DEGREE),
    y: Float64Array.from(latitude, (degrees) => degrees * KM_PER_DEGREE),
    shrink: Float64Array.from(latitude, (degrees) => Math.cos((degrees * Math.PI) / 180)),
  };
}

/** Kilometres between the centres of units `a` and `b`; 0 from a unit to itself, `NaN` where a centre is unknown. */
export function distance({ x, y, shrink }: Plane, a: number, b: number): number {
  if (a === b) return 0;
  const east = ((x[a] - x[b]) * (shrink[a] + shrink[b])) / 2;
  const north = y[a] - y[b];
  return Math.sqrt(east * east + north * north);
}
