/** What a unit can be painted as, the later winning over the earlier. Combined as bits. */
export const MARK = { sketch: 1, current: 2, adding: 4, removing: 8 } as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

/** Sketches differ by hue, which stands in the bits above the marks. */
const HUE_SHIFT = 4;
export const sketchMark = (hue: number): number => MARK.sketch | (hue << HUE_SHIFT);

const strongest = (bits: number) => (bits === 0 ? 0 : 1 << (31 - Math.clz32(bits)));

/** The marks that units should carry against those already written to the map, so that only changes are written. */
export class Marks {
  readonly #wanted: Uint8Array;
  readonly #hues: Uint8Array;
  readonly #written: Uint8Array;
  readonly #touched = new Set<number>();

  /** @param write puts the mark of a unit on the map, 0 for none. */
  constructor(
    count: number,
    private readonly write: (unit: number, mark: number) => void,
  ) {
    this.#wanted = new Uint8Array(count);
    this.#hues = new Uint8Array(count);
    this.#written = new Uint8Array(count);
  }

  set(unit: number, mark: Mark, on: boolean): void {
    const before = this.#wanted[unit];
    this.#wanted[unit] = on ? before | mark : before & ~mark;
    if (this.#wanted[unit] !== before) this.#touched.add(unit);
  }

  /** Makes `units` the only ones to carry `mark`. */
  replace(mark: Mark, units: Iterable<number>): void {
    for (let unit = 0; unit < this.#wanted.length; unit++) if (this.#wanted[unit] & mark) this.set(unit, mark, false);
    for (const unit of units) this.set(unit, mark, true);
  }

  /** Makes these units the only sketches, each in its hue. */
  sketch(sketches: readonly { units: Iterable<number>; hue: number }[]): void {
    this.replace(
      MARK.sketch,
      sketches.flatMap(({ units }) => [...units]),
    );
    for (const { units, hue } of sketches)
      for (const unit of units) {
        if (this.#hues[unit] !== hue) this.#touched.add(unit);
        this.#hues[unit] = hue;
      }
  }

  flush(): void {
    for (const unit of this.#touched) {
      const top = strongest(this.#wanted[unit]);
      const mark = top === MARK.sketch ? sketchMark(this.#hues[unit]) : top;
      if (mark === this.#written[unit]) continue;
      this.#written[unit] = mark;
      this.write(unit, mark);
    }
    this.#touched.clear();
  }

  /** Writes everything again, to a map that has forgotten it. */
  rewrite(): void {
    this.#written.fill(0);
    this.#wanted.forEach((bits, unit) => bits && this.#touched.add(unit));
    this.flush();
  }
}
