import type { Stage } from '../atlas/atlas';
import { coverOf, holdersOf, type Cover } from './cover';
import type { Country } from './country';
import { STAGES } from './network';
import { groupingOf, inScope, type Scope, type ScopeKind } from './scope';

/** Units and inhabitants under a CPTS, each unit once however many CPTS hold it. */
export interface Covered {
  units: number;
  /** Sum of the known populations. */
  population: number;
  /** Part of the inhabitants of the scope; `null` when the scope has none known, or nothing can be said. */
  share: number | null;
}

export interface CoverageFigures {
  units: number;
  population: number;
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

class CoverageSums {
  readonly #total = { units: 0, population: 0 };
  readonly #aci = { units: 0, population: 0 };
  readonly #allStages = { units: 0, population: 0 };
  readonly #adopted = { units: 0, population: 0 };
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
    count(this.#total, inhabitants);
    if (Number.isNaN(values[unit])) this.#unknownUnits++;
    if (holdersOf(this.cover, unit).length) count(this.#adopted, inhabitants);
    const [from, to] = [network.offsets[unit], network.offsets[unit + 1]];
    if (from === to) return;
    count(this.#allStages, inhabitants);
    let signed = false;
    let doubtful = false;
    for (let e = from; e < to; e++) {
      const cpts = network.members[e];
      this.#present.add(cpts);
      signed ||= network.cpts[cpts].stage === 'aci';
      doubtful ||= network.cpts[cpts].stage === 'unknown';
    }
    if (signed) count(this.#aci, inhabitants);
    else this.#lowerBound ||= doubtful;
  }

  figures(): CoverageFigures {
    const { units, population } = this.#total;
    const withShare = (covered: Omit<Covered, 'share'>): Covered => ({
      ...covered,
      share: population > 0 ? covered.population / population : null,
    });
    const byStage = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
    for (const cpts of this.#present) byStage[this.country.network.cpts[cpts].stage]++;
    return {
      units,
      population,
      unknownUnits: this.#unknownUnits,
      aci: {
        ...withShare(this.#aci),
        ...(this.#lowerBound && this.#aci.units === 0 ? { share: null } : {}),
        lowerBound: this.#lowerBound,
      },
      allStages: withShare(this.#allStages),
      adopted: withShare(this.#adopted),
      cpts: { count: this.#present.size, byStage },
    };
  }
}

function count(sum: { units: number; population: number }, inhabitants: number): void {
  sum.units++;
  sum.population += inhabitants;
}
