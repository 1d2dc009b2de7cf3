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
  /** Where it stands at the height in hand. */
  middle: number;
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
  const heights = Float64Array.from(sides.flatMap(({ low, high }) => [low, high])).sort();
  const sum = { common: 0, whole: 0 };
  const inside = new Uint8Array(polygons.length + 1);
  let standing: Side[] = [];
  let next = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const [low, high] = [heights[i], heights[i + 1]];
    if (low === high) continue;
    standing = standing.filter((side) => side.high > low);
    while (next < sides.length && sides[next].low <= low) standing.push(sides[next++]);
    sortAt(standing, (low + high) / 2);
    if (isOrdered(standing, low) && isOrdered(standing, high)) addSlab(standing, high - low, inside, sum);
    else {
      const cuts = [low, ...crossings(standing, low, high), high];
      for (let c = 0; c + 1 < cuts.length; c++) {
        sortAt(standing, (cuts[c] + cuts[c + 1]) / 2);
        addSlab(standing, cuts[c + 1] - cuts[c], inside, sum);
      }
    }
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
      return [{ low, high, x: lowX, slope: (highX - lowX) / (high - low), owner, middle: 0 }];
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

/** Puts the sides in order from west to east at a height; from one slab to the next hardly any changes its place. */
function sortAt(sides: Side[], height: number): void {
  for (let i = 0; i < sides.length; i++) {
    const side = sides[i];
    side.middle = at(side, height);
    let place = i;
    for (; place > 0 && sides[place - 1].middle > side.middle; place--) sides[place] = sides[place - 1];
    sides[place] = side;
  }
}

const isOrdered = (sides: readonly Side[], height: number) =>
  sides.every((side, i) => i === 0 || at(sides[i - 1], height) <= at(side, height));

/** Adds a slab in which the sides, in their order, cross nowhere. */
function addSlab(
  sides: readonly Side[],
  height: number,
  inside: Uint8Array,
  sum: { common: number; whole: number },
): void {
  inside.fill(0);
  let held = 0;
  for (let i = 0; i + 1 < sides.length; i++) {
    const { owner, middle } = sides[i];
    inside[owner] ^= 1;
    if (owner > 0) held += inside[owner] ? 1 : -1;
    if (!inside[0]) continue;
    const surface = (sides[i + 1].middle - middle) * height;
    sum.whole += surface;
    if (held > 0) sum.common += surface;
  }
}
