/** Sums are kept in steps of 2⁻²⁰, so that integers are exact and every sum below 2³³ is free of float drift. */
const STEP = 2 ** -20;

/**
 * Sums of many columns over a changing set of units. Each value is rounded once to a multiple of 2⁻²⁰; adding and
 * removing are then exact, whatever the order: the sums of a set depend on the set alone. `NaN` is counted as unknown
 * and stays out of the sum.
 */
export class Tally {
  readonly #columns: readonly ArrayLike<number>[];
  readonly #steps: Float64Array;
  readonly #unknown: Uint32Array;

  /** @param columns one value a unit each; all of the same length. */
  constructor(columns: readonly ArrayLike<number>[]) {
    this.#columns = columns;
    this.#steps = new Float64Array(columns.length);
    this.#unknown = new Uint32Array(columns.length);
  }

  /** Counts `unit` in. The caller makes sure that it was out. */
  add(unit: number): void {
    this.#count(unit, 1);
  }

  /** Counts `unit` out. The caller makes sure that it was in. */
  remove(unit: number): void {
    this.#count(unit, -1);
  }

  /** Sum of the known values of `column`. */
  sum(column: number): number {
    return this.#steps[column] * STEP;
  }

  /** Units of the set whose value in `column` is unknown. */
  unknown(column: number): number {
    return this.#unknown[column];
  }

  #count(unit: number, sign: 1 | -1): void {
    for (let c = 0; c < this.#columns.length; c++) {
      const value = this.#columns[c][unit];
      if (value !== value) this.#unknown[c] += sign;
      else this.#steps[c] += sign * Math.round(value / STEP);
    }
  }
}
