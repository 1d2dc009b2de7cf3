import { NONE } from '../atlas/atlas';
import type { Ground } from './ground';
import { inhabitantKm, type Partition } from './partition';
import type { Crossing } from './survey';

/** Part of a group that a territory takes. */
export interface Taken {
  /** Index of the EPCI or department in the atlas. */
  group: number;
  /** Communes of it in the territory, whole as far as they were there to share out. */
  units: number;
  /** Communes of it that were there to share out. */
  available: number;
  /** Communes of it in all. */
  of: number;
}

/** Why a territory is as it is. */
export interface Reason {
  /** Unit nearest to the inhabitants, among the most peopled. */
  centre: number;
  /** Kilometres from an inhabitant to the centre, on average; `null` without inhabitants. */
  meanDistance: number | null;
  /** Those that it takes whole, as far as there was something to take, first; then by units taken. */
  epcis: Taken[];
  departments: Taken[];
  /** How its islands and exclaves join it. */
  crossings: Crossing[];
  /** Units of others, or out of the scope, that it surrounds, where the cut found no other way. Ascending. */
  surrounds: Uint16Array;
}

export interface Proposed {
  /** Ascending. */
  units: Uint16Array;
  /** Sum of the known populations. */
  population: number;
  /** Units whose population is unknown. */
  unknownUnits: number;
  reason: Reason;
}

/** The territories of `partition` in atlas units, in the order of their first units, each with its reason. */
export function describe(ground: Ground, partition: Partition, crossings: readonly Crossing[]): Proposed[] {
  const { field } = partition;
  const commune = communeOf(ground);
  const shared = counted(field.units.map((unit) => commune[unit]));
  const available = { epci: sizes(shared.keys(), ground.epci), department: sizes(shared.keys(), ground.department) };
  const walled = (node: number) => [...(field.walled[node - field.count - 1] ?? [])];

  const one = (territory: number): Proposed => {
    const nodes = partition.members(territory);
    const units = Uint16Array.from(nodes, (node) => field.units[node]).sort();
    const inside = new Set(units);
    const centre = partition.centre[territory];
    const population = partition.population[territory];
    const own = counted(units.map((unit) => commune[unit]));
    const whole = [...own.keys()].filter((one) => own.get(one) === shared.get(one));
    const taken = (of: 'epci' | 'department') => {
      const counts = sizes(whole, ground[of]);
      return [...new Set(units.map((unit) => ground[of][unit]))]
        .filter((group) => group !== NONE)
        .map((group) => ({
          group,
          units: counts.get(group) ?? 0,
          available: available[of].get(group)!,
          of: ground.sizes[of][group],
        }))
        .sort((a, b) => Number(b.units === b.available) - Number(a.units === a.available) || b.units - a.units);
    };
    return {
      units,
      population,
      unknownUnits: units.filter((unit) => ground.unknown[unit]).length,
      reason: {
        centre: field.units[centre],
        meanDistance: population > 0 ? inhabitantKm(field.population, field.plane, nodes, centre) / population : null,
        epcis: taken('epci'),
        departments: taken('department'),
        crossings: crossings.filter(({ from, to }) => inside.has(from) && inside.has(to)),
        surrounds: Uint16Array.from(partition.enclosedBy(nodes).flatMap((group) => [...group].flatMap(walled))).sort(),
      },
    };
  };
  return partition
    .territories()
    .map(one)
    .sort((a, b) => a.units[0] - b.units[0]);
}

/** The commune of each unit, itself where it is whole: its first unit. */
function communeOf({ cut, population }: Ground): Uint16Array {
  const communes = Uint16Array.from(population.keys());
  for (const units of cut?.communes ?? []) for (const unit of units) communes[unit] = units[0];
  return communes;
}

/** How many times each value stands in a list. */
function counted(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** How many of some communes are in each group, those outside any aside. */
const sizes = (communes: Iterable<number>, group: Uint16Array): Map<number, number> =>
  counted(Array.from(communes, (commune) => group[commune]).filter((one) => one !== NONE));
