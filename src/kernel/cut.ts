import type { Position } from './arcs';

export type Box = [west: number, south: number, east: number, north: number];

/**
 * What a box leaves of a ring (Sutherland and Hodgman, "Reentrant polygon clipping", 1974). The parts outside are drawn
 * back to the sides of the box, so that around any point within it the ring turns as many times as before.
 * @param ring closed or not; the result is not.
 */
export function cutToBox(ring: readonly Position[], box: Box): readonly Position[] {
  const [west, south, east, north] = extentOf(ring);
  if (west > box[2] || east < box[0] || south > box[3] || north < box[1]) return [];
  // Most rings stand within most boxes, or go past one side only.
  const past = [west < box[0], south < box[1], east > box[2], north > box[3]];
  return box.reduce(
    (left, limit, side) => (past[side] && left.length ? cutAt(left, side % 2, limit, side < 2 ? 1 : -1) : left),
    ring,
  );
}

/** A ring that is cut to box after box is measured once. */
const extents = new WeakMap<readonly Position[], Box>();

function extentOf(ring: readonly Position[]): Box {
  const known = extents.get(ring);
  if (known) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const extent: Box = [west, south, east, north];
  extents.set(ring, extent);
  return extent;
}

/** Keeps the side of the line `axis = limit` that `sign` tells: 1 what is above, -1 what is below. */
function cutAt(ring: readonly Position[], axis: number, limit: number, sign: 1 | -1): Position[] {
  const kept: Position[] = [];
  let from = ring[ring.length - 1];
  for (const to of ring) {
    const [before, after] = [sign * (from[axis] - limit), sign * (to[axis] - limit)];
    if (before < 0 !== after < 0) {
      const along = before / (before - after);
      const across = from[1 - axis] + along * (to[1 - axis] - from[1 - axis]);
      kept.push(axis === 0 ? [limit, across] : [across, limit]);
    }
    if (after >= 0) kept.push(to);
    from = to;
  }
  return kept;
}

/** Whether a ring cut to `box` passes through it, and does not just follow its sides. */
export function crosses(ring: readonly Position[], box: Box): boolean {
  const sameSide = (p: Position, q: Position) =>
    box.some((limit, side) => p[side % 2] === limit && q[side % 2] === limit);
  return ring.some((point, i) => !sameSide(point, ring[(i || ring.length) - 1]));
}

/** How many times a ring cut to `box`, and which does not cross it, turns around it. */
export function turnsAround(ring: readonly Position[], [west, south, east, north]: Box): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [fromX, fromY] = ring[(i || ring.length) - 1];
    return sum + (fromX - west) * (y - south) - (x - west) * (fromY - south);
  }, 0);
  return Math.round(twice / 2 / ((east - west) * (north - south)));
}
