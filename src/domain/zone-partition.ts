import { NONE } from '../atlas/atlas';
import { componentsByColour } from '../kernel/components';
import type { Country } from './country';
import type { Cover } from './cover';
import { minimumFor } from './minimum';
import { isListed } from './network';
import { inScope, type Scope } from './scope';
import type { Settings } from './settings';

/**
 * A connected piece of what no known CPTS and no adopted sketch holds. It is white where all the CPTS are known;
 * elsewhere it is only without a known CPTS, and nothing more can be said of it.
 */
export interface WhiteZone {
  /** Ascending. */
  units: Uint16Array;
  /** Whether it lies in the scope; the others are there as neighbours. */
  within: boolean;
  /** Whether it lies where all the CPTS are known: a white zone. */
  listed: boolean;
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

/** Every such zone of the country, cut at the edge of the scope and where the list of CPTS stops being complete. */
export interface ZonePartition {
  /** In the order of their first unit. */
  zones: WhiteZone[];
  /** Place in `zones` of each unit, `NONE` for a unit that somebody holds. */
  zoneOf: Uint16Array;
}

const NOTHING: ReadonlyMap<number, number> = new Map();

const HELD = 0;
const WITHIN = 1;
const LISTED = 2;
const SOME = 4;

/** Parts the uncovered units into connected zones. */
export function partition(
  country: Country,
  { offsets, taken = NOTHING }: Cover,
  scope: Scope,
  settings: Settings,
): ZonePartition {
  const { atlas } = country;
  const within = inScope(country, scope);
  const colour = new Uint8Array(atlas.count);
  for (let unit = 0; unit < atlas.count; unit++) {
    if (offsets[unit] < offsets[unit + 1]) colour[unit] = HELD;
    else colour[unit] = SOME | (within(unit) ? WITHIN : 0) | (isListed(country, unit) ? LISTED : 0);
  }
  const { label, count } = componentsByColour(atlas.adjacency, colour);
  const sizes = new Uint32Array(count);
  for (const zone of label) if (zone !== NONE) sizes[zone]++;
  const members = Array.from(sizes, (size) => new Uint16Array(size));
  for (let unit = atlas.count - 1; unit >= 0; unit--) {
    if (label[unit] !== NONE) members[label[unit]][--sizes[label[unit]]] = unit;
  }
  const zones = members.map((units) => describe(country, units, colour[units[0]], settings, taken));
  return { zones, zoneOf: label };
}

function describe(
  { atlas }: Country,
  units: Uint16Array,
  colour: number,
  settings: Settings,
  taken: ReadonlyMap<number, number>,
): WhiteZone {
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
    known += values[unit] - Math.min(taken.get(unit) ?? 0, values[unit]);
    if (!(values[unit] <= values[heart])) heart = unit;
  }
  const departments = [...inDepartment.keys()]
    .filter((department) => inDepartment[department])
    .sort((a, b) => inDepartment[b] - inDepartment[a]);
  const regions = [...new Set(departments.map((department) => atlas.departments[department].region))];
  return {
    units,
    within: (colour & WITHIN) > 0,
    listed: (colour & LISTED) > 0,
    population: unknown ? null : known,
    known,
    heart,
    departments,
    regions,
    minimum: minimumFor(atlas, regions, settings).value,
  };
}
