import type { Country } from '../domain/country';
import type { Graph } from '../kernel/graph';
import { planeOf, type Plane } from './plane';

/** The columns that proposals are worked out from, one value a unit: plain arrays, so that a worker can be sent them. */
export interface Ground {
  adjacency: Graph;
  /** 1 where a unit touches the sea or a foreign country, and the steps from each unit to the nearest such. */
  exterior: Uint8Array;
  toExterior: Uint16Array;
  /** Population municipale; 0 where it is unknown, so that such a unit makes no territory viable. */
  population: Float64Array;
  /** 1 where the population is unknown. */
  unknown: Uint8Array;
  /** Group of each unit, `NONE` outside any, and the units of each group. */
  epci: Uint16Array;
  department: Uint16Array;
  sizes: { epci: Uint32Array; department: Uint32Array };
  /** `NaN` for the units without outline. */
  plane: Plane;
  /** What is known of the communes that are cut; `null` where none is. */
  cut: {
    /** The quarters of each, ascending; the columns below have the commune at the first. */
    communes: readonly Uint16Array[];
    /** Grand quartier of each unit. */
    district: Uint16Array;
    population: Float64Array;
    longitude: Float32Array;
    latitude: Float32Array;
  } | null;
}

/** @param left inhabitants left of the units that others hold a part of. */
export function groundOf({ atlas, toExterior, sizes }: Country, left: ReadonlyMap<number, number> = new Map()): Ground {
  const { adjacency, exterior, epci, department, longitude, latitude, cut } = atlas;
  const [{ values }] = atlas.populations;
  return {
    adjacency,
    exterior,
    toExterior,
    population: values.map((inhabitants, unit) => left.get(unit) ?? (inhabitants || 0)),
    unknown: Uint8Array.from(values, (inhabitants) => Number(Number.isNaN(inhabitants))),
    epci,
    department,
    sizes: { epci: sizes.epcis, department: sizes.departments },
    plane: planeOf(longitude, latitude),
    cut: cut && {
      communes: cut.communes.map(({ units }) => units),
      district: cut.district,
      population: cut.whole.populations[0].values,
      longitude: cut.whole.longitude,
      latitude: cut.whole.latitude,
    },
  };
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
