import { rollup } from 'd3-array';
import { NONE, type Atlas } from '../../atlas/atlas';
import { foldWords, normalisedNames, normaliseName } from '../../atlas/names';
import type { Level } from '../../data/importers/levels';

/** More communes than the largest CPTS has by far. */
const MOST_NAMED = 500;
const MOST_UNNAMED = 250;
/** Part of the units of a department that is the department, lines being drawn at another scale. */
const WHOLE = 0.95;

/** Fewer areas than this may be CPTS that are called after their town, or that are an EPCI. */
const ENOUGH = 3;
const NEARLY_ALL = 0.8;
/** What tells the parts of one town apart: `Moulins-1`, `Vichy 2`. */
const PART = / \d+$/;

const WORDS: readonly (readonly [RegExp, Level])[] = [
  [/^region /, 'region'],
  [/^departements? /, 'department'],
  [/^canton /, 'canton'],
  [/^(?:communaute (?:de communes|d agglomeration|urbaine)|cc |ca |metropole |epci )/, 'epci'],
  [/^commune (?:de|d|du|des) /, 'commune'],
];

/** A name with its units. */
export interface Held {
  name: string;
  units: readonly number[];
}

/** Tells a CPTS from the administrative areas that files draw in the same way. */
export class Levels {
  readonly #sizes: Uint32Array;
  readonly #epciSizes: ReadonlyMap<number, number>;
  /** Groups by their names, which other areas may bear: `Nord`. */
  readonly #named = new Map<string, { level: Level; holds: (unit: number) => boolean }>();

  /** @param certain whether the file says that it is about CPTS. */
  constructor(
    private readonly atlas: Atlas,
    private readonly certain: boolean,
  ) {
    this.#sizes = new Uint32Array(atlas.departments.length);
    for (const department of atlas.department) this.#sizes[department]++;
    this.#epciSizes = rollup(
      atlas.epci,
      (units) => units.length,
      (epci) => epci,
    );
    const regionOf = (unit: number) => atlas.departments[atlas.department[unit]].region;
    const groups: readonly [Level, readonly { name: string }[], (unit: number) => number][] = [
      ['epci', atlas.epcis, (unit) => atlas.epci[unit]],
      ['department', atlas.departments, (unit) => atlas.department[unit]],
      ['region', atlas.regions, regionOf],
    ];
    for (const [level, all, groupOf] of groups)
      all.forEach(({ name }, i) => {
        this.#named.set(normaliseName(name), { level, holds: (unit) => groupOf(unit) === i });
      });
  }

  /** The level of one area; `null` when it may be a CPTS. */
  of({ name, units }: Held): Level | null {
    const named = this.certain || foldWords(name).includes('cpts');
    const whole = this.#wholeDepartments(units);
    if (whole > 20) return 'country';
    if (whole > 1) return 'region';
    if (units.length > (named ? MOST_NAMED : MOST_UNNAMED)) return 'department';
    if (named) return null;
    if (whole) return 'department';
    if (!units.length) return 'iris';
    const folded = normaliseName(name);
    if (units.length === 1 && normalisedNames(this.atlas)[units[0]] === folded) return 'commune';
    const group = this.#named.get(folded);
    const isGroup = group && units.filter(group.holds).length >= NEARLY_ALL * units.length;
    return WORDS.find(([start]) => start.test(folded))?.[1] ?? (isGroup ? group.level : null);
  }

  /** The level of a file: that of most of its areas; `null` when they may be CPTS. */
  ofAll(areas: readonly Held[]): Level | null {
    const counts = new Map<Level, number>();
    for (const area of areas) {
      const level = this.of(area);
      if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
    }
    const others = [...counts.values()].reduce((sum, n) => sum + n, 0);
    if (others && 2 * others >= areas.length) return [...counts].sort((a, b) => b[1] - a[1])[0][0];
    if (this.certain || areas.length < ENOUGH) return null;
    const nearlyAll = (holds: (area: Held) => boolean) => areas.filter(holds).length >= NEARLY_ALL * areas.length;
    if (nearlyAll((area) => this.#isEpci(area))) return 'epci';
    return nearlyAll((area) => this.#isCalledAfterTown(area)) ? 'other' : null;
  }

  #isEpci({ units }: Held): boolean {
    const [first] = units;
    if (first === undefined || this.atlas.epci[first] === NONE) return false;
    const members = this.#epciSizes.get(this.atlas.epci[first]);
    return units.length === members && units.every((unit) => this.atlas.epci[unit] === this.atlas.epci[first]);
  }

  /** Cantons, catchment areas and districts are called after one of their communes; CPTS seldom are, and not all. */
  #isCalledAfterTown({ name, units }: Held): boolean {
    const folded = normaliseName(name).replace(PART, '');
    return units.some((unit) => normalisedNames(this.atlas)[unit] === folded);
  }

  #wholeDepartments(units: readonly number[]): number {
    const held = new Map<number, number>();
    for (const unit of units) {
      const department = this.atlas.department[unit];
      held.set(department, (held.get(department) ?? 0) + 1);
    }
    return [...held].filter(([department, n]) => n >= WHOLE * this.#sizes[department]).length;
  }
}
