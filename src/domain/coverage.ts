import type { Stage } from '../atlas/atlas';
import { coverOf, holdersOf, type Cover } from './cover';
import type { Country } from './country';
import { isListed, STAGES } from './network';
import { groupingOf, inScope, unitsInScope, type Scope, type ScopeKind } from './scope';
import type { Completeness } from './verdict';

/** Units and inhabitants under a CPTS, each unit once however many CPTS hold it. */
export interface Covered {
  units: number;
  /** Sum of the known populations. */
  population: number;
  /** The same where all the CPTS are known. */
  listed: Peopled;
  /** Those of `listed` as part of the inhabitants there; `null` where nothing can be said. */
  share: number | null;
}

/** Units and their known inhabitants. */
export interface Peopled {
  units: number;
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
  readonly #total = nobody();
  readonly #listed = nobody();
  readonly #aci = covering();
  readonly #allStages = covering();
  readonly #adopted = covering();
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
    count(this.#total, inhabitants);
    if (listed) count(this.#listed, inhabitants);
    if (Number.isNaN(values[unit])) this.#unknownUnits++;
    if (holdersOf(this.cover, unit).length) cover(this.#adopted, inhabitants, listed);
    const [from, to] = [network.offsets[unit], network.offsets[unit + 1]];
    if (from === to) return;
    cover(this.#allStages, inhabitants, listed);
    let signed = false;
    let doubtful = false;
    for (let e = from; e < to; e++) {
      const cpts = network.members[e];
      this.#present.add(cpts);
      signed ||= network.cpts[cpts].stage === 'aci';
      doubtful ||= network.cpts[cpts].stage === 'unknown';
    }
    if (signed) cover(this.#aci, inhabitants, listed);
    else this.#lowerBound ||= doubtful;
  }

  figures(): CoverageFigures {
    const [total, listed] = [this.#total, this.#listed];
    const withShare = (covered: Omit<Covered, 'share'>): Covered => ({
      ...covered,
      share: listed.population > 0 ? covered.listed.population / listed.population : null,
    });
    const byStage = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
    for (const cpts of this.#present) byStage[this.country.network.cpts[cpts].stage]++;
    return {
      ...total,
      listed: { ...listed },
      unlisted: { units: total.units - listed.units, population: total.population - listed.population },
      unknownUnits: this.#unknownUnits,
      aci: {
        ...withShare(this.#aci),
        ...(this.#lowerBound && this.#aci.listed.units === 0 ? { share: null } : {}),
        lowerBound: this.#lowerBound,
      },
      allStages: withShare(this.#allStages),
      adopted: withShare(this.#adopted),
      cpts: { count: this.#present.size, byStage },
    };
  }
}

const nobody = (): Peopled => ({ units: 0, population: 0 });
const covering = (): Omit<Covered, 'share'> => ({ ...nobody(), listed: nobody() });

function count(sum: Peopled, inhabitants: number): void {
  sum.units++;
  sum.population += inhabitants;
}

function cover(sum: Omit<Covered, 'share'>, inhabitants: number, listed: boolean): void {
  count(sum, inhabitants);
  if (listed) count(sum.listed, inhabitants);
}
