import type { Country } from './country';
import type { Cover } from './cover';
import { coverageClasses, UNLISTED } from './network';
import type { Scope } from './scope';
import type { Settings } from './settings';
import { Cession, isSmall, surroundingsOf, type HolderLink, type Way } from './zone-links';
import { extensions, joining, type Extension } from './zone-outcomes';
import { isOutside } from './outside';
import { partition, type WhiteZone, type ZonePartition } from './zone-partition';

/**
 * What can be done of a white zone: it is viable alone; by joining other white zones; only by extending a CPTS;
 * `isolated` when there is nothing around it; `unknown` when its population or its place on the map is, or when it goes
 * on where the CPTS are not all known.
 */
export const VIABILITIES = ['alone', 'joined', 'extension', 'isolated', 'unknown'] as const;
export type Viability = (typeof VIABILITIES)[number];

/** The classes of `coverageClasses`, and after them, in the order of `VIABILITIES`, what can be done of `zones`. */
export function zoneClasses(country: Country, zones: readonly AssessedZone[]): Uint8Array {
  const classes = coverageClasses(country);
  for (const { units, viability } of zones)
    for (const unit of units) classes[unit] = UNLISTED + 1 + VIABILITIES.indexOf(viability);
  return classes;
}

export interface ZoneNeighbour extends Way {
  zone: WhiteZone;
}

export interface AssessedZone extends WhiteZone {
  viability: Viability;
  /** Whether it goes on where the CPTS are not all known. */
  open: boolean;
  /** White zones that can be reached, for a zone below its minimum; the most inhabitants first. */
  neighbours: ZoneNeighbour[];
  /** CPTS and sketches that it touches, the longest contact first. */
  holders: HolderLink[];
  /** The joining that makes it viable. */
  joined: { steps: ZoneNeighbour[]; population: number; minimum: number } | null;
  /** What each CPTS around would become with it, for a zone below its minimum. */
  extensions: Extension[];
}

/** What no known CPTS holds in a scope, the most inhabitants first; nothing outside the national Assurance Maladie. */
export interface Uncovered {
  white: AssessedZone[];
  /** Where the CPTS are not all known: without a known CPTS, which is no statement that there is none. */
  unlisted: WhiteZone[];
}

/** The white zones of `scope`, and its other zones without a known CPTS; see `whiteZonesOf`. */
export function uncoveredOf(country: Country, cover: Cover, scope: Scope, settings: Settings): Uncovered {
  const parts = partition(country, cover, scope, settings);
  const isWithin = ({ departments }: WhiteZone) => !departments.every((one) => isOutside(country.atlas, one));
  const unlisted = parts.zones.filter(({ within, listed }) => within && !listed).sort(byInhabitants);
  return { white: assess(country, cover, parts, settings).filter(isWithin), unlisted: unlisted.filter(isWithin) };
}

/**
 * The white zones of `scope`, the most inhabitants first. A zone that goes on beyond the scope is cut there, and what
 * goes on is one of its neighbours. Some milliseconds for France: it can be done again at each edit.
 */
export const whiteZonesOf = (country: Country, cover: Cover, scope: Scope, settings: Settings): AssessedZone[] =>
  uncoveredOf(country, cover, scope, settings).white;

const byInhabitants = (a: WhiteZone, b: WhiteZone) => b.known - a.known || b.units.length - a.units.length;

function assess(country: Country, cover: Cover, parts: ZonePartition, settings: Settings): AssessedZone[] {
  const cession = new Cession(country, cover, settings);
  const around = surroundingsOf(country, cover, parts, cession);
  const named = ({ to, ...way }: Way & { to: number }): ZoneNeighbour => ({ ...way, zone: parts.zones[to] });
  return parts.zones
    .flatMap((zone, number): AssessedZone[] => {
      if (!zone.within || !zone.listed) return [];
      const small = isSmall(zone);
      const joined = small ? joining(country, parts, around, cession, number, settings) : null;
      return [
        {
          ...zone,
          open: around.open[number],
          viability: viabilityOf(country, zone, {
            joins: joined !== null,
            open: around.open[number],
            touches: around.holders[number].length > 0,
          }),
          neighbours: small ? around.zones[number].map(named).sort((a, b) => b.zone.known - a.zone.known) : [],
          holders: around.holders[number],
          joined: joined && { ...joined, steps: joined.steps.map(named) },
          extensions: small ? extensions(country, cover, zone, around.holders[number], settings) : [],
        },
      ];
    })
    .sort(byInhabitants);
}

function viabilityOf(
  { atlas }: Country,
  zone: WhiteZone,
  { joins, open, touches }: { joins: boolean; open: boolean; touches: boolean },
): Viability {
  if (!isSmall(zone)) return 'alone';
  if (zone.population === null) return 'unknown';
  if (joins) return 'joined';
  if (open) return 'unknown';
  if (touches) return 'extension';
  return zone.units.every((unit) => Number.isNaN(atlas.longitude[unit])) ? 'unknown' : 'isolated';
}
