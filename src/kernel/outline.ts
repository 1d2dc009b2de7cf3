import { boundary, DEGREE, type Arcs, type DirectedArc, type IndexedArcs, type Position } from './arcs';
import type { UnitSet } from './unit-set';

/** A polygon as GeoJSON has it: the outer ring, then its holes; rings closed and oriented per RFC 7946, in degrees. */
export type PolygonRings = Position[][];

/** Points of a ring as indices into `Arcs.x` and `y`, without the closing one. */
type Ring = number[];

/**
 * The outline of `set`: its boundary arcs stitched into rings, the rings gathered into polygons with holes.
 * Where rings touch at a point, each keeps to its own side, so that no ring passes twice by the same point and the
 * inside of each polygon is in one piece (OGC Simple Features, 6.1.11).
 */
export function outline(arcs: IndexedArcs, set: UnitSet): PolygonRings[] {
  const rings = stitch(arcs, boundary(arcs, set));
  const areas = rings.map((ring) => signedArea(arcs, ring));
  const shells = rings.filter((_, i) => areas[i] > 0).map((ring) => [ring]);
  for (const hole of rings.filter((_, i) => areas[i] < 0)) shellAround(arcs, shells, hole)?.push(hole);
  return shells.map((polygon) =>
    polygon.map((ring) => [...ring, ring[0]].map((p) => [arcs.x[p] / DEGREE, arcs.y[p] / DEGREE])),
  );
}

/** Joins directed arcs end to end. At a point where several can follow, takes the sharpest turn to the left. */
function stitch(arcs: Arcs, directed: DirectedArc[]): Ring[] {
  const paths = directed.map((d) => pointsOf(arcs, d));
  const leaving = new Map<number, number[]>();
  paths.forEach((path, i) => {
    const start = place(arcs, path[0]);
    const others = leaving.get(start);
    if (others) others.push(i);
    else leaving.set(start, [i]);
  });
  const used = new Uint8Array(paths.length);
  const rings: Ring[] = [];
  for (let first = 0; first < paths.length; first++) {
    if (used[first]) continue;
    const ring: Ring = [];
    for (let i = first; !used[i];) {
      used[i] = 1;
      const path = paths[i];
      for (let p = 0; p < path.length - 1; p++) ring.push(path[p]);
      const next = leaving.get(place(arcs, path[path.length - 1]))!;
      i =
        next.length === 1
          ? next[0]
          : sharpestLeft(
              arcs,
              path,
              next.filter((n) => !used[n] || n === first),
              paths,
            );
    }
    cutAtRepeats(arcs, ring, rings);
  }
  return rings;
}

function pointsOf({ offsets }: Arcs, directed: DirectedArc): number[] {
  const arc = directed < 0 ? ~directed : directed;
  const points: number[] = [];
  for (let p = offsets[arc]; p < offsets[arc + 1]; p++) points.push(p);
  return directed < 0 ? points.reverse() : points;
}

/** One number for a place on Earth, to find points that coincide. */
const place = ({ x, y }: Arcs, p: number) => (x[p] + 180 * DEGREE) * (360 * DEGREE) + y[p];

const bearing = ({ x, y }: Arcs, from: number, to: number) => Math.atan2(y[to] - y[from], x[to] - x[from]);

function sharpestLeft(arcs: Arcs, path: number[], choices: number[], paths: number[][]): number {
  const back = bearing(arcs, path[path.length - 1], path[path.length - 2]);
  const fromBack = (i: number) => {
    const turn = back - bearing(arcs, paths[i][0], paths[i][1]);
    return turn <= 0 ? turn + 2 * Math.PI : turn;
  };
  return choices.reduce((best, i) => (fromBack(i) < fromBack(best) ? i : best));
}

/** Splits a ring that passes twice by the same point into rings that do not. */
function cutAtRepeats(arcs: Arcs, ring: Ring, rings: Ring[]): void {
  const at = new Map<number, number>();
  const kept: Ring = [];
  for (const point of ring) {
    const here = place(arcs, point);
    const before = at.get(here);
    if (before !== undefined) {
      const loop = kept.splice(before);
      for (const p of loop) at.delete(place(arcs, p));
      rings.push(loop);
    }
    at.set(here, kept.length);
    kept.push(point);
  }
  rings.push(kept);
}

/** Twice the area, positive when the ring turns anticlockwise; exact, for it adds integers around a near origin. */
function signedArea({ x, y }: Arcs, ring: Ring): number {
  const [originX, originY] = [x[ring[0]], y[ring[0]]];
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [ring[i], ring[(i + 1) % ring.length]];
    sum += (x[p] - originX) * (y[q] - originY) - (x[q] - originX) * (y[p] - originY);
  }
  return sum;
}

/** The smallest shell that holds `hole`. The middle of an edge is tested: a hole may touch its shell at its corners. */
function shellAround(arcs: Arcs, shells: Ring[][], hole: Ring): Ring[] | undefined {
  if (shells.length === 1) return shells[0];
  const x = (arcs.x[hole[0]] + arcs.x[hole[1]]) / 2;
  const y = (arcs.y[hole[0]] + arcs.y[hole[1]]) / 2;
  const around = shells.filter(([shell]) => contains(arcs, shell, x, y));
  return around.sort((a, b) => signedArea(arcs, a[0]) - signedArea(arcs, b[0]))[0];
}

function contains({ x, y }: Arcs, ring: Ring, px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [p, q] = [ring[i], ring[j]];
    if (y[p] > py !== y[q] > py && px < ((x[q] - x[p]) * (py - y[p])) / (y[q] - y[p]) + x[p]) inside = !inside;
  }
  return inside;
}
