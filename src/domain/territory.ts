import { FACILITIES, PROFESSIONS, type FacilityKey, type ProfessionKey } from '../atlas/atlas';
import { GroupTally } from '../kernel/group-tally';
import { Tally } from '../kernel/tally';
import { UnitSet } from '../kernel/unit-set';
import type { Country } from './country';

/** A sum over the units of a territory. */
export interface Total {
  /** Over the units where it is known. */
  known: number;
  /** Units where it is unknown. */
  unknown: number;
}

/** The units of a territory and every sum over them, kept by the changed units only. */
export class Territory {
  readonly #units = new UnitSet();
  readonly #tally: Tally;
  readonly #firstProfession: number;
  readonly departments: GroupTally;
  readonly regions: GroupTally;
  readonly epcis: GroupTally;
  /** Groups are places in `Country.years`. */
  readonly years: GroupTally;

  constructor({ atlas, regionOf, years, yearOf }: Country, units: Iterable<number> = []) {
    const population = atlas.populations[0].values;
    this.#firstProfession = atlas.populations.length;
    this.#tally = new Tally([
      ...atlas.populations.map(({ values }) => values),
      ...PROFESSIONS.map((key) => atlas.professionals[key].values),
      ...FACILITIES.map((key) => atlas.facilities[key].values),
    ]);
    this.departments = new GroupTally(atlas.departments.length, atlas.department, population);
    this.regions = new GroupTally(atlas.regions.length, regionOf, population);
    this.epcis = new GroupTally(atlas.epcis.length, atlas.epci, population);
    this.years = new GroupTally(years.length, yearOf, population);
    for (const unit of units) this.add(unit);
  }

  /** To be read, and changed only through the territory. */
  get units(): UnitSet {
    return this.#units;
  }

  /** Returns whether the territory changed. */
  add(unit: number): boolean {
    if (!this.#units.add(unit)) return false;
    for (const tally of this.#tallies()) tally.add(unit);
    return true;
  }

  /** Returns whether the territory changed. */
  remove(unit: number): boolean {
    if (!this.#units.remove(unit)) return false;
    for (const tally of this.#tallies()) tally.remove(unit);
    return true;
  }

  /** Returns whether the unit is now in the territory. */
  toggle(unit: number): boolean {
    return this.add(unit) || !this.remove(unit);
  }

  /** Inhabitants by `Atlas.populations[column]`. */
  population(column = 0): Total {
    return this.#total(column);
  }

  professionals(key: ProfessionKey): Total {
    return this.#total(this.#firstProfession + PROFESSIONS.indexOf(key));
  }

  facilities(key: FacilityKey): Total {
    return this.#total(this.#firstProfession + PROFESSIONS.length + FACILITIES.indexOf(key));
  }

  #total(column: number): Total {
    return { known: this.#tally.sum(column), unknown: this.#tally.unknown(column) };
  }

  #tallies() {
    return [this.#tally, this.departments, this.regions, this.epcis, this.years];
  }
}
