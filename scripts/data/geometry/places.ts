import { GRID } from '../../../src/atlas/topology/mesh';
import { mercator } from './simplify';

/** What the labels of the map are made from, one entry a unit. */
export interface Labels {
  names: readonly string[];
  /** `NaN` when unknown. */
  population: Float64Array;
  department: Uint16Array;
  region: Uint16Array;
  epci: Uint16Array;
  /** `NONE` where it is not known. */
  canton: Uint16Array;
  /** What the State has in a unit; in a city of arrondissements, in each of them. */
  seat: Uint8Array;
}

export const SEAT = { none: 0, subPrefecture: 1, prefecture: 2 } as const;

/** A name on the map. */
export interface Place {
  name: string;
  longitude: number;
  latitude: number;
  /** Place by population in the whole country, 0 the largest. */
  rank: number;
  /** The lowest zoom that shows it. */
  zoom: number;
  /** See `SEAT`. */
  seat: number;
}

interface Town extends Omit<Place, 'rank' | 'zoom'> {
  population: number;
  lowest: number;
}

/** No town is in the tiles within so many pixels of a larger one, until the last zoom names all; the map thins further. */
const CLEARANCE = 18;
const ARRONDISSEMENT = /^(.+) \d+er? Arrondissement$/;

/** The names to show from each zoom in `first..last`: the largest town of its surroundings, then ever more of them. */
export function placesOf(
  labels: Labels,
  centres: { longitude: Float32Array; latitude: Float32Array },
  first: number,
  last: number,
): Place[] {
  const towns = townsOf(labels, centres, first, last);
  towns.sort((a, b) => b.population - a.population);
  const zooms = towns.map(() => last);
  for (let zoom = last - 1; zoom >= first; zoom--) {
    const reach = CLEARANCE / (512 * 2 ** zoom);
    const named = new Map<string, [number, number][]>();
    towns.forEach((town, i) => {
      if (town.lowest > zoom) return;
      const [x, y] = mercator(town.longitude * GRID, town.latitude * GRID);
      const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)];
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const [otherX, otherY] of named.get(`${column + dx},${row + dy}`) ?? [])
            if (Math.hypot(x - otherX, y - otherY) < reach) return;
      const key = `${column},${row}`;
      named.set(key, [...(named.get(key) ?? []), [x, y]]);
      zooms[i] = zoom;
    });
  }
  return towns.map(({ name, longitude, latitude, seat }, rank) => ({
    name,
    longitude,
    latitude,
    rank,
    zoom: zooms[rank],
    seat,
  }));
}

/** The drawn communes, the three cities as a whole, and their arrondissements, which only the last zoom names. */
function townsOf(
  { names, population, seat }: Labels,
  { longitude, latitude }: { longitude: Float32Array; latitude: Float32Array },
  first: number,
  last: number,
): Town[] {
  const towns: Town[] = [];
  const cities = new Map<string, { parts: Town[]; seat: number }>();
  names.forEach((name, unit) => {
    if (Number.isNaN(longitude[unit])) return;
    const city = ARRONDISSEMENT.exec(name)?.[1];
    const town = {
      name: name.replace(/ Arrondissement$/, ''),
      longitude: longitude[unit],
      latitude: latitude[unit],
      population: population[unit] || 0,
      lowest: city ? last : first,
      seat: city ? SEAT.none : seat[unit],
    };
    towns.push(town);
    if (city) cities.set(city, { parts: [...(cities.get(city)?.parts ?? []), town], seat: seat[unit] });
  });
  for (const [name, { parts, seat }] of cities) {
    const sum = parts.reduce((total, part) => total + part.population, 0);
    const mean = (key: 'longitude' | 'latitude') =>
      parts.reduce((total, part) => total + part[key] * (sum ? part.population / sum : 1 / parts.length), 0);
    towns.push({
      name,
      longitude: mean('longitude'),
      latitude: mean('latitude'),
      population: sum,
      lowest: first,
      seat,
    });
  }
  return towns;
}
