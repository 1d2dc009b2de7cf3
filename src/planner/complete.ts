import { NONE } from '../atlas/atlas';
import { enclaves } from '../kernel/enclaves';
import { UnitSet } from '../kernel/unit-set';
import type { Ground } from './ground';
import { centreOf } from './partition';
import { distance } from './plane';

/** Units that bring a territory to a threshold. */
export interface Completion {
  /** `fewest`: as few units as can be; `coherent`: the nearest, its own EPCI and departments first. */
  kind: 'fewest' | 'coherent';
  /** Ascending; none is held nor in the territory. */
  units: Uint16Array;
  /** Inhabitants that they bring. */
  population: number;
  /** False when fewer units might do: beyond three, all choices are not tried. */
  proven: boolean;
}

/** Choices of up to so many units are all tried. */
const TRIED = 3;
/** A unit of an EPCI begun counts as that much nearer, one of a new department as that much farther. */
const OWN_EPCI = 0.5;
const NEW_DEPARTMENT = 1.5;

/**
 * Ways to bring `territory` to at least `threshold` inhabitants by units that touch it one after the other, without
 * those of `held` and without walling in a unit that could be taken. Empty when it is there already, or cannot be.
 */
export function complete(ground: Ground, territory: Uint16Array, held: Uint16Array, threshold: number): Completion[] {
  const search = new Search(ground, territory, held, threshold);
  if (search.missing <= 0 || !territory.length) return [];
  const nearest = search.nearest();
  if (!nearest) return [];
  const coherent = search.way('coherent', nearest, false);
  const least = search.fewest();
  const largest = least ?? search.largest();
  const fewest = largest && search.way('fewest', largest, least !== null);
  return fewest && fewest.units.length < coherent.units.length ? [fewest, coherent] : [coherent];
}

class Search {
  readonly missing: number;
  readonly #own: UnitSet;
  readonly #closed: UnitSet;
  readonly #centre: number;
  /** Free units that touch the territory. */
  readonly #edge: number[];
  readonly #epcis: Set<number>;
  readonly #departments: Set<number>;

  constructor(
    private readonly ground: Ground,
    territory: Uint16Array,
    held: Uint16Array,
    threshold: number,
  ) {
    this.#own = new UnitSet(territory);
    this.#closed = new UnitSet(held);
    for (const unit of territory) this.#closed.add(unit);
    this.missing = threshold - this.#sum(territory);
    this.#centre = territory.length ? centreOf(ground.population, ground.plane, [...territory]) : NONE;
    this.#edge = [...new Set([...territory].flatMap((unit) => this.#free(unit)))];
    this.#epcis = new Set(Array.from(territory, (unit) => ground.epci[unit]).filter((epci) => epci !== NONE));
    this.#departments = new Set(Array.from(territory, (unit) => ground.department[unit]));
  }

  /** Takes the unit of least cost next to the territory until there are enough inhabitants, then gives back. */
  nearest(): number[] | null {
    return this.#grow((unit) => this.#cost(unit));
  }

  /** The same with the most peopled unit. */
  largest(): number[] | null {
    return this.#grow((unit) => -this.ground.population[unit]);
  }

  /**
   * The fewest units, up to three; of those, the nearest ones. `null` when that is not enough. A choice that walls in
   * others is passed over: with them it is a choice of more units.
   */
  fewest(): number[] | null {
    const { population } = this.ground;
    const walled = new Set(this.#walledBy([]));
    const wallsIn = (taken: readonly number[]) => this.#walledBy(taken).some((unit) => !walled.has(unit));
    const most = this.#mostWithin(TRIED);
    for (let size = 1; size <= TRIED; size++) {
      let best: number[] | null = null;
      let least = Infinity;
      const extend = (taken: number[], around: number[], inhabitants: number, cost: number) => {
        const enough = this.missing - inhabitants - (size - taken.length - 1) * most;
        for (const unit of around) {
          const total = cost + this.#cost(unit);
          if (population[unit] < enough || total >= least || taken.includes(unit)) continue;
          const more = [...taken, unit];
          if (more.length < size) {
            extend(more, [...around, ...this.#free(unit)], inhabitants + population[unit], total);
          } else if (!wallsIn(more)) [best, least] = [more, total];
        }
      };
      extend([], this.#edge, 0, 0);
      if (best) return best;
    }
    return null;
  }

  /** Inhabitants of the most peopled free unit within some steps of the territory. */
  #mostWithin(steps: number): number {
    const met = new Set(this.#edge);
    let ring = this.#edge;
    for (let step = 1; step < steps; step++) {
      ring = ring.flatMap((unit) => this.#free(unit).filter((next) => !met.has(next) && met.add(next)));
    }
    return [...met].reduce((most, unit) => Math.max(most, this.ground.population[unit]), 0);
  }

  way(kind: Completion['kind'], taken: readonly number[], proven: boolean): Completion {
    const units = Uint16Array.from([...taken, ...this.#walledBy(taken)]).sort();
    return { kind, units, population: this.#sum(units), proven: proven && units.length === taken.length };
  }

  #grow(rank: (unit: number) => number): number[] | null {
    const taken: number[] = [];
    let inhabitants = 0;
    while (inhabitants < this.missing) {
      const around = this.#around(taken);
      if (!around.length) return null;
      const next = around.reduce((a, b) => (rank(b) < rank(a) ? b : a));
      taken.push(next);
      inhabitants += this.ground.population[next];
    }
    for (const unit of [...taken].reverse()) {
      const kept = taken.filter((other) => other !== unit);
      if (this.#sum(kept) < this.missing || !this.#hangsOn(kept)) continue;
      taken.splice(taken.indexOf(unit), 1);
    }
    return taken;
  }

  /** Free units that touch the territory or `taken`. */
  #around(taken: readonly number[]): number[] {
    const found = new Set([...this.#edge, ...taken.flatMap((unit) => this.#free(unit))]);
    for (const unit of taken) found.delete(unit);
    return [...found];
  }

  /** Free neighbours of `unit`. */
  #free(unit: number): number[] {
    return [...this.#neighbours(unit)].filter((next) => !this.#closed.has(next));
  }

  /** Whether each of `taken` touches the territory, directly or through others of them. */
  #hangsOn(taken: readonly number[]): boolean {
    const left = new Set(taken);
    const reached: number[] = [...this.#own];
    for (const unit of reached) for (const next of this.#neighbours(unit)) if (left.delete(next)) reached.push(next);
    return left.size === 0;
  }

  /** Free units that the territory with `taken` walls in and that touch it. */
  #walledBy(taken: readonly number[]): number[] {
    const { adjacency, toExterior } = this.ground;
    const whole = new UnitSet([...this.#own, ...taken]);
    const inside = new Set(enclaves(adjacency, toExterior, whole).flatMap((group) => [...group]));
    const reached: number[] = [...whole];
    for (const unit of reached) {
      for (const next of this.#neighbours(unit)) {
        if (!this.#closed.has(next) && inside.delete(next)) reached.push(next);
      }
    }
    return reached.slice(whole.size);
  }

  #cost(unit: number): number {
    const { plane, epci, department } = this.ground;
    const nearer = this.#epcis.has(epci[unit]) ? OWN_EPCI : 1;
    const farther = this.#departments.has(department[unit]) ? 1 : NEW_DEPARTMENT;
    return distance(plane, this.#centre, unit) * nearer * farther;
  }

  #neighbours(unit: number): Uint16Array {
    const { offsets, targets } = this.ground.adjacency;
    return targets.subarray(offsets[unit], offsets[unit + 1]);
  }

  #sum(units: Iterable<number>): number {
    let sum = 0;
    for (const unit of units) sum += this.ground.population[unit];
    return sum;
  }
}
