import { NONE } from '../atlas/atlas';
import { componentsByColour } from '../kernel/components';
import type { Country } from './country';
import type { Cover } from './cover';
import { minimumFor } from './minimum';
import { inScope, type Scope } from './scope';
import type { Settings } from './settings';

/** A connected piece of what no CPTS and no adopted sketch holds. */
export interface WhiteZone {
  /** Ascending. */
  units: Uint16Array;
  /** Whether it lies in the scope; the others are there as neighbours. */
  within: boolean;
  /** `null` when that of a unit is unknown. */
  population: number | null;
  /** Sum of the known populations. */
  known: number;
  /** The unit with the most inhabitants: it gives the zone its name. */
  heart: number;
  /** Indices, those with the most units of the zone first. */
  departments: number[];
  /** Indices. */
  regions: number[];
  /** Inhabitants that a CPTS needs there. */
  minimum: number;
}

/** Every white zone of the country, cut at the edge of the scope. */
export interface ZonePartition {
  /** In the order of their first unit. */
  zones: WhiteZone[];
  /** Place in `zones` of each unit, `NONE` for a unit that somebody holds. */
  zoneOf: Uint16Array;
}

const HELD = 0;
const WITHIN = 1;
const BEYOND = 2;

/** Parts the uncovered units into connected zones; a zone that crosses the edge of `scope` is cut there. */
export function partition(country: Country, { offsets }: Cover, scope: Scope, settings: Settings): ZonePartition {
  const { atlas } = country;
  const within = inScope(country, scope);
  const colour = new Uint8Array(atlas.count);
  for (let unit = 0; unit < atlas.count; unit++) {
    colour[unit] = offsets[unit] < offsets[unit + 1] ? HELD : within(unit) ? WITHIN : BEYOND;
  }
  const { label, count } = componentsByColour(atlas.adjacency, colour);
  const sizes = new Uint32Array(count);
  for (const zone of label) if (zone !== NONE) sizes[zone]++;
  const members = Array.from(sizes, (size) => new Uint16Array(size));
  for (let unit = atlas.count - 1; unit >= 0; unit--) {
    if (label[unit] !== NONE) members[label[unit]][--sizes[label[unit]]] = unit;
  }
  const zones = members.map((units) => describe(country, units, colour[units[0]] === WITHIN, settings));
  return { zones, zoneOf: label };
}

function describe({ atlas }: Country, units: Uint16Array, within: boolean, settings: Settings): WhiteZone {
  const [{ values }] = atlas.populations;
  const inDepartment = new Uint32Array(atlas.departments.length);
  let known = 0;
  let unknown = false;
  let heart = units[0];
  for (const unit of units) {
    inDepartment[atlas.department[unit]]++;
    if (Number.isNaN(values[unit])) {
      unknown = true;
      continue;
    }
    known += values[unit];
    if (!(values[unit] <= values[heart])) heart = unit;
  }
  const departments = [...inDepartment.keys()]
    .filter((department) => inDepartment[department])
    .sort((a, b) => inDepartment[b] - inDepartment[a]);
  const regions = [...new Set(departments.map((department) => atlas.departments[department].region))];
  return {
    units,
    within,
    population: unknown ? null : known,
    known,
    heart,
    departments,
    regions,
    minimum: minimumFor(atlas, regions, settings).value,
  };
}
