import type { Atlas, ExistingCpts } from './atlas';
import { normalisedNames, normaliseName, withoutArticle, withoutElision } from './names';
import { isOneSlip } from './nearest';

export type PlaceKind = 'commune' | 'epci' | 'departement' | 'region' | 'cpts';

/** One way of calling a place. `index` is a unit, or an index into `epcis`, `departments`, `regions` or the CPTS. */
export interface Place {
  kind: PlaceKind;
  index: number;
  /** Normalised, after a blank, so that ` word` finds the beginning of a word. */
  name: string;
  /** Inhabitants; for a group half those of its largest commune, so that it comes after its centre. */
  weight: number;
  /** Whether it is its name but for an article left out, or an elision joined. */
  loose: boolean;
  /** The name as it was written, when the place no longer bears it. */
  former?: string;
}

/** An inverted index: every word of every name, and the places that have it. */
export interface PlaceIndex {
  places: readonly Place[];
  /** Ascending. */
  words: readonly string[];
  /** Indices into `places`, one list a word. */
  holders: readonly (readonly number[])[];
}

/** How well a name answers: all of it, all but its article, its beginning, the beginning of one of its words. */
export type Match = 'exact' | 'loose' | 'prefix' | 'word';

const ofAtlas = new WeakMap<Atlas, PlaceIndex>();
const ofNetwork = new WeakMap<readonly ExistingCpts[], PlaceIndex>();
const ofFormer = new WeakMap<object, PlaceIndex>();

function indexPlaces(places: readonly Place[]): PlaceIndex {
  const byWord = new Map<string, number[]>();
  places.forEach(({ name }, i) => {
    for (const word of new Set(name.slice(1).split(' '))) {
      const holders = byWord.get(word);
      if (holders) holders.push(i);
      else byWord.set(word, [i]);
    }
  });
  const words = [...byWord.keys()].sort();
  return { places, words, holders: words.map((word) => byWord.get(word)!) };
}

/** The communes, départements, EPCI and régions of an atlas, by their names. */
export function atlasPlaces(atlas: Atlas): PlaceIndex {
  const known = ofAtlas.get(atlas);
  if (known) return known;
  const [{ values }] = atlas.populations;
  const epcis = new Float64Array(atlas.epcis.length);
  const departments = new Float64Array(atlas.departments.length);
  const regions = new Float64Array(atlas.regions.length);
  const raise = (largest: Float64Array, group: number, weight: number) =>
    (largest[group] = Math.max(largest[group], weight));
  const places = normalisedNames(atlas).flatMap((name, index) => {
    const weight = values[index] || 0;
    const department = atlas.department[index];
    raise(epcis, atlas.epci[index], weight);
    raise(departments, department, weight);
    raise(regions, atlas.departments[department].region, weight);
    const loose = new Set([withoutArticle(name), withoutElision(name)]);
    loose.delete(name);
    return [name, ...loose].map((called): Place => ({
      kind: 'commune',
      index,
      name: ` ${called}`,
      weight,
      loose: called !== name,
    }));
  });
  const groups = (kind: PlaceKind, named: readonly { name: string }[], weights: Float64Array) =>
    named.map(({ name }, index): Place => ({
      kind,
      index,
      name: ` ${normaliseName(name)}`,
      weight: weights[index] / 2,
      loose: false,
    }));
  places.push(...groups('departement', atlas.departments, departments));
  places.push(...groups('epci', atlas.epcis, epcis), ...groups('region', atlas.regions, regions));
  const index = indexPlaces(places);
  ofAtlas.set(atlas, index);
  return index;
}

export function networkPlaces(atlas: Atlas, cpts: readonly ExistingCpts[]): PlaceIndex {
  let index = ofNetwork.get(cpts);
  if (!index) {
    const [{ values }] = atlas.populations;
    index = indexPlaces(
      cpts.map(({ name, units }, at) => {
        const weight = units.reduce((most, unit) => Math.max(most, values[unit] || 0), 0);
        return { kind: 'cpts', index: at, name: ` ${normaliseName(name)}`, weight: weight / 2, loose: false };
      }),
    );
    ofNetwork.set(cpts, index);
  }
  return index;
}

/** Communes by the names that they no longer bear; none before those are loaded. */
export function formerPlaces({ former, populations: [{ values }] }: Atlas): PlaceIndex {
  let index = ofFormer.get(former.list);
  if (!index) {
    index = indexPlaces(
      former.list.map(({ name, normalised, unit }) => ({
        kind: 'commune',
        index: unit,
        name: ` ${normalised}`,
        weight: values[unit] || 0,
        loose: false,
        former: name,
      })),
    );
    ofFormer.set(former.list, index);
  }
  return index;
}

/** Index of the first of `sorted` that is not before `key`. */
function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The run of `sorted` that starts with `prefix`. */
export function* startingWith(sorted: readonly string[], prefix: string): Generator<number> {
  for (let i = lowerBound(sorted, prefix); i < sorted.length && sorted[i].startsWith(prefix); i++) yield i;
}

/**
 * Calls `found` for places whose name has a word that starts with each word of the query, in any order. The work is in
 * proportion to the places that share the rarest word typed, never to all of France.
 */
export function findByName(
  { places, words, holders }: PlaceIndex,
  query: string,
  found: (place: Place, match: Match) => void,
): void {
  const wanted = query.split(' ').map((word) => {
    const runs = [...startingWith(words, word)];
    return { word: ` ${word}`, runs, size: runs.reduce((sum, i) => sum + holders[i].length, 0) };
  });
  const rarest = wanted.reduce((a, b) => (b.size < a.size ? b : a));
  const others = wanted.filter((one) => one !== rarest).map(({ word }) => word);
  const start = ` ${query}`;
  const seen = new Uint8Array(places.length);
  for (const run of rarest.runs)
    for (const i of holders[run]) {
      if (seen[i]) continue;
      seen[i] = 1;
      const { name, loose } = places[i];
      if (!others.every((word) => name.includes(word))) continue;
      found(
        places[i],
        !name.startsWith(start) ? 'word' : name.length > start.length ? 'prefix' : loose ? 'loose' : 'exact',
      );
    }
}

/** The places whose whole name is one slip of the hand from `query`, most peopled first. */
export function findBySlip({ places }: PlaceIndex, query: string): Place[] {
  const wanted = ` ${query}`;
  return places.filter(({ name }) => isOneSlip(name, wanted)).sort((a, b) => b.weight - a.weight);
}
