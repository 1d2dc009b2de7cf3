import type { Atlas } from '../atlas/atlas';
import { countedIn } from '../atlas/quarters/units';
import type { Break } from '../domain/standing';
import type { Scenario, Territory } from './document';
import { NO_UNITS, withoutUnits } from './units';

/** Inhabitants of some units: the known ones, and how many units are not in the sum. */
export interface Inhabitants {
  known: number;
  unknown: number;
}

/** What an act changes, or would change, in one territory. */
export interface Change {
  territory: Territory;
  /** Units that it had before. */
  before: Uint16Array;
  gained: Uint16Array;
  lost: Uint16Array;
  /** Whole communes and quarters gained or lost. */
  size: { communes: number; quarters: number };
  /** Of the units gained or lost. */
  moved: Inhabitants;
  /** Of the whole territory, afterwards. */
  total: Inhabitants;
}

/** What an act costs: what gets worse in the territory that it serves, and what others lose. */
export interface Price {
  breaks: Break[];
  taken: Change[];
}

/** The territories whose units differ between two states of a scenario, the one in hand first. */
export function changesBetween(atlas: Atlas, from: Scenario, to: Scenario): Change[] {
  const changes = to.territories.flatMap((territory) => {
    const before = from.territories.find(({ id }) => id === territory.id)?.units ?? NO_UNITS;
    if (before === territory.units) return [];
    const gained = withoutUnits(territory.units, before);
    const lost = withoutUnits(before, territory.units);
    if (!gained.length && !lost.length) return [];
    const crossing = gained.length ? gained : lost;
    const moved = inhabitantsOf(atlas, crossing);
    const size = countedIn(atlas, crossing);
    return [{ territory, before, gained, lost, size, moved, total: inhabitantsOf(atlas, territory.units) }];
  });
  return changes.sort((a, b) => Number(b.territory.id === to.current) - Number(a.territory.id === to.current));
}

export function inhabitantsOf({ populations: [{ values }] }: Atlas, units: Iterable<number>): Inhabitants {
  const sum = { known: 0, unknown: 0 };
  for (const unit of units) {
    if (Number.isNaN(values[unit])) sum.unknown++;
    else sum.known += values[unit];
  }
  return sum;
}
