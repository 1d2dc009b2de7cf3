import type { Position } from './arcs';

/** A polygon as rings, filled by the even-odd rule: shells and holes turn either way, closed or not. */
type Rings = readonly (readonly Position[])[];

/** A side of a polygon, from its lower end up; `owner` is 0 for the shape, else the polygon's place from 1. */
interface Side {
  low: number;
  high: number;
  x: number;
  slope: number;
  owner: number;
}

/**
 * Surface, in the plane, that a shape and the union of polygons have in common, and that of the shape. Units are those
 * of the coordinates, squared.
 *
 * The plane is cut into slabs at the height of every corner, and a slab again where two sides cross in it: between two
 * cuts no side crosses another and what lies between two of them is a trapeze, so the sum is exact whatever the rings
 * do. Linear in the corners but for the few sides that stand side by side at one height.
 */
export function overlap(shape: Rings, polygons: readonly Rings[]): { common: number; whole: number } {
  const sides = [...sidesOf(shape, 0), ...polygons.flatMap((rings, i) => sidesOf(rings, i + 1))];
  sides.sort((a, b) => a.low - b.low);
  const heights = [...new Set(sides.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
  const sum = { common: 0, whole: 0 };
  let standing: Side[] = [];
  let next = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const [low, high] = [heights[i], heights[i + 1]];
    standing = standing.filter((side) => side.high > low);
    while (next < sides.length && sides[next].low <= low) standing.push(sides[next++]);
    const cuts = [low, ...crossings(standing, low, high), high];
    for (let c = 0; c + 1 < cuts.length; c++) addSlab(standing, cuts[c], cuts[c + 1], polygons.length, sum);
  }
  return sum;
}

function sidesOf(rings: Rings, owner: number): Side[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([x, y], i): Side[] => {
      const [beforeX, beforeY] = ring[(i || ring.length) - 1];
      if (y === beforeY) return [];
      // From the same end whichever way the ring turns, so that a border common to two is the same to the last digit.
      const [low, high, lowX, highX] = y < beforeY ? [y, beforeY, x, beforeX] : [beforeY, y, beforeX, x];
      return [{ low, high, x: lowX, slope: (highX - lowX) / (high - low), owner }];
    }),
  );
}

const at = ({ x, slope, low }: Side, height: number) => x + slope * (height - low);

/** Heights strictly between two corners where sides cross, ascending. */
function crossings(sides: readonly Side[], low: number, high: number): number[] {
  const heights: number[] = [];
  for (let i = 0; i < sides.length; i++)
    for (let j = i + 1; j < sides.length; j++) {
      const below = at(sides[i], low) - at(sides[j], low);
      const above = at(sides[i], high) - at(sides[j], high);
      if (below * above >= 0) continue;
      const height = low + ((high - low) * below) / (below - above);
      if (height > low && height < high) heights.push(height);
    }
  return heights.sort((a, b) => a - b);
}

function addSlab(
  sides: readonly Side[],
  low: number,
  high: number,
  polygons: number,
  sum: { common: number; whole: number },
): void {
  const middle = (low + high) / 2;
  const inOrder = sides.map((side) => ({ x: at(side, middle), owner: side.owner })).sort((a, b) => a.x - b.x);
  const inside = new Uint8Array(polygons + 1);
  let held = 0;
  inOrder.forEach(({ x, owner }, i) => {
    inside[owner] ^= 1;
    if (owner > 0) held += inside[owner] ? 1 : -1;
    if (!inside[0] || i + 1 === inOrder.length) return;
    const surface = (inOrder[i + 1].x - x) * (high - low);
    sum.whole += surface;
    if (held > 0) sum.common += surface;
  });
}
