import { components } from '../kernel/components';
import { UnitSet } from '../kernel/unit-set';
import type { Area, Ground } from './ground';
import { distance } from './plane';

/** Two units taken for neighbours although they do not touch, because one stands on an island or an exclave. */
export interface Crossing {
  from: number;
  to: number;
  km: number;
}

/**
 * Why units go to no territory. `enclosed`: what the CPTS around them leave is below the minimum; `too-small`: so is the
 * whole island or exclave, and nothing to join is in reach; `no-outline`: the data do not say whom they touch.
 */
export type UnassignedReason = 'enclosed' | 'too-small' | 'no-outline';

/** A connected group of units that cannot make a territory, nor join one. */
export interface Unassigned {
  reason: UnassignedReason;
  /** Ascending. */
  units: Uint16Array;
  /** Sum of the known populations. */
  population: number;
  /** Units whose population is unknown. */
  unknownUnits: number;
  /** Held units that they touch, ascending. */
  touches: Uint16Array;
}

export interface Survey {
  /** Connected groups of free units with at least the minimum, each ascending: all that can be shared out. */
  viable: Uint16Array[];
  crossings: Crossing[];
  unassigned: Unassigned[];
}

/** A strait wider than this is no neighbourhood; the islands of the mainland stand within 20 km of it. */
const LONGEST_CROSSING = 100;

/**
 * Tells what can be shared out from what cannot. Free units fall into connected groups; one below the minimum that
 * touches no held unit is an island or an exclave of the scope, and joins the nearest free unit of another group.
 */
export function survey(ground: Ground, { scope, held }: Area, minimum: number): Survey {
  const closed = new UnitSet(held);
  const free = new UnitSet(scope.filter((unit) => !closed.has(unit)));
  const groups = components(ground.adjacency, free).map((units) => ({
    units,
    population: units.reduce((sum, unit) => sum + ground.population[unit], 0),
    touches: touching(ground, units, closed),
  }));
  const groupOf = new Uint16Array(ground.population.length);
  groups.forEach(({ units }, group) => units.forEach((unit) => (groupOf[unit] = group)));
  const joined = groups.map((_, group) => [group]);
  const crossings: Crossing[] = [];
  groups.forEach((island, first) => {
    const together = joined[first];
    const total = together.reduce((sum, group) => sum + groups[group].population, 0);
    if (total >= minimum || island.touches.length) return;
    const crossing = nearest(ground, island.units, free, (unit) => together.includes(groupOf[unit]));
    if (!crossing) return;
    crossings.push(crossing);
    together.push(...joined[groupOf[crossing.to]]);
    for (const group of together) joined[group] = together;
  });

  const result: Survey = { viable: [], crossings: [], unassigned: [] };
  const placed = new UnitSet();
  for (const together of new Set(joined)) {
    const members = together.map((group) => groups[group]);
    if (members.reduce((sum, { population }) => sum + population, 0) >= minimum) {
      const units = Uint16Array.from(members.flatMap((group) => [...group.units])).sort();
      units.forEach((unit) => placed.add(unit));
      result.viable.push(units);
    } else {
      for (const { units, population, touches } of members) {
        const unplaced = Number.isNaN(ground.plane.x[units[0]]);
        const reason = touches.length ? 'enclosed' : unplaced ? 'no-outline' : 'too-small';
        const unknownUnits = units.filter((unit) => ground.unknown[unit]).length;
        result.unassigned.push({ reason, units, population, unknownUnits, touches });
      }
    }
  }
  result.crossings = crossings.filter(({ from }) => placed.has(from));
  return result;
}

/** Members of `set` that touch `units`, ascending. */
function touching({ adjacency: { offsets, targets } }: Ground, units: Uint16Array, set: UnitSet): Uint16Array {
  const found = new Set<number>();
  for (const unit of units) {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) if (set.has(targets[e])) found.add(targets[e]);
  }
  return Uint16Array.from(found).sort();
}

function nearest(
  { plane }: Ground,
  island: Uint16Array,
  free: UnitSet,
  own: (unit: number) => boolean,
): Crossing | null {
  if (Number.isNaN(plane.x[island[0]])) return null;
  const candidates = free.toArray().filter((unit) => !own(unit));
  let best: Crossing | null = null;
  let least = LONGEST_CROSSING;
  for (const from of island) {
    for (const to of candidates) {
      const km = distance(plane, from, to);
      if (!(km < least)) continue;
      least = km;
      best = { from, to, km };
    }
  }
  return best;
}
