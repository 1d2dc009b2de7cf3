import type { Position } from './arcs';

/** A ring as longitudes and latitudes by turns, closed or not: cut and measured without an object a point. */
export type FlatRing = Float64Array;

/** Lays a ring flat. */
export function flatten(ring: readonly Position[]): FlatRing {
  const flat = new Float64Array(2 * ring.length);
  for (let i = 0; i < ring.length; i++) {
    flat[2 * i] = ring[i][0];
    flat[2 * i + 1] = ring[i][1];
  }
  return flat;
}
