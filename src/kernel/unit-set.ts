/** As many as 16-bit indices can tell apart. */
const EVERY = 0x10000;

/** A set of unit indices as one bit each; `NONE` simply reads as absent. Iterates in ascending order. */
export class UnitSet implements Iterable<number> {
  readonly #words: Uint32Array;
  #size = 0;
  /** The units in order, until the set changes: a verdict walks the same set many times. */
  #sorted: Uint16Array | null = null;

  /**
   * @param units indices from 0 to `room - 1`, in any order, repeated or not.
   * @param room what is to be held stays below this: a small set of a small graph is made and walked faster.
   */
  constructor(units: Iterable<number> = [], room = EVERY) {
    if (units instanceof UnitSet) {
      this.#words = units.#words.slice();
      this.#size = units.#size;
      return;
    }
    this.#words = new Uint32Array((room + 31) >>> 5);
    for (const unit of units) this.add(unit);
  }

  get size(): number {
    return this.#size;
  }

  has(unit: number): boolean {
    return ((this.#words[unit >>> 5] >>> (unit & 31)) & 1) === 1;
  }

  /** Returns whether the set changed. */
  add(unit: number): boolean {
    if (this.has(unit)) return false;
    this.#words[unit >>> 5] |= 1 << (unit & 31);
    this.#sorted = null;
    this.#size++;
    return true;
  }

  /** Returns whether the set changed. */
  remove(unit: number): boolean {
    if (!this.has(unit)) return false;
    this.#words[unit >>> 5] &= ~(1 << (unit & 31));
    this.#sorted = null;
    this.#size--;
    return true;
  }

  /** Returns whether the unit is now in the set. */
  toggle(unit: number): boolean {
    return this.add(unit) || !this.remove(unit);
  }

  clone(): UnitSet {
    return new UnitSet(this);
  }

  equals(other: UnitSet): boolean {
    return this.#size === other.#size && this.#words.every((word, i) => word === other.#words[i]);
  }

  /** The units, ascending, in an array of their own. */
  toArray(): Uint16Array {
    return this.#ascending().slice();
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#ascending()[Symbol.iterator]();
  }

  #ascending(): Uint16Array {
    if (this.#sorted) return this.#sorted;
    const units = new Uint16Array(this.#size);
    for (let i = 0, n = 0; n < units.length; i++) {
      for (let word = this.#words[i]; word !== 0; word &= word - 1) {
        units[n++] = (i << 5) + 31 - Math.clz32(word & -word);
      }
    }
    return (this.#sorted = units);
  }
}
