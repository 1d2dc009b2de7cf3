import type { FlatRing } from './flat-ring';

/** A polygon as rings, filled by the even-odd rule: shells and holes turn either way, closed or not. */
type Rings = readonly FlatRing[];

/**
 * Surface, in the plane, that a shape and the union of polygons have in common, and that of the shape. Units are those
 * of the coordinates, squared.
 *
 * The plane is cut into slabs at the height of every corner, and a slab again where two sides cross in it: between two
 * cuts no side crosses another and what lies between two of them is a trapeze, so the sum is exact whatever the rings
 * do. Linear in the corners but for the few sides that stand side by side at one height.
 */
export function overlap(shape: Rings, polygons: readonly Rings[]): { common: number; whole: number } {
  const sides = new Sides([shape, ...polygons]);
  const heights = sides.heights();
  const sum = { common: 0, whole: 0 };
  const inside = new Uint8Array(polygons.length + 1);
  for (let i = 0; i + 1 < heights.length; i++) {
    const [low, high] = [heights[i], heights[i + 1]];
    if (low === high) continue;
    sides.stand(low, high);
    sides.sortAt(0.5);
    if (sides.isOrdered()) sides.addSlab(high - low, inside, sum);
    else {
      const cuts = [0, ...sides.crossings(), 1];
      for (let c = 0; c + 1 < cuts.length; c++) {
        sides.sortAt((cuts[c] + cuts[c + 1]) / 2);
        sides.addSlab((cuts[c + 1] - cuts[c]) * (high - low), inside, sum);
      }
    }
  }
  return sum;
}

/** The sides of polygons from their lower end up, ascending, and those of them that stand in one slab. */
class Sides {
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #lowX: Float64Array;
  readonly #highX: Float64Array;
  readonly #owner: Uint32Array;
  readonly #slope: Float64Array;
  /** Where a side that stands enters the slab, and where it leaves it. */
  readonly #below: Float64Array;
  readonly #above: Float64Array;
  /** Those that stand, from west to east once sorted, and where each does. */
  readonly #standing: Uint32Array;
  readonly #place: Float64Array;
  #count = 0;
  #next = 0;
  readonly #length: number;

  /** @param polygons the owner of a side is the place of its polygon among them. */
  constructor(polygons: readonly Rings[]) {
    const most = polygons.reduce((sum, rings) => rings.reduce((all, { length }) => all + length / 2, sum), 0);
    const [low, high, lowX, highX] = [0, 1, 2, 3].map(() => new Float64Array(most));
    const owner = new Uint32Array(most);
    let count = 0;
    polygons.forEach((rings, i) => {
      for (const ring of rings) {
        let x = ring[ring.length - 2];
        let y = ring[ring.length - 1];
        for (let p = 0; p < ring.length; p += 2) {
          const [beforeX, beforeY] = [x, y];
          x = ring[p];
          y = ring[p + 1];
          if (beforeY === y) continue;
          // From the same end whichever way the ring turns, so that a border common to two is the same to the last digit.
          const rises = beforeY < y;
          low[count] = rises ? beforeY : y;
          high[count] = rises ? y : beforeY;
          lowX[count] = rises ? beforeX : x;
          highX[count] = rises ? x : beforeX;
          owner[count++] = i;
        }
      }
    });
    const inOrder = new Uint32Array(count);
    for (let side = 0; side < count; side++) inOrder[side] = side;
    inOrder.sort((a, b) => low[a] - low[b]);
    this.#length = count;
    this.#low = new Float64Array(this.#length);
    this.#high = new Float64Array(this.#length);
    this.#lowX = new Float64Array(this.#length);
    this.#highX = new Float64Array(this.#length);
    this.#slope = new Float64Array(this.#length);
    this.#below = new Float64Array(this.#length);
    this.#above = new Float64Array(this.#length);
    this.#owner = new Uint32Array(this.#length);
    for (let place = 0; place < this.#length; place++) {
      const side = inOrder[place];
      this.#low[place] = low[side];
      this.#high[place] = high[side];
      this.#lowX[place] = lowX[side];
      this.#highX[place] = highX[side];
      this.#slope[place] = (highX[side] - lowX[side]) / (high[side] - low[side]);
      this.#owner[place] = owner[side];
    }
    this.#standing = new Uint32Array(this.#length);
    this.#place = new Float64Array(this.#length);
  }

  /** Of every end, ascending. */
  heights(): Float64Array {
    const heights = new Float64Array(2 * this.#length);
    heights.set(this.#low);
    heights.set(this.#high, this.#length);
    return heights.sort();
  }

  /** Lets go of the sides that end at `low` and takes those that begin: each slab begins where the last one ended. */
  stand(low: number, high: number): void {
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const side = this.#standing[i];
      if (this.#high[side] <= low) continue;
      this.#below[side] = this.#above[side];
      this.#standing[kept++] = side;
    }
    for (; this.#next < this.#length && this.#low[this.#next] <= low; this.#next++) {
      this.#below[this.#next] = this.#lowX[this.#next];
      this.#standing[kept++] = this.#next;
    }
    this.#count = kept;
    for (let i = 0; i < kept; i++) {
      const side = this.#standing[i];
      // At its end it is where that corner is, to the last digit.
      this.#above[side] =
        this.#high[side] === high ? this.#highX[side] : this.#lowX[side] + this.#slope[side] * (high - this.#low[side]);
    }
  }

  /** Puts them in order from west to east at a part of the slab; from one to the next hardly any changes its place. */
  sortAt(part: number): void {
    const [standing, place] = [this.#standing, this.#place];
    for (let i = 0; i < this.#count; i++) {
      const side = standing[i];
      const x = this.#below[side] + part * (this.#above[side] - this.#below[side]);
      let at = i;
      for (; at > 0 && place[at - 1] > x; at--) {
        standing[at] = standing[at - 1];
        place[at] = place[at - 1];
      }
      standing[at] = side;
      place[at] = x;
    }
  }

  /** Whether the order of the last `sortAt` holds in the whole slab. */
  isOrdered(): boolean {
    for (let i = 1; i < this.#count; i++) {
      const [west, east] = [this.#standing[i - 1], this.#standing[i]];
      if (this.#below[west] > this.#below[east] || this.#above[west] > this.#above[east]) return false;
    }
    return true;
  }

  /** Parts of the slab, between 0 and 1, at which sides cross, ascending. */
  crossings(): number[] {
    const parts: number[] = [];
    for (let i = 0; i < this.#count; i++)
      for (let j = i + 1; j < this.#count; j++) {
        const [one, other] = [this.#standing[i], this.#standing[j]];
        const below = this.#below[one] - this.#below[other];
        const above = this.#above[one] - this.#above[other];
        if (below * above < 0) parts.push(below / (below - above));
      }
    return parts.sort((a, b) => a - b);
  }

  /** Adds a slab in which the sides, in the order of the last `sortAt`, cross nowhere. */
  addSlab(height: number, inside: Uint8Array, sum: { common: number; whole: number }): void {
    inside.fill(0);
    let held = 0;
    for (let i = 0; i + 1 < this.#count; i++) {
      const owner = this.#owner[this.#standing[i]];
      inside[owner] ^= 1;
      if (owner > 0) held += inside[owner] ? 1 : -1;
      if (!inside[0]) continue;
      const surface = (this.#place[i + 1] - this.#place[i]) * height;
      sum.whole += surface;
      if (held > 0) sum.common += surface;
    }
  }
}
