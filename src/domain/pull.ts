import { UnitSet } from '../kernel/unit-set';
import { withoutCpts, type Country } from './country';
import type { Sketch } from './overlaps';
import type { TypedPart } from './parts';
import type { Settings } from './settings';
import { breaksOf, standingOf, type Break, type Standing } from './standing';
import { Territory } from './territory';

/** A sketch whose border may be pulled. */
export interface PulledSketch {
  id: string;
  name: string;
  locked: boolean;
  /** Id of the existing CPTS that it stands in for. */
  origin: string | null;
  units: Iterable<number>;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
}

/** One side of the border as the hand would leave it. */
export interface PulledSide {
  id: string;
  name: string;
  /** Units gained, or lost when negative. */
  gained: number;
  before: Standing;
  after: Standing;
  breaks: Break[];
}

/** The two sides of a border: ids of sketches, `null` for the ground that no sketch holds. */
interface Sides {
  taker: string | null;
  giver: string | null;
}

/**
 * A border of sketches being pulled. The hand presses a unit beside it, then sweeps: the first unit swept says which
 * side gives, and every unit of that side that is swept from then on would go to the other. Nothing is changed but this.
 */
export class Pull {
  readonly #moved = new UnitSet();
  readonly #holder: ReadonlyMap<number, string>;
  readonly #sketches: readonly (PulledSketch & { units: UnitSet })[];
  readonly #start: number;
  /** Who holds the ground across the border from the unit pressed; `undefined` when no border passes there. */
  readonly #beyond: string | null | undefined;
  #sides: Sides | null = null;
  #live: Live[] = [];

  /**
   * @param sketches the one in hand first: where sketches overlap, the ground is that of the first.
   * @param start the unit pressed.
   * @param near units around the place pressed, the nearest first.
   */
  constructor(
    private readonly country: Country,
    private readonly settings: Settings,
    sketches: readonly PulledSketch[],
    start: number,
    near: Iterable<number>,
  ) {
    this.#sketches = sketches.map((sketch) => ({ ...sketch, units: new UnitSet(sketch.units) }));
    this.#holder = new Map(sketches.toReversed().flatMap(({ id, units }) => Array.from(units, (unit) => [unit, id])));
    this.#start = start;
    const across = Array.from(near, (unit) => this.holderOf(unit)).filter((id) => id !== this.holderOf(start));
    const inHand = sketches[0]?.id;
    this.#beyond = across.find((id) => id === inHand) ?? across.find((id) => id !== null) ?? across[0];
  }

  /** Whether there is a border to pull. */
  get held(): boolean {
    return this.#beyond !== undefined;
  }

  /** Units that would change side, to be read only. */
  get moved(): UnitSet {
    return this.#moved;
  }

  /** Who would take them and who would give them; `null` before the first unit is swept. */
  get sides(): Readonly<Sides> | null {
    return this.#sides;
  }

  /** Id of the sketch that holds a unit, `null` for none. */
  holderOf(unit: number): string | null {
    return this.#holder.get(unit) ?? null;
  }

  /** The name of a locked sketch beside the border, which then cannot move. */
  get lockedBy(): string | null {
    return this.#live.find(({ sketch }) => sketch.locked)?.sketch.name ?? null;
  }

  /** Sweeps units, in order. Returns whether one more would change side. */
  sweep(units: Iterable<number>): boolean {
    if (!this.held) return false;
    let changed = false;
    for (const unit of units) {
      const fresh = this.#sides ? [unit] : this.#decide(unit);
      for (const one of fresh) changed = this.#move(one) || changed;
    }
    return changed;
  }

  /** Both sides as they would be, the taker first; the ground that no sketch holds is not a side to speak of. */
  figures(): PulledSide[] {
    return this.#live.map(({ sketch, country, territory, before, takes }) => {
      const after = standingOf(country, territory, this.settings, this.#others(sketch.id));
      const gained = takes ? this.#moved.size : -this.#moved.size;
      return { id: sketch.id, name: sketch.name, gained, before, after, breaks: breaksOf(before, after) };
    });
  }

  /** Decides the sides by the first unit swept, and returns the units that it sweeps. */
  #decide(unit: number): number[] {
    const [here, there] = [this.holderOf(this.#start), this.holderOf(unit)];
    // Across the border, this side takes; further into this side, the other takes, from the unit pressed on.
    this.#sides = there === here ? { taker: this.#beyond!, giver: here } : { taker: here, giver: there };
    const { taker, giver } = this.#sides;
    for (const id of [taker, giver]) {
      const sketch = this.#sketches.find((one) => one.id === id);
      if (sketch) this.#live.push(this.#follow(sketch, id === taker));
    }
    return there === here ? [this.#start, unit] : [unit];
  }

  #follow(sketch: PulledSketch, takes: boolean): Live {
    const { cpts } = this.country.network;
    const origin = cpts.findIndex(({ id }) => id === sketch.origin);
    const country = origin < 0 ? this.country : withoutCpts(this.country, origin);
    const territory = new Territory(country, sketch.units, sketch.parts);
    const before = standingOf(country, territory, this.settings, this.#others(sketch.id));
    return { sketch, country, territory, before, takes };
  }

  #move(unit: number): boolean {
    if (this.lockedBy !== null || this.holderOf(unit) !== this.#sides!.giver || !this.#moved.add(unit)) return false;
    for (const { territory, takes } of this.#live) {
      if (takes) territory.add(unit);
      else territory.remove(unit);
    }
    return true;
  }

  /** The other sketches as they would be. */
  #others(id: string): Sketch[] {
    return this.#sketches
      .filter((sketch) => sketch.id !== id)
      .map(({ id: other, name, units, parts }) => ({
        name,
        parts,
        units: this.#live.find(({ sketch }) => sketch.id === other)?.territory.units ?? units,
      }));
  }
}

interface Live {
  sketch: PulledSketch;
  /** The country as the sketch meets it: without the CPTS that it stands in for. */
  country: Country;
  territory: Territory;
  before: Standing;
  takes: boolean;
}
