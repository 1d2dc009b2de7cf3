import type { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import type { Overlap } from './verdict';

/** Another of the user's own territories. */
export interface Sketch {
  name: string;
  units: UnitSet;
}

/** The existing CPTS and the other sketches that share units with `units`, the most units first. */
export function overlapsOf({ atlas, network }: Country, units: UnitSet, sketches: readonly Sketch[]): Overlap[] {
  const shared = new Map<number, number[]>();
  for (const unit of units) {
    for (let e = network.offsets[unit]; e < network.offsets[unit + 1]; e++) {
      const cpts = network.members[e];
      const already = shared.get(cpts);
      if (already) already.push(unit);
      else shared.set(cpts, [unit]);
    }
  }
  const withPopulation = (overlap: Omit<Overlap, 'population'>): Overlap => ({
    ...overlap,
    population: populationOf(atlas, overlap.units),
  });
  const existing = [...shared].map(([cpts, common]) => {
    const { name, stage } = network.cpts[cpts];
    return withPopulation({ cpts, name, stage, units: Uint16Array.from(common) });
  });
  const own = sketches.flatMap(({ name, units: others }) => {
    const common = units.toArray().filter((unit) => others.has(unit));
    return common.length ? [withPopulation({ cpts: null, name, stage: 'sketch', units: common })] : [];
  });
  return [...existing, ...own].sort((a, b) => b.units.length - a.units.length);
}
