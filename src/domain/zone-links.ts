import { NONE, type Atlas } from '../atlas/atlas';
import { components } from '../kernel/components';
import { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import { holdersOf, type Cover } from './cover';
import { minimumFor } from './minimum';
import { allUnits } from './scope';
import type { Settings } from './settings';
import type { WhiteZone, ZonePartition } from './zone-partition';
import { KM_PER_DEGREE } from '../kernel/earth';

/**
 * How a white zone reaches another. Two that touched would be one, so there are three ways: over the edge of the
 * scope, which cuts zones in two; through one commune that touches both and that its CPTS can cede; or, for a zone
 * that touches nothing (an island), over the gap to the nearest coastal commune that is held or that makes it viable.
 */
export interface Way {
  via: 'edge' | 'ceded' | 'gap';
  /** The commune ceded; over an edge or a gap, the commune reached. */
  unit: number;
  /** Over a gap, between the centres of the communes; 0 otherwise. */
  kilometres: number;
}

export interface ZoneLink extends Way {
  /** Place of the other zone in the partition. */
  to: number;
}

/** A CPTS or a sketch that a zone touches, or that holds the commune nearest to an island. */
export interface HolderLink {
  holder: number;
  /** Pairs of neighbouring units, one of the zone and one of the holder; 0 over the water. */
  contacts: number;
  /** Over the water; `null` when they touch. */
  kilometres: number | null;
}

/** What lies around each zone of the scope. */
export interface Surroundings {
  /** By zone. Given for the pairs in which one zone at least is below its minimum. */
  zones: ZoneLink[][];
  /** By zone, the longest contact first. */
  holders: HolderLink[][];
  /** By zone: whether it goes on where the CPTS are not all known. What it could join there is not known. */
  open: boolean[];
}

/** Below its minimum, as far as populations are known. */
export const isSmall = ({ known, minimum }: WhiteZone): boolean => known < minimum;

/** Finds what each zone touches, and how the small white ones can reach others. */
export function surroundingsOf(
  { atlas }: Country,
  cover: Cover,
  { zones, zoneOf }: ZonePartition,
  cession: Cession,
): Surroundings {
  const { offsets, targets } = atlas.adjacency;
  const [{ values }] = atlas.populations;
  const contacts = zones.map(() => new Map<number, number>());
  const ways = zones.map(() => new Map<number, Way>());
  const offer = (from: number, to: number, way: Way) => {
    const known = ways[from].get(to);
    if (!known || cost(way, values) < cost(known, values)) ways[from].set(to, way);
  };
  const worth = (a: number, b: number) =>
    zones[a].listed && zones[b].listed && (isSmall(zones[a]) || isSmall(zones[b]));
  const open = zones.map(() => false);

  const around: number[] = [];
  for (let unit = 0; unit < atlas.count; unit++) {
    const own = zoneOf[unit];
    if (around.length) around.length = 0;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const zone = zoneOf[targets[e]];
      if (zone === NONE || zone === own) continue;
      if (!around.includes(zone)) around.push(zone);
      if (own !== NONE) continue;
      for (let h = cover.offsets[unit]; h < cover.offsets[unit + 1]; h++) {
        contacts[zone].set(cover.members[h], (contacts[zone].get(cover.members[h]) ?? 0) + 1);
      }
    }
    if (own !== NONE) {
      for (const zone of around) {
        if (worth(zone, own)) offer(zone, own, { via: 'edge', unit, kilometres: 0 });
        if (!zones[own].listed) open[zone] = true;
      }
    } else if (around.length > 1 && around.some((zone) => isSmall(zones[zone])) && cession.allows([unit])) {
      for (const a of around) {
        for (const b of around) if (a !== b && worth(a, b)) offer(a, b, { via: 'ceded', unit, kilometres: 0 });
      }
    }
  }

  const holders = contacts.map((of) =>
    [...of]
      .map(([holder, count]): HolderLink => ({ holder, contacts: count, kilometres: null }))
      .sort((a, b) => b.contacts - a.contacts || a.holder - b.holder),
  );
  const coast = allUnits(atlas).filter((unit) => atlas.exterior[unit] && !Number.isNaN(atlas.longitude[unit]));
  zones.forEach((zone, number) => {
    if (!zone.listed || !isSmall(zone) || open[number] || holders[number].length || ways[number].size) return;
    const other = (unit: number) => zoneOf[unit] !== number;
    const helps = (unit: number) => zoneOf[unit] === NONE || zone.known + zones[zoneOf[unit]].known >= zone.minimum;
    const nearest =
      nearestTo(atlas, zone, coast, (unit) => other(unit) && helps(unit)) ?? nearestTo(atlas, zone, coast, other);
    if (nearest === null) return;
    const { from, unit, kilometres } = nearest;
    const to = zoneOf[unit];
    if (to !== NONE && !zones[to].listed) open[number] = true;
    else if (to !== NONE) {
      offer(number, to, { via: 'gap', unit, kilometres });
      offer(to, number, { via: 'gap', unit: from, kilometres });
    }
    for (const holder of holdersOf(cover, unit)) holders[number].push({ holder, contacts: 0, kilometres });
  });
  return { zones: ways.map((of) => [...of].map(([to, way]) => ({ ...way, to }))), holders, open };
}

/** To choose between ways: the edge of the scope, then the cession of the fewest inhabitants, then the shortest gap. */
export function cost({ via, unit, kilometres }: Way, population: ArrayLike<number>): number {
  if (via === 'edge') return -1 - (population[unit] || 0);
  return via === 'ceded' ? population[unit] || 0 : 1e9 + kilometres;
}

/** The unit of `candidates` nearest to a zone and `accepted`, by centres; `null` when there is none. */
function nearestTo(
  { longitude, latitude }: Atlas,
  zone: WhiteZone,
  candidates: Uint16Array,
  accepted: (unit: number) => boolean,
) {
  let best = Infinity;
  let found = { from: -1, unit: -1 };
  for (const from of zone.units) {
    const [x, y] = [longitude[from], latitude[from]];
    if (Number.isNaN(x)) continue;
    const shrink = Math.cos((y * Math.PI) / 180) ** 2;
    for (const unit of candidates) {
      const north = (latitude[unit] - y) ** 2;
      if (!(north < best)) continue;
      const distance = (longitude[unit] - x) ** 2 * shrink + north;
      if (distance < best && accepted(unit)) {
        best = distance;
        found = { from, unit };
      }
    }
  }
  return found.unit < 0 ? null : { ...found, kilometres: Math.sqrt(best) * KM_PER_DEGREE };
}

/**
 * Whether CPTS can cede communes: each stays at or above its minimum, and in as many pieces as before. A commune in
 * several CPTS must be ceded by all.
 */
export class Cession {
  readonly #pieces = new Map<number, number>();

  constructor(
    readonly country: Country,
    readonly cover: Cover,
    readonly settings: Settings,
  ) {}

  allows(units: readonly number[]): boolean {
    const holders = new Set(units.flatMap((unit) => [...holdersOf(this.cover, unit)]));
    return [...holders].every((holder) => this.#stands(holder, units));
  }

  #stands(holder: number, ceded: readonly number[]): boolean {
    const { atlas } = this.country;
    const left = new UnitSet(this.cover.holders[holder].units);
    for (const unit of ceded) left.remove(unit);
    const regions = [...new Set(Array.from(left, (unit) => this.country.regionOf[unit]))];
    const population = populationOf(atlas, left);
    if (population === null || population < minimumFor(atlas, regions, this.settings).value) return false;
    return components(atlas.adjacency, left).length <= this.#piecesOf(holder);
  }

  #piecesOf(holder: number): number {
    let pieces = this.#pieces.get(holder);
    if (pieces === undefined) {
      pieces = components(this.country.atlas.adjacency, new UnitSet(this.cover.holders[holder].units)).length;
      this.#pieces.set(holder, pieces);
    }
    return pieces;
  }
}
