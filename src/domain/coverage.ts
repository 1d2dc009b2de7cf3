import { NONE, type Atlas, type Stage } from '../atlas/atlas';
import { coverOf, holdersOf, type Cover } from './cover';
import type { Country } from './country';
import { isListed, STAGES } from './network';
import { groupingOf, inScope, unitsInScope, type Scope, type ScopeKind } from './scope';
import type { Completeness } from './verdict';

/** Units and inhabitants under a CPTS, each unit once however many CPTS hold it. */
export interface Covered extends Peopled {
  /** The same where all the CPTS are known. */
  listed: Peopled;
  /** Those of `listed` as part of the inhabitants there; `null` where nothing can be said. */
  share: number | null;
}

/** Units and their known inhabitants. */
export interface Peopled {
  /** Whole communes, cut or not, and quarters of those that are there in part. */
  units: number;
  /** How many of the units are quarters; absent where none is. */
  quarters?: number;
  /** Sum of the known populations. */
  population: number;
}

/**
 * What is covered is counted over the whole scope; shares are over the part where all the CPTS are known, for only
 * there does a commune of no known CPTS have none.
 */
export interface CoverageFigures extends Peopled {
  /** In departments whose list of CPTS is complete, and in the others: together the scope. */
  listed: Peopled;
  unlisted: Peopled;
  /** In departments whose list is complete, under no CPTS and no adopted sketch. */
  uncovered: Peopled;
  /** Units of the scope whose population is unknown. */
  unknownUnits: number;
  /** Under a signed ACI. */
  aci: Covered & {
    /** True when CPTS of unknown stage cover more: some may have signed. When none is known to have, `share` is `null`. */
    lowerBound: boolean;
  };
  /** Under a CPTS of any stage, unknown ones included. */
  allStages: Covered;
  /** Under a CPTS of any stage or an adopted sketch, a CPTS that a sketch stands in for left out. */
  adopted: Covered;
  /** CPTS with at least one unit in the scope. */
  cpts: { count: number; byStage: Record<Stage, number> };
}

export interface Coverage extends CoverageFigures {
  scope: Scope;
}

/**
 * Both notions of coverage that public figures mix, under a signed ACI only and under a CPTS of any stage; and what
 * the coverage would be with the sketches of `cover` adopted.
 */
export function coverageOf(country: Country, scope: Scope, cover: Cover = coverOf(country, [])): Coverage {
  const { count } = country.atlas;
  const within = inScope(country, scope);
  const sums = new CoverageSums(country, cover);
  for (let unit = 0; unit < count; unit++) if (within(unit)) sums.add(unit);
  return { scope, ...sums.figures() };
}

/** The same figures for every group of one kind, in the order of the atlas, in one pass over the units. */
export function coverageBy(
  country: Country,
  kind: Exclude<ScopeKind, 'france'>,
  cover: Cover = coverOf(country, []),
): Coverage[] {
  const { groups, of } = groupingOf(country, kind);
  const sums = groups.map(() => new CoverageSums(country, cover));
  for (let unit = 0; unit < of.length; unit++) sums[of[unit]]?.add(unit);
  return groups.map(({ code }, group) => ({ scope: { kind, code }, ...sums[group].figures() }));
}

/** How far the CPTS of each department with a unit in `scope` are known. */
export function listsIn(country: Country, scope: Scope): { department: number; list: Completeness }[] {
  const { atlas, network } = country;
  const departments = new Set(Array.from(unitsInScope(country, scope), (unit) => atlas.department[unit]));
  return [...departments].map((department) => ({ department, list: network.completeness[department] }));
}

class CoverageSums {
  readonly #total = new Sum();
  readonly #listed = new Sum();
  readonly #unlisted = new Sum();
  readonly #uncovered = new Sum();
  readonly #aci = new CoveredSum();
  readonly #allStages = new CoveredSum();
  readonly #adopted = new CoveredSum();
  readonly #present = new Set<number>();
  #unknownUnits = 0;
  #lowerBound = false;

  constructor(
    readonly country: Country,
    readonly cover: Cover,
  ) {}

  /** Counts `unit` in; the caller gives it once. */
  add(unit: number): void {
    const { atlas, network } = this.country;
    const [{ values }] = atlas.populations;
    const inhabitants = values[unit] || 0;
    const listed = isListed(this.country, unit);
    const cut = atlas.cut?.of[unit] ?? NONE;
    this.#total.add(inhabitants, cut);
    (listed ? this.#listed : this.#unlisted).add(inhabitants, cut);
    if (Number.isNaN(values[unit])) this.#unknownUnits++;
    if (holdersOf(this.cover, unit).length) this.#adopted.add(inhabitants, cut, listed);
    else {
      const taken = Math.min(this.cover.taken?.get(unit) ?? 0, inhabitants);
      this.#adopted.people(taken, listed);
      if (listed) this.#uncovered.add(inhabitants - taken, cut);
    }
    const [from, to] = [network.offsets[unit], network.offsets[unit + 1]];
    if (from === to) return;
    this.#allStages.add(inhabitants, cut, listed);
    let signed = false;
    let doubtful = false;
    for (let e = from; e < to; e++) {
      const cpts = network.members[e];
      this.#present.add(cpts);
      signed ||= network.cpts[cpts].stage === 'aci';
      doubtful ||= network.cpts[cpts].stage === 'unknown';
    }
    if (signed) this.#aci.add(inhabitants, cut, listed);
    else this.#lowerBound ||= doubtful;
  }

  figures(): CoverageFigures {
    const { atlas } = this.country;
    const listed = this.#listed.peopled(atlas);
    const withShare = ({ all, listed: sum }: CoveredSum): Covered => {
      const known = sum.peopled(atlas);
      return {
        ...all.peopled(atlas),
        listed: known,
        share: listed.population > 0 ? known.population / listed.population : null,
      };
    };
    const byStage = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
    for (const cpts of this.#present) byStage[this.country.network.cpts[cpts].stage]++;
    return {
      ...this.#total.peopled(atlas),
      listed,
      unlisted: this.#unlisted.peopled(atlas),
      uncovered: this.#uncovered.peopled(atlas),
      unknownUnits: this.#unknownUnits,
      aci: {
        ...withShare(this.#aci),
        ...(this.#lowerBound && this.#aci.listed.isEmpty ? { share: null } : {}),
        lowerBound: this.#lowerBound,
      },
      allStages: withShare(this.#allStages),
      adopted: withShare(this.#adopted),
      cpts: { count: this.#present.size, byStage },
    };
  }
}

/** Units that are counted together. */
class Sum {
  #units = 0;
  #population = 0;
  /** Quarters counted, by the place of their commune in the cut. */
  readonly #quarters = new Map<number, number>();

  /** @param cut place of the commune that the unit is a quarter of; `NONE` for a whole one. */
  add(inhabitants: number, cut: number): void {
    this.#population += inhabitants;
    if (cut === NONE) this.#units++;
    else this.#quarters.set(cut, (this.#quarters.get(cut) ?? 0) + 1);
  }

  /** Inhabitants of a commune that is not counted for the part of it. */
  people(inhabitants: number): void {
    this.#population += inhabitants;
  }

  get isEmpty(): boolean {
    return this.#units === 0 && this.#quarters.size === 0;
  }

  /** A commune whose quarters are all counted is one commune. */
  peopled({ cut }: Atlas): Peopled {
    let [units, quarters] = [this.#units, 0];
    for (const [place, count] of this.#quarters)
      if (count === cut!.communes[place].units.length) units++;
      else quarters += count;
    return { units: units + quarters, ...(quarters ? { quarters } : {}), population: this.#population };
  }
}

class CoveredSum {
  readonly all = new Sum();
  readonly listed = new Sum();

  add(inhabitants: number, cut: number, listed: boolean): void {
    this.all.add(inhabitants, cut);
    if (listed) this.listed.add(inhabitants, cut);
  }

  people(inhabitants: number, listed: boolean): void {
    this.all.people(inhabitants);
    if (listed) this.listed.people(inhabitants);
  }
}
