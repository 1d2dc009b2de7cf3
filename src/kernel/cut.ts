import type { FlatRing } from './flat-ring';

export type Box = [west: number, south: number, east: number, north: number];

/** What is left of a ring, and the box around it. */
export interface CutRing {
  readonly points: FlatRing;
  readonly extent: Box;
}

const NOTHING: CutRing = { points: new Float64Array(0), extent: [Infinity, Infinity, -Infinity, -Infinity] };

/** A ring that nothing has cut yet. */
export const uncut = (points: FlatRing): CutRing => ({ points, extent: extentOf(points, points.length) });

/**
 * What a box leaves of a ring (Sutherland and Hodgman, "Reentrant polygon clipping", 1974). The parts outside are drawn
 * back to the sides of the box, so that around any point within it the ring turns as many times as before.
 * @param ring closed or not; the result is not.
 */
export function cutToBox(ring: CutRing, box: Box): CutRing {
  const [west, south, east, north] = ring.extent;
  if (west > box[2] || east < box[0] || south > box[3] || north < box[1]) return NOTHING;
  // Most rings stand within most boxes, or go past one side only.
  const past = [west < box[0], south < box[1], east > box[2], north > box[3]];
  if (!past.includes(true)) return ring;
  let points = ring.points;
  let length = points.length;
  for (let side = 0; side < 4 && length; side++) {
    if (!past[side]) continue;
    const into = scratch(points, length);
    length = cutAt(points, length, into, side % 2, box[side], side < 2 ? 1 : -1);
    points = into;
  }
  return length ? { points: points.slice(0, length), extent: extentOf(points, length) } : NOTHING;
}

/** Two buffers that cuts write by turns: a cut of a ring twice crosses a side at most once a point. */
const buffers = [new Float64Array(0), new Float64Array(0)];

function scratch(points: FlatRing, length: number): Float64Array {
  const place = points === buffers[0] ? 1 : 0;
  if (buffers[place].length < 2 * length) buffers[place] = new Float64Array(4 * length);
  return buffers[place];
}

/** Keeps the side of the line `axis = limit` that `sign` tells: 1 what is above, -1 what is below; the length kept. */
function cutAt(ring: FlatRing, length: number, kept: Float64Array, axis: number, limit: number, sign: 1 | -1): number {
  let count = 0;
  let fromX = ring[length - 2];
  let fromY = ring[length - 1];
  let before = sign * ((axis ? fromY : fromX) - limit);
  for (let p = 0; p < length; p += 2) {
    const x = ring[p];
    const y = ring[p + 1];
    const after = sign * ((axis ? y : x) - limit);
    if (before < 0 !== after < 0) {
      const along = before / (before - after);
      kept[count++] = axis ? fromX + along * (x - fromX) : limit;
      kept[count++] = axis ? limit : fromY + along * (y - fromY);
    }
    if (after >= 0) {
      kept[count++] = x;
      kept[count++] = y;
    }
    fromX = x;
    fromY = y;
    before = after;
  }
  return count;
}

function extentOf(ring: FlatRing, length: number): Box {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let p = 0; p < length; p += 2) {
    const x = ring[p];
    const y = ring[p + 1];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Whether a ring cut to `box` passes through it, and does not just follow its sides. */
export function crosses({ points }: CutRing, [west, south, east, north]: Box): boolean {
  let fromX = points[points.length - 2];
  let fromY = points[points.length - 1];
  for (let p = 0; p < points.length; p += 2) {
    const x = points[p];
    const y = points[p + 1];
    const along = (x === fromX && (x === west || x === east)) || (y === fromY && (y === south || y === north));
    if (!along) return true;
    fromX = x;
    fromY = y;
  }
  return false;
}

/** How many times a ring cut to `box`, and which does not cross it, turns around it. */
export function turnsAround({ points }: CutRing, [west, south, east, north]: Box): number {
  let twice = 0;
  let fromX = points[points.length - 2];
  let fromY = points[points.length - 1];
  for (let p = 0; p < points.length; p += 2) {
    twice += (fromX - west) * (points[p + 1] - south) - (points[p] - west) * (fromY - south);
    fromX = points[p];
    fromY = points[p + 1];
  }
  return Math.round(twice / 2 / ((east - west) * (north - south)));
}
