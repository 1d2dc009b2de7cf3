import { NONE, type Topology } from '../atlas/atlas';
import { OverlapError, type Ring } from '../atlas/topology/mesh';
import { partition, ringsOfPolygons } from '../atlas/topology/partition';
import { polygonsAt, type Surfaces } from './surfaces';

/** Surfaces, and the unit that each row is of, `NONE` for a row that is left out. */
export interface BordersRequest {
  surfaces: Surfaces;
  unitOf: Uint16Array;
}

/** The borders of the units among themselves and to all the rest; or two units whose outlines overlap. */
export type Borders = { topology: Topology } | { overlap: readonly [number, number] };

/** Works out borders from outlines; the rows of one unit are joined. France by communes, at 100 m, takes some seconds. */
export function drawBorders(request: BordersRequest): Borders {
  try {
    return { topology: partition(ringsByUnit(request), []) };
  } catch (error) {
    if (!(error instanceof OverlapError)) throw error;
    return { overlap: error.units };
  }
}

/** The rings of each unit, in the order of the rows. */
export function ringsByUnit({ surfaces, unitOf }: BordersRequest): Map<number, Ring[]> {
  const rings = new Map<number, Ring[]>();
  unitOf.forEach((unit, row) => {
    if (unit === NONE) return;
    rings.set(unit, [...(rings.get(unit) ?? []), ...ringsOfPolygons(polygonsAt(surfaces, row))]);
  });
  return rings;
}
