import { packWhole, signed, unpackWhole, unsigned } from './whole';

/** Steps of a coordinate in a degree: 11 metres, within the smallest commune. */
const STEPS = 10_000;

/** Where a unit is thought to be: in the middle of those met before it in its group. */
class Guess {
  readonly #sums = new Float64Array(1 << 16);
  readonly #counts = new Uint32Array(1 << 16);

  constructor(private readonly group: Uint16Array) {}

  of(unit: number): number {
    const group = this.group[unit];
    return Math.round(this.#sums[group] / Math.max(1, this.#counts[group]));
  }

  learn(unit: number, steps: number): void {
    this.#sums[this.group[unit]] += steps;
    this.#counts[this.group[unit]]++;
  }
}

/** One coordinate of the centres in degrees, `NaN` for those without outline: each as its step from a guess. */
export function packCentres(degrees: Float32Array, group: Uint16Array): Uint8Array {
  const guess = new Guess(group);
  return packWhole(
    Array.from(degrees, (degree, unit) => {
      if (Number.isNaN(degree)) return 0;
      const steps = Math.round(degree * STEPS);
      const packed = 1 + unsigned(steps - guess.of(unit));
      guess.learn(unit, steps);
      return packed;
    }),
  );
}

export function unpackCentres(bytes: Uint8Array, group: Uint16Array): Float32Array {
  const guess = new Guess(group);
  const degrees = new Float32Array(group.length).fill(NaN);
  unpackWhole(bytes, (value, unit) => {
    if (value === 0) return;
    const steps = guess.of(unit) + signed(value - 1);
    guess.learn(unit, steps);
    degrees[unit] = steps / STEPS;
  });
  return degrees;
}
