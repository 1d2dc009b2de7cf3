import type { Stage } from '../atlas/atlas';
import type { Country } from './country';
import { STAGES } from './network';

export type Scope = { kind: 'france' } | { kind: 'region' | 'department'; code: string };

/** Units and inhabitants under a CPTS, each unit once however many CPTS hold it. */
export interface Covered {
  units: number;
  /** Sum of the known populations. */
  population: number;
  /** Part of the inhabitants of the scope; `null` when the scope has none known. */
  share: number | null;
}

export interface Coverage {
  scope: Scope;
  units: number;
  population: number;
  /** Units of the scope whose population is unknown. */
  unknownUnits: number;
  /** Under a signed ACI. */
  aci: Covered & {
    /** True when CPTS of unknown stage cover more: some of them may have signed. */
    lowerBound: boolean;
  };
  /** Under a CPTS of any stage, unknown ones included. */
  allStages: Covered;
  /** CPTS with at least one unit in the scope. */
  cpts: { count: number; byStage: Record<Stage, number> };
}

/** Both notions of coverage that public figures mix: under a signed ACI only, and under a CPTS of any stage. */
export function coverageOf({ atlas, network, regionOf }: Country, scope: Scope): Coverage {
  const population = atlas.populations[0].values;
  const inScope = scopeTest(atlas, regionOf, scope);
  const total = { units: 0, population: 0, unknownUnits: 0 };
  const aci = { units: 0, population: 0 };
  const allStages = { units: 0, population: 0 };
  const present = new Set<number>();
  let lowerBound = false;
  for (let unit = 0; unit < atlas.count; unit++) {
    if (!inScope(unit)) continue;
    const known = population[unit] || 0;
    count(total, known);
    if (Number.isNaN(population[unit])) total.unknownUnits++;
    const holders = network.members.subarray(network.offsets[unit], network.offsets[unit + 1]);
    if (!holders.length) continue;
    for (const cpts of holders) present.add(cpts);
    const stages = [...holders].map((cpts) => network.cpts[cpts].stage);
    count(allStages, known);
    if (stages.includes('aci')) count(aci, known);
    else lowerBound ||= stages.includes('unknown');
  }
  const share = ({ population: covered }: { population: number }) =>
    total.population > 0 ? covered / total.population : null;
  const byStage = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const cpts of present) byStage[network.cpts[cpts].stage]++;
  return {
    scope,
    ...total,
    aci: { ...aci, share: share(aci), lowerBound },
    allStages: { ...allStages, share: share(allStages) },
    cpts: { count: present.size, byStage },
  };
}

function scopeTest(atlas: Country['atlas'], regionOf: Uint16Array, scope: Scope): (unit: number) => boolean {
  if (scope.kind === 'france') return () => true;
  const groups = scope.kind === 'region' ? atlas.regions : atlas.departments;
  const of = scope.kind === 'region' ? regionOf : atlas.department;
  const wanted = groups.findIndex(({ code }) => code === scope.code);
  return (unit) => of[unit] === wanted;
}

function count(sum: { units: number; population: number }, inhabitants: number): void {
  sum.units++;
  sum.population += inhabitants;
}
