import type { UnitSet } from './unit-set';

/** Borders between units: polylines with one unit on each side (or an index of no unit: the sea, a foreign land). */
export interface Arcs {
  /** Arc `a` is made of points `offsets[a]` up to `offsets[a + 1] - 1`. */
  offsets: Uint32Array;
  /** Coordinates in hundred-thousandths of a degree. */
  x: Int32Array;
  y: Int32Array;
  /** Unit on each side when walking the arc. */
  left: Uint16Array;
  right: Uint16Array;
}

/** Arcs with the way back from a unit to the arcs around it. */
export interface IndexedArcs extends Arcs {
  /** Arcs of unit `u`: `ofUnit.targets[ofUnit.offsets[u]]` up to `ofUnit.targets[ofUnit.offsets[u + 1] - 1]`. */
  ofUnit: { offsets: Uint32Array; targets: Uint32Array };
}

/** Indexes `arcs` by the `count` units that they bound, so that an outline costs its own units only. */
export function indexArcs(arcs: Arcs, count: number): IndexedArcs {
  const { left, right } = arcs;
  const offsets = new Uint32Array(count + 1);
  const sides = [left, right];
  for (const side of sides) for (const unit of side) if (unit < count) offsets[unit + 1]++;
  for (let unit = 0; unit < count; unit++) offsets[unit + 1] += offsets[unit];
  const targets = new Uint32Array(offsets[count]);
  const next = offsets.slice();
  for (const side of sides) {
    side.forEach((unit, arc) => {
      if (unit < count) targets[next[unit]++] = arc;
    });
  }
  return { ...arcs, ofUnit: { offsets, targets } };
}

/** An arc to be walked with the set on its left: `arc` forwards, or `~arc` backwards. */
export type DirectedArc = number;

/** Arcs with exactly one side in `set`, each directed so that the set is on its left. */
export function boundary(arcs: IndexedArcs, set: UnitSet): DirectedArc[] {
  const { left, right, ofUnit } = arcs;
  const found: DirectedArc[] = [];
  for (const unit of set) {
    for (let e = ofUnit.offsets[unit]; e < ofUnit.offsets[unit + 1]; e++) {
      const arc = ofUnit.targets[e];
      if (left[arc] === unit && !set.has(right[arc])) found.push(arc);
      else if (right[arc] === unit && !set.has(left[arc])) found.push(~arc);
    }
  }
  return found;
}

export type Position = [longitude: number, latitude: number];

export const DEGREE = 1e5;

/** The boundary of `set` as one line an arc, in degrees: enough to draw it, at a fraction of the cost of polygons. */
export function boundaryLines(arcs: IndexedArcs, set: UnitSet): Position[][] {
  return boundary(arcs, set).map((directed) => {
    const arc = directed < 0 ? ~directed : directed;
    const line: Position[] = [];
    for (let p = arcs.offsets[arc]; p < arcs.offsets[arc + 1]; p++) line.push([arcs.x[p] / DEGREE, arcs.y[p] / DEGREE]);
    return line;
  });
}
