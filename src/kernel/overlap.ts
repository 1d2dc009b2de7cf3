import type { FlatRing } from './flat-ring';

/** A polygon as rings, filled by the even-odd rule: shells and holes turn either way, closed or not. */
type Rings = readonly FlatRing[];

/** Surface that a shape and the union of polygons have in common, and that of the shape. */
export interface Overlap {
  common: number;
  whole: number;
}

/**
 * Surface, in the plane, that a shape and the union of polygons have in common, and that of the shape. Units are those
 * of the coordinates, squared.
 *
 * The plane is cut into slabs at the height of every corner, and a slab again where two sides cross in it: between two
 * cuts no side crosses another and what lies between two of them is a trapeze, so the sum is exact whatever the rings
 * do. Linear in the corners but for the few sides that stand side by side at one height.
 * @param border lines that close together around the shape, in any order, walked either way; even-odd too.
 */
export function overlap(border: readonly FlatRing[], polygons: readonly Rings[]): Overlap {
  const rings = polygons.flat();
  const corners = [...border, ...rings].reduce((sum, { length }) => sum + length / 2, 0);
  // One for all the calls of a worker: a country is hundreds of thousands of them.
  if (sweep.room < corners) sweep = new Sweep(2 * corners);
  sweep.begin([...border, ...rings]);
  for (const line of border) sweep.add(line, 2, 0);
  polygons.forEach((rings, i) => {
    for (const ring of rings) sweep.add(ring, 0, i + 1);
  });
  return sweep.run(new Uint8Array(polygons.length + 1));
}

/** Sides of polygons, each from its lower end up, and those of them that stand in the slab reached. */
class Sweep {
  /** Of every corner, ascending, each once: slab `i` lies between `i` and `i + 1`. */
  readonly #heights: Float64Array;
  #slabs = 0;
  readonly #owner: Uint32Array;
  readonly #low: Float64Array;
  readonly #lowX: Float64Array;
  readonly #highX: Float64Array;
  readonly #slope: Float64Array;
  /** Slab in which a side begins, and the first in which it no longer stands. */
  readonly #first: Uint32Array;
  readonly #end: Uint32Array;
  #sides = 0;
  /** Sides by the slab in which they begin: those of slab `i` are `#entering[#enters[i]]` up to `#enters[i + 1] - 1`. */
  readonly #entering: Uint32Array;
  readonly #enters: Uint32Array;
  /** Those that stand, from west to east once sorted, and where each does at the height of the last `#sortAt`. */
  readonly #standing: Uint32Array;
  readonly #place: Float64Array;
  #count = 0;
  /** Where a side that stands enters the slab, and where it leaves it. */
  readonly #below: Float64Array;
  readonly #above: Float64Array;

  /** @param room corners that it can take. */
  constructor(readonly room: number) {
    this.#heights = new Float64Array(room);
    this.#owner = new Uint32Array(room);
    this.#low = new Float64Array(room);
    this.#lowX = new Float64Array(room);
    this.#highX = new Float64Array(room);
    this.#slope = new Float64Array(room);
    this.#first = new Uint32Array(room);
    this.#end = new Uint32Array(room);
    this.#entering = new Uint32Array(room);
    this.#enters = new Uint32Array(room + 1);
    this.#standing = new Uint32Array(room);
    this.#place = new Float64Array(room);
    this.#below = new Float64Array(room);
    this.#above = new Float64Array(room);
  }

  /** Forgets the sides there were, for those of `lines`. */
  begin(lines: readonly FlatRing[]): void {
    const heights = this.#heights;
    let corners = 0;
    for (const line of lines) for (let p = 1; p < line.length; p += 2) heights[corners++] = line[p];
    heights.subarray(0, corners).sort();
    let count = 0;
    for (let i = 0; i < corners; i++) if (!i || heights[i] !== heights[count - 1]) heights[count++] = heights[i];
    this.#slabs = Math.max(0, count - 1);
    this.#enters.fill(0, 0, count + 1);
    this.#sides = this.#count = 0;
  }

  /** Adds the sides of a line of `owner`, from the one that ends at coordinate `from`: 0 closes it, 2 does not. */
  add(line: FlatRing, from: 0 | 2, owner: number): void {
    const last = from ? 0 : line.length - 2;
    let x = line[last];
    let y = line[last + 1];
    let slab = this.#slabFrom(y);
    for (let p = from; p < line.length; p += 2) {
      const beforeX = x;
      const beforeY = y;
      const beforeSlab = slab;
      x = line[p];
      y = line[p + 1];
      if (beforeY === y) continue;
      slab = this.#slabFrom(y);
      // From the same end whichever way the line runs, so that a border common to two is the same to the last digit.
      const rises = beforeY < y;
      const side = this.#sides++;
      const low = rises ? beforeY : y;
      const high = rises ? y : beforeY;
      const lowX = rises ? beforeX : x;
      const highX = rises ? x : beforeX;
      const first = rises ? beforeSlab : slab;
      this.#owner[side] = owner;
      this.#low[side] = low;
      this.#lowX[side] = lowX;
      this.#highX[side] = highX;
      this.#slope[side] = (highX - lowX) / (high - low);
      this.#first[side] = first;
      this.#end[side] = rises ? slab : beforeSlab;
      this.#enters[first]++;
    }
  }

  run(inside: Uint8Array): Overlap {
    const sum = { common: 0, whole: 0 };
    this.#orderSides();
    for (let slab = 0; slab < this.#slabs; slab++) {
      const height = this.#heights[slab + 1] - this.#heights[slab];
      this.#stand(slab);
      this.#sortAt(0.5);
      if (this.#isOrdered()) this.#measure(height, inside, sum);
      else {
        const cuts = [0, ...this.#crossings(), 1];
        for (let c = 0; c + 1 < cuts.length; c++) {
          this.#sortAt((cuts[c] + cuts[c + 1]) / 2);
          this.#measure((cuts[c + 1] - cuts[c]) * height, inside, sum);
        }
      }
    }
    return sum;
  }

  /** The slab that begins at the height of a corner. */
  #slabFrom(height: number): number {
    const heights = this.#heights;
    let from = 0;
    let to = this.#slabs;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (heights[middle] < height) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Puts the sides by the slab in which they begin. */
  #orderSides(): void {
    const [enters, entering, first] = [this.#enters, this.#entering, this.#first];
    for (let slab = 0; slab < this.#slabs; slab++) enters[slab + 1] += enters[slab];
    for (let side = this.#sides - 1; side >= 0; side--) entering[--enters[first[side]]] = side;
  }

  /** Lets go of the sides that end where the slab begins and takes those that begin there. */
  #stand(slab: number): void {
    const [standing, end, below, above, lowX, highX] = [
      this.#standing,
      this.#end,
      this.#below,
      this.#above,
      this.#lowX,
      this.#highX,
    ];
    const [low, slope, entering, enters] = [this.#low, this.#slope, this.#entering, this.#enters];
    const high = this.#heights[slab + 1];
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const side = standing[i];
      if (end[side] <= slab) continue;
      below[side] = above[side];
      standing[count++] = side;
    }
    for (let i = enters[slab]; i < enters[slab + 1]; i++) {
      const side = entering[i];
      below[side] = lowX[side];
      standing[count++] = side;
    }
    this.#count = count;
    for (let i = 0; i < count; i++) {
      const side = standing[i];
      // At its end it is where that corner is, to the last digit.
      above[side] = end[side] === slab + 1 ? highX[side] : lowX[side] + slope[side] * (high - low[side]);
    }
  }

  /** Puts them in order from west to east at a part of the slab; from one to the next hardly any changes its place. */
  #sortAt(part: number): void {
    const [standing, place, below, above] = [this.#standing, this.#place, this.#below, this.#above];
    for (let i = 0; i < this.#count; i++) {
      const side = standing[i];
      const x = below[side] + part * (above[side] - below[side]);
      let at = i;
      for (; at > 0 && place[at - 1] > x; at--) {
        standing[at] = standing[at - 1];
        place[at] = place[at - 1];
      }
      standing[at] = side;
      place[at] = x;
    }
  }

  /** Whether the order of the last `#sortAt` holds in the whole slab. */
  #isOrdered(): boolean {
    const [standing, below, above] = [this.#standing, this.#below, this.#above];
    for (let i = 1; i < this.#count; i++) {
      const west = standing[i - 1];
      const east = standing[i];
      if (below[west] > below[east] || above[west] > above[east]) return false;
    }
    return true;
  }

  /** Parts of the slab, between 0 and 1, at which sides cross, ascending. */
  #crossings(): number[] {
    const [standing, below, above] = [this.#standing, this.#below, this.#above];
    const parts: number[] = [];
    for (let i = 0; i < this.#count; i++)
      for (let j = i + 1; j < this.#count; j++) {
        const under = below[standing[i]] - below[standing[j]];
        const over = above[standing[i]] - above[standing[j]];
        if (under * over < 0) parts.push(under / (under - over));
      }
    return parts.sort((a, b) => a - b);
  }

  /** Adds a slab in which the sides, in the order of the last `#sortAt`, cross nowhere. */
  #measure(height: number, inside: Uint8Array, sum: Overlap): void {
    const [standing, place, owner] = [this.#standing, this.#place, this.#owner];
    let held = 0;
    inside.fill(0);
    for (let i = 0; i + 1 < this.#count; i++) {
      const of = owner[standing[i]];
      inside[of] ^= 1;
      if (of > 0) held += inside[of] ? 1 : -1;
      if (!inside[0]) continue;
      const surface = (place[i + 1] - place[i]) * height;
      sum.whole += surface;
      if (held > 0) sum.common += surface;
    }
  }
}

let sweep = new Sweep(1024);
