import type { Country } from './country';
import type { Cover } from './cover';
import type { Scope } from './scope';
import type { Settings } from './settings';
import { Cession, isSmall, surroundingsOf, type HolderLink, type Way } from './zone-links';
import { extensions, joining, type Extension } from './zone-outcomes';
import { partition, type WhiteZone } from './zone-partition';

/**
 * What can be done of a white zone: it is viable alone; by joining other white zones; only by extending a CPTS;
 * `isolated` when there is nothing around it; `unknown` when its population or its place on the map is.
 */
export type Viability = 'alone' | 'joined' | 'extension' | 'isolated' | 'unknown';

export interface ZoneNeighbour extends Way {
  zone: WhiteZone;
}

export interface AssessedZone extends WhiteZone {
  viability: Viability;
  /** White zones that can be reached, for a zone below its minimum; the most inhabitants first. */
  neighbours: ZoneNeighbour[];
  /** CPTS and sketches that it touches, the longest contact first. */
  holders: HolderLink[];
  /** The joining that makes it viable. */
  joined: { steps: ZoneNeighbour[]; population: number; minimum: number } | null;
  /** What each CPTS around would become with it, for a zone below its minimum. */
  extensions: Extension[];
}

/**
 * The white zones of `scope`, the most inhabitants first. A zone that goes on beyond the scope is cut there, and what
 * goes on is one of its neighbours. Some milliseconds for France: it can be done again at each edit.
 */
export function whiteZonesOf(country: Country, cover: Cover, scope: Scope, settings: Settings): AssessedZone[] {
  const parts = partition(country, cover, scope, settings);
  const cession = new Cession(country, cover, settings);
  const around = surroundingsOf(country, cover, parts, cession);
  const named = ({ to, ...way }: Way & { to: number }): ZoneNeighbour => ({ ...way, zone: parts.zones[to] });
  return parts.zones
    .flatMap((zone, number): AssessedZone[] => {
      if (!zone.within) return [];
      const small = isSmall(zone);
      const joined = small ? joining(country, parts, around, cession, number, settings) : null;
      return [
        {
          ...zone,
          viability: viabilityOf(country, zone, joined !== null, around.holders[number].length > 0),
          neighbours: small ? around.zones[number].map(named).sort((a, b) => b.zone.known - a.zone.known) : [],
          holders: around.holders[number],
          joined: joined && { ...joined, steps: joined.steps.map(named) },
          extensions: small ? extensions(country, cover, zone, around.holders[number], settings) : [],
        },
      ];
    })
    .sort((a, b) => b.known - a.known || b.units.length - a.units.length);
}

function viabilityOf({ atlas }: Country, zone: WhiteZone, joins: boolean, touches: boolean): Viability {
  if (!isSmall(zone)) return 'alone';
  if (zone.population === null) return 'unknown';
  if (joins) return 'joined';
  if (touches) return 'extension';
  return zone.units.every((unit) => Number.isNaN(atlas.longitude[unit])) ? 'unknown' : 'isolated';
}
