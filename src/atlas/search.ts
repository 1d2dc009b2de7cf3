import type { Atlas, ExistingCpts } from './atlas';
import { codeIndex } from './codes';
import { normalisedNames, normaliseName } from './names';

/** A place found. `index` is a unit, or an index into `epcis`, `departments`, `regions` or the list of CPTS. */
export interface Hit {
  kind: 'commune' | 'epci' | 'departement' | 'region' | 'cpts';
  index: number;
  /** What the query was found in. */
  by: 'name' | 'code' | 'postcode';
}

interface Place {
  kind: Hit['kind'];
  index: number;
  /** Normalised, after a blank, so that ` word` finds the beginning of a word. */
  name: string;
  /** Inhabitants; for a group half those of its largest commune, so that it comes after its centre. */
  weight: number;
}

/** An inverted index: every word of every name, and the places that have it. */
interface PlaceIndex {
  places: Place[];
  /** Ascending. */
  words: string[];
  /** Indices into `places`, one list a word. */
  holders: number[][];
}

/** Larger is better: the whole name, its beginning, the beginning of one of its words. */
const EXACT = 3;
const PREFIX = 2;
const WORD = 1;

const ofAtlas = new WeakMap<Atlas, { index: PlaceIndex; postcodes: string[]; units: Map<string, number[]> }>();
const ofNetwork = new WeakMap<readonly ExistingCpts[], PlaceIndex>();

function indexPlaces(places: Place[]): PlaceIndex {
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

function atlasIndex(atlas: Atlas) {
  const known = ofAtlas.get(atlas);
  if (known) return known;
  const [{ values }] = atlas.populations;
  const largest = {
    epci: new Float64Array(atlas.epcis.length),
    departement: new Float64Array(atlas.departments.length),
  };
  const region = new Float64Array(atlas.regions.length);
  const units = new Map<string, number[]>();
  const places = normalisedNames(atlas).map((name, index): Place => {
    const weight = values[index] || 0;
    const department = atlas.department[index];
    largest.epci[atlas.epci[index]] = Math.max(largest.epci[atlas.epci[index]], weight);
    largest.departement[department] = Math.max(largest.departement[department], weight);
    region[atlas.departments[department].region] = Math.max(region[atlas.departments[department].region], weight);
    for (const postcode of atlas.postcodes[index].split(' ')) {
      const sorted = units.get(postcode);
      if (sorted) sorted.push(index);
      else if (postcode) units.set(postcode, [index]);
    }
    return { kind: 'commune', index, name: ` ${name}`, weight };
  });
  const groups = (kind: Hit['kind'], named: readonly { name: string }[], weights: Float64Array) =>
    named.map(({ name }, index): Place => ({
      kind,
      index,
      name: ` ${normaliseName(name)}`,
      weight: weights[index] / 2,
    }));
  places.push(...groups('departement', atlas.departments, largest.departement));
  places.push(...groups('epci', atlas.epcis, largest.epci), ...groups('region', atlas.regions, region));
  const built = { index: indexPlaces(places), postcodes: [...units.keys()].sort(), units };
  ofAtlas.set(atlas, built);
  return built;
}

/** Builds the index ahead of the first keystroke, for a quiet moment: it takes a tenth of a second or two. */
export function prepareSearch(atlas: Atlas): void {
  atlasIndex(atlas);
}

function networkIndex(atlas: Atlas, cpts: readonly ExistingCpts[]): PlaceIndex {
  let index = ofNetwork.get(cpts);
  if (!index) {
    const [{ values }] = atlas.populations;
    index = indexPlaces(
      cpts.map(({ name, units }, at) => {
        const weight = units.reduce((most, unit) => Math.max(most, values[unit] || 0), 0);
        return { kind: 'cpts', index: at, name: ` ${normaliseName(name)}`, weight: weight / 2 };
      }),
    );
    ofNetwork.set(cpts, index);
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
function* startingWith(sorted: readonly string[], prefix: string): Generator<number> {
  for (let i = lowerBound(sorted, prefix); i < sorted.length && sorted[i].startsWith(prefix); i++) yield i;
}

/** Calls `found` for places whose name has a word that starts with each word of the query, in any order. */
function byName({ places, words, holders }: PlaceIndex, query: string, found: (place: Place, tier: number) => void) {
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
      const { name } = places[i];
      if (!others.every((word) => name.includes(word))) continue;
      found(places[i], !name.startsWith(start) ? WORD : name.length === start.length ? EXACT : PREFIX);
    }
}

/** The readings of a half-typed query: its last word may be `St` for Saint, or the start of Strasbourg. */
function readings(query: string): string[] {
  const whole = normaliseName(query);
  const asTyped = /(?:^|[\s-])(ste?)$/i.exec(query.trim())?.[1].toLowerCase();
  return asTyped ? [whole, whole.replace(/\S+$/, asTyped)] : whole ? [whole] : [];
}

/**
 * Places for a search box: communes by name, INSEE code or postcode; EPCI, départements, régions and CPTS by name.
 * The whole name first, then its beginning, then the beginning of any of its words; within each, the most peopled. The
 * work is in proportion to the places that share the rarest word typed, never to all of France.
 */
export function search(atlas: Atlas, cpts: readonly ExistingCpts[], query: string, limit: number): Hit[] {
  const number = query.replace(/\s/g, '').toUpperCase();
  if (/^(?:\d{2,5}|2[AB]\d{0,3})$/.test(number)) return byNumber(atlas, number).slice(0, limit);
  const best = new Best(limit);
  for (const reading of readings(query))
    for (const index of [atlasIndex(atlas).index, networkIndex(atlas, cpts)])
      byName(index, reading, (place, tier) => best.offer(place, tier));
  return best.places.map(({ kind, index }) => ({ kind, index, by: 'name' }));
}

/** The few best places of many offered, best first, each once. */
class Best {
  readonly places: Place[] = [];
  readonly #tiers: number[] = [];

  constructor(readonly limit: number) {}

  offer(place: Place, tier: number): void {
    const { places } = this;
    if (places.length === this.limit && !this.#before(place, tier, this.limit - 1)) return;
    const known = places.indexOf(place);
    if (known >= 0) {
      if (this.#tiers[known] >= tier) return;
      places.splice(known, 1);
      this.#tiers.splice(known, 1);
    }
    let at = places.length;
    while (at > 0 && this.#before(place, tier, at - 1)) at--;
    places.splice(at, 0, place);
    this.#tiers.splice(at, 0, tier);
    places.length = this.#tiers.length = Math.min(places.length, this.limit);
  }

  #before(place: Place, tier: number, at: number): boolean {
    return tier > this.#tiers[at] || (tier === this.#tiers[at] && place.weight > this.places[at].weight);
  }
}

/**
 * The département of that number, the commune of that code, those of that postcode, the heirs of that old code, then
 * those that start so.
 */
function byNumber(atlas: Atlas, number: string): Hit[] {
  const hits: Hit[] = [];
  const department = atlas.departments.findIndex(({ code }) => code === number);
  if (department >= 0) hits.push({ kind: 'departement', index: department, by: 'code' });
  const { postcodes, units } = atlasIndex(atlas);
  const population = (unit: number) => atlas.populations[0].values[unit] || 0;
  const seen = new Set<number>();
  const add = (found: number[], by: Hit['by']) => {
    for (const index of found.sort((a, b) => population(b) - population(a))) {
      if (seen.has(index)) continue;
      seen.add(index);
      hits.push({ kind: 'commune', index, by });
    }
  };
  const { byCode, heirs } = codeIndex(atlas);
  const exact = byCode.get(number);
  if (exact !== undefined) add([exact], 'code');
  add([...(units.get(number) ?? [])], 'postcode');
  add([...(heirs.get(number) ?? [])], 'code');
  if (number.length < 5) {
    add(
      [...startingWith(postcodes, number)].flatMap((i) => units.get(postcodes[i])!),
      'postcode',
    );
    add([...startingWith(atlas.codes, number)], 'code');
  }
  return hits;
}
