import { FACILITIES, PROFESSIONS, type Atlas, type FacilityKey, type ProfessionKey } from '../atlas/atlas';
import { GroupTally } from '../kernel/group-tally';
import { Tally } from '../kernel/tally';
import { UnitSet } from '../kernel/unit-set';
import type { Country } from './country';
import { heldPart, type HeldPart, type TypedPart } from './parts';
import { talliedOf } from './tallied';
import { withParts } from './tallied-parts';

/** A sum over the units of a territory. */
export interface Total {
  /** Over the units where it is known. */
  known: number;
  /** Units where it is unknown; a commune whose quarters are all there is one. */
  unknown: number;
}

/**
 * The units of a territory and every sum over them, kept by the changed units only. A cut commune whose quarters are
 * all there counts as the commune that it is, with its own figures, whatever is known of its quarters.
 */
export class Territory {
  readonly #units = new UnitSet();
  readonly #tally: Tally;
  readonly #firstProfession: number;
  /** Place of the cut commune of each unit, beyond `#missing.length` for a whole one. */
  readonly #cutOf: ArrayLike<number>;
  readonly #communes: readonly Uint16Array[];
  /** Quarters of each cut commune that are not in the territory. */
  readonly #missing: Uint16Array;
  readonly #atlas: Atlas;
  /** Place of the first typed part, after those of the units and of the cut communes. */
  readonly #firstPart: number;
  #typed: readonly TypedPart[] = [];
  /** Those that count, by their place. */
  readonly #held = new Map<number, HeldPart>();
  #quarters = 0;
  #wholes = 0;
  readonly departments: GroupTally;
  readonly regions: GroupTally;
  readonly epcis: GroupTally;
  /** Groups are places in `Country.years`. */
  readonly years: GroupTally;

  /** @param typed parts of communes by the inhabitants that a person typed. */
  constructor(country: Country, units: Iterable<number> = [], typed: readonly TypedPart[] = []) {
    const { atlas, years } = country;
    const tallied = talliedOf(country);
    const { populations, professionals, facilities, department, region, epci, year } = typed.length
      ? withParts(atlas, tallied, typed)
      : tallied;
    this.#atlas = atlas;
    this.#firstPart = tallied.department.length;
    this.#firstProfession = populations.length;
    this.#tally = new Tally([
      ...populations,
      ...PROFESSIONS.map((key) => professionals[key]),
      ...FACILITIES.map((key) => facilities[key]),
    ]);
    this.#cutOf = atlas.cut?.of ?? [];
    this.#communes = (atlas.cut?.communes ?? []).map((commune) => commune.units);
    this.#missing = Uint16Array.from(this.#communes, (quarters) => quarters.length);
    this.departments = new GroupTally(atlas.departments.length, department, populations[0]);
    this.regions = new GroupTally(atlas.regions.length, region, populations[0]);
    this.epcis = new GroupTally(atlas.epcis.length, epci, populations[0]);
    this.years = new GroupTally(years.length, year, populations[0]);
    for (const unit of units) this.add(unit);
    this.#typed = typed;
    this.#settle();
  }

  /** To be read, and changed only through the territory. */
  get units(): UnitSet {
    return this.#units;
  }

  /** Whole communes, cut or not. */
  get communes(): number {
    return this.#wholes;
  }

  /** Quarters of communes that are not there whole. */
  get quarters(): number {
    return this.#quarters;
  }

  /** Parts of communes that were typed, those that do not count too. */
  get typed(): readonly TypedPart[] {
    return this.#typed;
  }

  /** The typed parts that count. */
  get parts(): HeldPart[] {
    return [...this.#held.values()];
  }

  /** Communes held in part of which nothing is drawn. */
  get undrawn(): number {
    return this.parts.filter(({ quarters }) => !quarters.length).length;
  }

  /** Whole communes, quarters of others, and communes held in part. */
  get counted(): number {
    return this.#wholes + this.#quarters + this.undrawn;
  }

  /** Whether it holds a commune in part. */
  get isParted(): boolean {
    return this.#quarters > 0 || this.#held.size > 0;
  }

  /** Whether it has a part of a commune, other than the quarters of `places`. */
  isPartOfOthers(places: ReadonlySet<number> | undefined): boolean {
    if (this.undrawn) return true;
    return (
      this.#quarters > 0 &&
      this.#communes.some(({ length }, place) => {
        const missing = this.#missing[place];
        return missing > 0 && missing < length && !places?.has(place);
      })
    );
  }

  /** Returns whether the territory changed. */
  add(unit: number): boolean {
    if (!this.#units.add(unit)) return false;
    this.#lift();
    const commune = this.#cutOf[unit] ?? Infinity;
    if (commune >= this.#missing.length) this.#whole(unit, 'add');
    else if (--this.#missing[commune]) this.#part(unit, 'add');
    else {
      for (const other of this.#communes[commune]) if (other !== unit) this.#part(other, 'remove');
      this.#whole(this.#cutOf.length + commune, 'add');
    }
    this.#settle();
    return true;
  }

  /** Returns whether the territory changed. */
  remove(unit: number): boolean {
    if (!this.#units.remove(unit)) return false;
    this.#lift();
    const commune = this.#cutOf[unit] ?? Infinity;
    if (commune >= this.#missing.length) this.#whole(unit, 'remove');
    else if (this.#missing[commune]++) this.#part(unit, 'remove');
    else {
      this.#whole(this.#cutOf.length + commune, 'remove');
      for (const other of this.#communes[commune]) if (other !== unit) this.#part(other, 'add');
    }
    this.#settle();
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

  #whole(unit: number, act: 'add' | 'remove'): void {
    this.#wholes += act === 'add' ? 1 : -1;
    this.#tally[act](unit);
    for (const tally of this.#groups()) tally[act](unit);
  }

  #part(unit: number, act: 'add' | 'remove'): void {
    this.#quarters += act === 'add' ? 1 : -1;
    this.#count(unit, act);
  }

  #count(unit: number, act: 'add' | 'remove'): void {
    this.#tally[act](unit);
    for (const tally of this.#groups()) tally[act](unit, true);
  }

  /** Counts each typed part in the place of its quarters. */
  #settle(): void {
    this.#typed.forEach((part, i) => {
      const held = heldPart(this.#atlas, this, part);
      if (!held) return;
      this.#held.set(this.#firstPart + i, held);
      this.#count(this.#firstPart + i, 'add');
      for (const unit of held.quarters) this.#count(unit, 'remove');
    });
  }

  #lift(): void {
    for (const [place, { quarters }] of this.#held) {
      this.#count(place, 'remove');
      for (const unit of quarters) this.#count(unit, 'add');
    }
    this.#held.clear();
  }

  #groups() {
    return [this.departments, this.regions, this.epcis, this.years];
  }
}
