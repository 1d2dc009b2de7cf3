import type { Geometry, Position } from 'geojson';

/** The surfaces of the rows of a table, in longitude and latitude, as flat arrays: they cross to a worker as they are. */
export interface Surfaces {
  /** Row `r` has polygons `rows[r]` up to `rows[r + 1] - 1`: none when it has no surface. */
  rows: Uint32Array;
  /** Polygon `p` has rings `polygons[p]` up to `polygons[p + 1] - 1`, the outer one first. */
  polygons: Uint32Array;
  /** Ring `g` has positions `rings[g]` up to `rings[g + 1] - 1`. */
  rings: Uint32Array;
  /** Longitude and latitude by turns. */
  positions: Float64Array;
}

/** Packs the surfaces of `geometries`, one a row; `null` when no row has one. */
export function packSurfaces(geometries: readonly (Geometry | null)[]): Surfaces | null {
  const surfaces = geometries.map(polygonsOf);
  const polygons = surfaces.flat();
  const rings = polygons.flat();
  if (!rings.length) return null;
  const packed = {
    rows: offsetsOf(surfaces),
    polygons: offsetsOf(polygons),
    rings: offsetsOf(rings),
    positions: new Float64Array(2 * rings.reduce((sum, { length }) => sum + length, 0)),
  };
  let at = 0;
  for (const ring of rings) {
    for (const [longitude, latitude] of ring) {
      packed.positions[at++] = longitude;
      packed.positions[at++] = latitude;
    }
  }
  return packed;
}

/** The polygons of a row, each as its rings; none when it has no surface. */
export function polygonsAt({ rows, polygons, rings, positions }: Surfaces, row: number): [number, number][][][] {
  return indicesFrom(rows, row).map((polygon) =>
    indicesFrom(polygons, polygon).map((ring) =>
      indicesFrom(rings, ring).map((p): [number, number] => [positions[2 * p], positions[2 * p + 1]]),
    ),
  );
}

/** The polygons of a row, each as its rings laid flat: views of the positions, not copies. */
export function flatPolygonsAt({ rows, polygons, rings, positions }: Surfaces, row: number): Float64Array[][] {
  return indicesFrom(rows, row).map((polygon) =>
    indicesFrom(polygons, polygon).map((ring) => positions.subarray(2 * rings[ring], 2 * rings[ring + 1])),
  );
}

/** What holds the surfaces in memory, to be handed over whole. */
export const buffersOf = ({ rows, polygons, rings, positions }: Surfaces): ArrayBuffer[] =>
  [rows, polygons, rings, positions].map(({ buffer }) => buffer as ArrayBuffer);

/** Surfaces of rows in order, copied by at most `count` runs that hold about as many positions each. */
export function* splitSurfaces(surfaces: Surfaces, count: number): Generator<Surfaces> {
  const { rows, polygons, rings } = surfaces;
  const last = rows.length - 1;
  let from = 0;
  let runs = 0;
  for (let row = 1; row <= last; row++) {
    const share = rings[polygons[rows[row]]] / rings[rings.length - 1];
    if (row < last && (runs === count - 1 || share * count < runs + 1)) continue;
    yield rowsOf(surfaces, from, row);
    from = row;
    runs++;
  }
}

/** A copy of rows `from` up to `to - 1`. */
function rowsOf({ rows, polygons, rings, positions }: Surfaces, from: number, to: number): Surfaces {
  const [firstPolygon, lastPolygon] = [rows[from], rows[to]];
  const [firstRing, lastRing] = [polygons[firstPolygon], polygons[lastPolygon]];
  const [first, last] = [rings[firstRing], rings[lastRing]];
  return {
    rows: rows.slice(from, to + 1).map((at) => at - firstPolygon),
    polygons: polygons.slice(firstPolygon, lastPolygon + 1).map((at) => at - firstRing),
    rings: rings.slice(firstRing, lastRing + 1).map((at) => at - first),
    positions: positions.slice(2 * first, 2 * last),
  };
}

export const hasSurface = ({ rows }: Surfaces, row: number): boolean => rows[row + 1] > rows[row];

const indicesFrom = (offsets: Uint32Array, at: number): number[] =>
  Array.from({ length: offsets[at + 1] - offsets[at] }, (_, i) => offsets[at] + i);

function offsetsOf(lists: readonly { length: number }[]): Uint32Array {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach(({ length }, i) => (offsets[i + 1] = offsets[i] + length));
  return offsets;
}

function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}
