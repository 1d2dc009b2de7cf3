import { type Topology, NONE } from '../atlas';
import type { Ring } from './mesh';

/** Arcs around each unit in compressed rows: arc `a` when the unit is on its left, `~a` when it is on its right. */
export interface Sides {
  offsets: Uint32Array;
  arcs: Int32Array;
}

/** Lists the arcs around each of `count` units. */
export function sidesOf(topology: Topology, count: number): Sides {
  const { left, right } = topology;
  const offsets = new Uint32Array(count + 1);
  for (const side of [left, right]) for (const unit of side) if (unit !== NONE) offsets[unit + 1]++;
  for (let unit = 0; unit < count; unit++) offsets[unit + 1] += offsets[unit];
  const fill = offsets.slice();
  const arcs = new Int32Array(offsets[count]);
  for (let arc = 0; arc < left.length; arc++) {
    if (left[arc] !== NONE) arcs[fill[left[arc]]++] = arc;
    if (right[arc] !== NONE) arcs[fill[right[arc]]++] = ~arc;
  }
  return { offsets, arcs };
}

/** The rings of `unit`, its surface on their left: outer ones turn counter-clockwise, holes clockwise. */
export const ringsOf = (topology: Topology, { offsets, arcs }: Sides, unit: number): Ring[] =>
  ringsAlong(topology, arcs.subarray(offsets[unit], offsets[unit + 1]));

/** The rings that arcs make, each walked with the surface on its left: `a` forwards, `~a` backwards. */
export function ringsAlong(topology: Topology, arcs: Int32Array): Ring[] {
  const { x, y } = topology;
  const ends = (signed: number) => {
    const arc = signed < 0 ? ~signed : signed;
    const first = topology.offsets[arc];
    const last = topology.offsets[arc + 1] - 1;
    return signed < 0 ? [last, first] : [first, last];
  };
  const at = (point: number) => x[point] * 2 ** 26 + y[point];
  const leaving = new Map<number, number[]>();
  for (const arc of arcs) {
    const key = at(ends(arc)[0]);
    const list = leaving.get(key);
    if (list) list.push(arc);
    else leaving.set(key, [arc]);
  }
  const rings: Ring[] = [];
  for (const [start, list] of leaving)
    while (list.length) {
      const ring: Ring = [];
      let key = start;
      do {
        const [first, last] = ends(leaving.get(key)!.pop()!);
        const step = first < last ? 1 : -1;
        for (let point = first; point !== last; point += step) ring.push(x[point], y[point]);
        key = at(last);
      } while (key !== start);
      rings.push(ring);
    }
  return rings;
}

/** Twice the signed surface of a ring in grid units, positive counter-clockwise. */
export function doubleArea(ring: Ring): number {
  const [x0, y0] = ring;
  let sum = 0;
  for (let i = 2; i + 3 < ring.length; i += 2)
    sum += (ring[i] - x0) * (ring[i + 3] - y0) - (ring[i + 2] - x0) * (ring[i + 1] - y0);
  return sum;
}

/** Whether a point is inside the surface bounded by `rings` (even-odd rule). */
export function contains(rings: Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      if (
        ring[i + 1] > y !== ring[j + 1] > y &&
        x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]
      )
        inside = !inside;
  return inside;
}

/** Groups the rings of a unit into polygons: each outer ring followed by the holes inside it. */
export function polygonsOf(rings: Ring[]): Ring[][] {
  const outers = rings.filter((ring) => doubleArea(ring) > 0);
  const polygons = outers.map((ring) => [ring]);
  for (const hole of rings) {
    if (doubleArea(hole) >= 0) continue;
    const x = (hole[0] + hole[2]) / 2;
    const y = (hole[1] + hole[3]) / 2;
    const owner = outers.length === 1 ? 0 : outers.findIndex((outer) => contains([outer], x, y));
    if (owner >= 0) polygons[owner].push(hole);
  }
  return polygons;
}
