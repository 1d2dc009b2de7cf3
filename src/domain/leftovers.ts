import { unitsOfCommunes } from '../atlas/quarters/units';
import { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import { isCovered, isListed } from './network';
import type { Sketch } from './overlaps';
import { takenUndrawn, undrawnParts, type Holding } from './parts';
import type { Piece } from './verdict';

/** What a territory leaves around it. */
export interface Leftovers {
  /** The most inhabitants first. */
  stranded: Piece[];
  /** True when more may be stranded: some unit around lies where the CPTS are not all known. */
  open: boolean;
}

/**
 * White zones that a territory would strand: groups of units in no CPTS and no other sketch, joined until now to
 * uncovered units that the territory takes, and left below `minimum` inhabitants with no other white unit to join.
 * The search spreads from the neighbours of the territory and stops as soon as a zone reaches the minimum, or touches
 * one that did. The rest of a commune that is taken in part is searched as its neighbours are. Where the list of CPTS is not complete nothing is known to be white: a zone that goes on there is
 * neither stranded nor safe.
 */
export function leftoversOf(
  country: Country,
  own: Holding & { units: UnitSet },
  sketches: readonly Sketch[],
  minimum: number,
): Leftovers {
  const { atlas, network } = country;
  const { units } = own;
  const taken = takenUndrawn(atlas, [own, ...sketches]);
  const { offsets, targets } = atlas.adjacency;
  const population = atlas.populations[0].values;
  const uncovered = (unit: number) => {
    if (isCovered(network, unit)) return false;
    for (const sketch of sketches) if (sketch.units.has(unit)) return false;
    return true;
  };
  const viable = new UnitSet();
  const seen = new UnitSet();
  let open = false;

  /** The whole zone around `start`, or `null` when it is viable or goes on where nothing is known. */
  const explore = (start: number): number[] | null => {
    const zone = [start];
    seen.add(start);
    let inhabitants = 0;
    let reached = false;
    let lost = false;
    for (let head = 0; head < zone.length && !reached; head++) {
      const unit = zone[head];
      inhabitants += (population[unit] || 0) - (taken.get(unit) ?? 0);
      reached = inhabitants >= minimum;
      for (let e = offsets[unit]; e < offsets[unit + 1] && !reached; e++) {
        const next = targets[e];
        reached = viable.has(next);
        if (reached || units.has(next) || !uncovered(next)) continue;
        if (!isListed(country, next)) lost = true;
        else if (seen.add(next)) zone.push(next);
      }
    }
    if (!reached) {
      open ||= lost;
      return lost ? null : zone;
    }
    for (const unit of zone) viable.add(unit);
    return null;
  };

  const stranded: Piece[] = [];
  const strand = (start: number) => {
    const zone = explore(start);
    if (!zone) return;
    const all = populationOf(atlas, zone);
    const gone = zone.reduce((sum, unit) => sum + (taken.get(unit) ?? 0), 0);
    stranded.push({ units: Uint16Array.from(zone).sort(), population: all === null ? null : all - gone });
  };
  for (const member of units) {
    const listed = isListed(country, member);
    open ||= !listed;
    for (let e = offsets[member]; e < offsets[member + 1]; e++) {
      const start = targets[e];
      if (units.has(start)) continue;
      if (!isListed(country, start)) open = true;
      else if (listed && uncovered(member) && !seen.has(start) && uncovered(start)) strand(start);
    }
  }
  const partly = undrawnParts(atlas, own).map(({ commune }) => commune);
  for (const unit of unitsOfCommunes(atlas, partly)) {
    if (!isListed(country, unit)) open = true;
    else if (!seen.has(unit) && uncovered(unit)) strand(unit);
  }
  return { stranded: stranded.sort((a, b) => (b.population ?? -1) - (a.population ?? -1)), open };
}
