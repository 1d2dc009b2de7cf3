import type { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import { partOverlaps } from './part-overlaps';
import type { Holding, TypedPart } from './parts';
import type { Listing, Overlap, SharedUnit } from './verdict';

/** Another of the user's own territories. */
export interface Sketch {
  name: string;
  units: UnitSet;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
}

/** What a territory has in common with the existing CPTS and the other sketches. */
export interface Overlaps {
  /** The most units first. */
  overlaps: Overlap[];
  shared: SharedUnit[];
  openParts: number[];
}

/**
 * The existing CPTS and the other sketches that share units with `units`. A unit that several existing CPTS hold is
 * cut between them in a way that no list tells: it counts in `shared`, against none of them.
 */
export function overlapsOf(country: Country, own: Holding & { units: UnitSet }, sketches: readonly Sketch[]): Overlaps {
  const { atlas, network } = country;
  const { units } = own;
  const alone = new Map<number, number[]>();
  const shared: SharedUnit[] = [];
  for (const unit of units) {
    const [from, to] = [network.offsets[unit], network.offsets[unit + 1]];
    if (from === to) continue;
    if (network.split.has(unit)) {
      shared.push({ unit, cpts: [...network.members.subarray(from, to)] });
      continue;
    }
    const cpts = network.members[from];
    const already = alone.get(cpts);
    if (already) already.push(unit);
    else alone.set(cpts, [unit]);
  }
  const withPopulation = (overlap: Omit<Overlap, 'population'>): Overlap => ({
    ...overlap,
    population: populationOf(atlas, overlap.units),
  });
  const existing = [...alone].map(([cpts, common]) => {
    const { name, stage } = network.cpts[cpts];
    return withPopulation({ cpts, name, stage, units: Uint16Array.from(common) });
  });
  const drawn = sketches.flatMap(({ name, units: others }) => {
    const common = units.toArray().filter((unit) => others.has(unit));
    return common.length ? [withPopulation({ cpts: null, name, stage: 'sketch', units: common })] : [];
  });
  const parts = partOverlaps(country, own, sketches);
  return {
    overlaps: together([...existing, ...drawn, ...parts.overlaps]).sort((a, b) => b.units.length - a.units.length),
    shared: [...shared, ...parts.shared],
    openParts: parts.openParts,
  };
}

/** What is shared with the same, in one. */
function together(overlaps: readonly Overlap[]): Overlap[] {
  const found: Overlap[] = [];
  for (const one of overlaps) {
    const at = one.parts ? found.findIndex(({ cpts, name }) => cpts === one.cpts && name === one.name) : -1;
    if (at < 0) found.push(one);
    else {
      const { units, population, ...rest } = found[at];
      const all = new Set([...units, ...one.units]);
      const sum = population === null || one.population === null ? null : population + one.population;
      found[at] = { ...rest, units: Uint16Array.from(all).sort(), population: sum, parts: true };
    }
  }
  return found;
}

/** Where the list of existing CPTS falls short for a territory that touches `departments` (indices). */
export const listingOf = ({ network }: Country, units: UnitSet, departments: readonly number[]): Listing => ({
  incomplete: departments.filter((department) => network.completeness[department] !== 'complete'),
  withdrawn: network.withdrawn.filter((unit) => units.has(unit)),
});
