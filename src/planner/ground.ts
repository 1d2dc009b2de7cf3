import type { Atlas } from '../atlas/atlas';
import type { Graph } from '../kernel/graph';

/** The columns of the atlas that proposals are worked out from: plain arrays, so that a worker can be sent them. */
export interface Ground {
  adjacency: Graph;
  /** 1 where a unit touches the sea or a foreign country. */
  exterior: Uint8Array;
  /** Population municipale; `NaN` is unknown. */
  population: Float64Array;
  /** Group of each unit, `NONE` outside any. */
  epci: Uint16Array;
  department: Uint16Array;
  /** Degrees; `NaN` for the units without outline. */
  longitude: Float32Array;
  latitude: Float32Array;
}

export function groundOf(atlas: Atlas): Ground {
  const { adjacency, exterior, epci, department, longitude, latitude } = atlas;
  return { adjacency, exterior, population: atlas.populations[0].values, epci, department, longitude, latitude };
}

/** What is asked of a maillage. */
export interface Wishes {
  /** `count`: as many viable territories as possible; `balance`: territories near the wished size or number. */
  objective: 'count' | 'balance';
  /** Inhabitants below which a territory is not viable; at least 1. */
  minimum: number;
  /** Held against with `balance` only. */
  wish: { kind: 'size'; inhabitants: number } | { kind: 'number'; territories: number };
  /** The same seed gives the same answer. */
  seed: number;
}

/** The part of the country to cut up. */
export interface Area {
  /** Units to share out, ascending. */
  scope: Uint16Array;
  /** Units that existing CPTS and locked sketches hold, in the scope or not: none is given to a territory. */
  held: Uint16Array;
}
