import type { Geometry } from 'geojson';

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
  const packer = new SurfacePacker();
  for (const geometry of geometries) packer.add(geometry);
  return packer.surfaces;
}

/** Packs surfaces as they come, row after row: millions of points are never a list each for long. */
export class SurfacePacker {
  readonly #rows = [0];
  readonly #polygons = [0];
  readonly #rings = [0];
  #positions = new Float64Array(1 << 12);
  #length = 0;

  /** Adds a row; `false`, and no surface for it, when its surface has a point that is none. */
  add(geometry: Geometry | null): boolean {
    const before = [this.#polygons.length, this.#rings.length, this.#length];
    const sound = polygonsOf(geometry).every((polygon) => this.#addPolygon(polygon));
    if (!sound) [this.#polygons.length, this.#rings.length, this.#length] = before;
    this.#rows.push(this.#polygons.length - 1);
    return sound;
  }

  /** What was added; `null` when no row has a surface. Nothing is added afterwards. */
  get surfaces(): Surfaces | null {
    if (this.#rings.length === 1) return null;
    return {
      rows: Uint32Array.from(this.#rows),
      polygons: Uint32Array.from(this.#polygons),
      rings: Uint32Array.from(this.#rings),
      positions: this.#positions.slice(0, this.#length),
    };
  }

  #addPolygon(polygon: unknown): boolean {
    if (!Array.isArray(polygon) || !polygon.every((ring) => this.#addRing(ring))) return false;
    this.#polygons.push(this.#rings.length - 1);
    return true;
  }

  #addRing(ring: unknown): boolean {
    if (!Array.isArray(ring)) return false;
    const needed = this.#length + 2 * ring.length;
    if (needed > this.#positions.length) {
      const larger = new Float64Array(2 * needed);
      larger.set(this.#positions);
      this.#positions = larger;
    }
    for (const point of ring as readonly unknown[]) {
      if (!Array.isArray(point) || !Number.isFinite(point[0]) || !Number.isFinite(point[1])) return false;
      this.#positions[this.#length++] = point[0] as number;
      this.#positions[this.#length++] = point[1] as number;
    }
    this.#rings.push(this.#length / 2);
    return true;
  }
}

/** The same surfaces without some rows. */
export const withoutRows = (surfaces: Surfaces, without: ReadonlySet<number>): Surfaces | null =>
  packSurfaces(
    Array.from({ length: surfaces.rows.length - 1 }, (_, row) => row)
      .filter((row) => !without.has(row))
      .map((row) => ({ type: 'MultiPolygon', coordinates: polygonsAt(surfaces, row) })),
  );

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

/** A copy of the first rows: at most `most`, and of so many points, but for the first that may have more. */
export function firstSurfaces(surfaces: Surfaces, most: number, points: number): Surfaces {
  const { rows, polygons, rings } = surfaces;
  let count = 1;
  while (count < most && count < rows.length - 1 && rings[polygons[rows[count + 1]]] <= points) count++;
  return rowsOf(surfaces, 0, count);
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

/** What a file says its polygons are, whatever that is. */
function polygonsOf(geometry: Geometry | null): unknown[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'GeometryCollection') return (geometry.geometries ?? []).flatMap(polygonsOf);
  if (geometry?.type !== 'MultiPolygon') return [];
  return Array.isArray(geometry.coordinates) ? geometry.coordinates : [null];
}
