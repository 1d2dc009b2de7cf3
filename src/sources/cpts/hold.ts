import type { Share } from '../../kernel/shares';

/** A unit is in a CPTS that covers at least half of its surface. */
const INSIDE = 0.5;
/** What a second CPTS covers of a unit, for the two to share it: lines drawn at another scale never cover so much. */
const SHARED = 0.25;
/** Lines drawn at another scale never follow a border exactly: this much on either side says nothing. */
const SLACK = 0.05;

/** Which units CPTS hold, given by their surfaces. */
export interface Holding {
  units: Map<string, number[]>;
  /** Units that a border cuts: held whole, or left, by the half. */
  cut: Set<number>;
  /** Units held whole of which only a part is known to be in a CPTS: quarters of a city. */
  partly: Set<number>;
}

/**
 * The units of each CPTS: those that it covers by half, those of a city that several CPTS cover together, and, of one
 * that is smaller than a unit, that unit.
 * @param surfaces by CPTS, what each of its surfaces covers; the same surface may come twice.
 */
export function holdUnits(surfaces: ReadonlyMap<string, readonly (readonly Share[])[]>): Holding {
  const covered = new Map<number, Map<string, number>>();
  for (const [key, own] of surfaces)
    for (const { unit, share } of own.flat()) {
      const holders = covered.get(unit) ?? new Map<string, number>();
      covered.set(unit, holders.set(key, Math.max(share, holders.get(key) ?? 0)));
    }
  const units = new Map<string, number[]>([...surfaces.keys()].map((key) => [key, []]));
  const [cut, partly] = [new Set<number>(), new Set<number>()];
  for (const [unit, holders] of covered) {
    const shares = [...holders.values()];
    const together = shares.reduce((sum, share) => sum + share, 0);
    const most = Math.max(...shares);
    const least = most >= INSIDE ? SHARED : together >= INSIDE ? SLACK : INSIDE;
    for (const [key, share] of holders) if (share >= least) units.get(key)!.push(unit);
    if (shares.some((share) => share > SLACK && share < 1 - SLACK)) cut.add(unit);
  }
  for (const [key, own] of units) {
    if (own.length) continue;
    const [largest] = surfaces
      .get(key)!
      .flat()
      .sort((a, b) => b.share - a.share);
    if (!largest || largest.share < SLACK) continue;
    own.push(largest.unit);
    partly.add(largest.unit);
  }
  return { units, cut, partly };
}

/** The units that a surface covers by half. */
export const unitsInside = (shares: readonly Share[]): number[] =>
  shares.filter(({ share }) => share >= INSIDE).map(({ unit }) => unit);
