import { FACILITIES, PROFESSIONS, type Atlas } from '../atlas/atlas';
import type { Country } from './country';

export type Values = Float32Array | Float64Array | Uint16Array;

/** What a territory adds up: a value a unit, then, beyond the units, one a cut commune as a whole. */
export interface Tallied {
  populations: readonly Values[];
  professionals: Record<string, Values>;
  facilities: Record<string, Values>;
  department: Uint16Array;
  region: Uint16Array;
  epci: Uint16Array;
  year: Uint16Array;
}

const cache = new WeakMap<Atlas, Tallied>();

/** The columns that territories of a country add up, made once an atlas. */
export function talliedOf(country: Country): Tallied {
  const { atlas, regionOf, yearOf } = country;
  let tallied = cache.get(atlas);
  if (!tallied) {
    const own = columnsOf(atlas, atlas, (values) => values);
    tallied = {
      ...(atlas.cut ? columnsOf(atlas, atlas.cut.whole, (values, whole) => withWholes(atlas, values, whole)) : own),
      region: withWholes(atlas, regionOf, regionOf),
      year: withWholes(atlas, yearOf, yearOf),
    };
    cache.set(atlas, tallied);
  }
  return tallied;
}

function columnsOf(
  atlas: Atlas,
  whole: Atlas,
  both: <T extends Values>(values: T, whole: T) => T,
): Omit<Tallied, 'region' | 'year'> {
  return {
    populations: atlas.populations.map(({ values }, i) => both(values, whole.populations[i].values)),
    professionals: Object.fromEntries(
      PROFESSIONS.map((key) => [key, both(atlas.professionals[key].values, whole.professionals[key].values)]),
    ),
    facilities: Object.fromEntries(
      FACILITIES.map((key) => [key, both(atlas.facilities[key].values, whole.facilities[key].values)]),
    ),
    department: both(atlas.department, whole.department),
    epci: both(atlas.epci, whole.epci),
  };
}

/** `values`, then those of each cut commune: the first of its quarters bears its index. */
function withWholes<T extends Values>({ cut }: Atlas, values: T, whole: T): T {
  if (!cut) return values;
  const all = new (values.constructor as new (length: number) => T)(values.length + cut.communes.length);
  all.set(values);
  cut.communes.forEach(({ units }, place) => (all[values.length + place] = whole[units[0]]));
  return all;
}
