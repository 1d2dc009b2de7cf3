import type { Atlas, ExistingCpts } from './atlas';
import { codeIndex, repairCode } from './codes';
import { namesakesLast, nearestUnits } from './nearest';
import {
  atlasPlaces,
  findByName,
  findBySlip,
  formerPlaces,
  networkPlaces,
  startingWith,
  type Place,
  type PlaceIndex,
  type PlaceKind,
} from './place-index';
import { readQuery, type Reading } from './search-text';

/** A place found. `index` is a unit, or an index into `epcis`, `departments`, `regions` or the list of CPTS. */
export interface Hit {
  kind: PlaceKind;
  index: number;
  /** What the query was found in: `near` is a name but for a slip of the hand. */
  by: 'name' | 'code' | 'postcode' | 'former' | 'near';
  /** The name that it no longer bears, when it was found by it. */
  former?: string;
}

/** Names shorter than this are too near to one another for a slip to be told from another name. */
const SHORTEST_SLIP = 5;
/** Longer ones are looked for further, when nothing else is found. */
const SHORTEST_GUESS = 8;
/** How many longer names, then how many near or former ones, go before the rest of either. */
const LONGER_FIRST = 2;
const NEAR_FIRST = 3;

/**
 * Places for a search box: communes by name, INSEE code or postcode; EPCI, départements, régions and CPTS by name; a
 * name with its department or number beside it. First the whole name, most peopled first; then a few of the names that
 * go on from it, a few former or misspelt ones, and the rest.
 */
export function search(atlas: Atlas, cpts: readonly ExistingCpts[], query: string, limit: number): Hit[] {
  const number = query.replace(/\s/g, '').toUpperCase();
  if (/^(?:\d{2,5}|2[AB]\d{0,3})$/.test(number)) return byNumber(atlas, number).slice(0, limit);
  const [asTyped, beside] = partition(readQuery(atlas, query), ({ fits }) => !fits);
  const whole = new Found(limit);
  for (const reading of asTyped)
    whole.look(reading, [atlasPlaces(atlas), networkPlaces(atlas, cpts)], formerPlaces(atlas));
  const within = new Found(limit);
  for (const reading of beside) within.look(reading, [atlasPlaces(atlas)], formerPlaces(atlas));
  const told = [...whole.exact, ...within.ranked(true), ...whole.ranked(within.isEmpty)];
  if (!told.length) told.push(...apart(atlas, beside, query, limit));
  if (!told.length) told.push(...guesses(atlas, asTyped));
  return distinct(told).slice(0, limit);
}

function partition<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** What a name and the number beside it say, each on its own, when no place has both. */
function apart(atlas: Atlas, beside: readonly Reading[], query: string, limit: number): Hit[] {
  const found = new Found(limit);
  for (const { name } of beside) found.look({ name, fits: null }, [atlasPlaces(atlas)], formerPlaces(atlas));
  const number = /\b(?:\d{4,5}|2[AB]\d{3})\b/i.exec(query)?.[0].toUpperCase();
  return [...found.ranked(true), ...(number ? byNumber(atlas, number) : [])];
}

function guesses(atlas: Atlas, [reading]: readonly Reading[]): Hit[] {
  if (!reading || reading.name.length < SHORTEST_GUESS) return [];
  return Array.from(nearestUnits(atlas, reading.name, null), (index) => ({ kind: 'commune', index, by: 'near' }));
}

function distinct(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ kind, index }) => !seen.has(`${kind} ${index}`) && seen.add(`${kind} ${index}`));
}

/** What readings of a query have found, by how well it answers; the best few of each. */
class Found {
  readonly #exact: Best;
  readonly #loose: Best;
  readonly #longer: Best;
  readonly #words: Best;
  readonly #former: Best;
  readonly #formerly: Best;
  readonly #looked: { name: string; isFit: (place: Place) => boolean; indexes: readonly PlaceIndex[] }[] = [];

  constructor(limit: number) {
    this.#exact = new Best(limit);
    this.#loose = new Best(limit);
    this.#longer = new Best(limit);
    this.#words = new Best(limit);
    this.#former = new Best(limit);
    this.#formerly = new Best(limit);
  }

  look({ name, fits }: Reading, indexes: readonly PlaceIndex[], former: PlaceIndex): void {
    const isFit = ({ kind, index }: Place) => !fits || (kind === 'commune' && fits(index));
    const byMatch = { exact: this.#exact, loose: this.#loose, prefix: this.#longer, word: this.#words };
    for (const index of indexes)
      findByName(index, name, (place, match) => {
        if (isFit(place)) byMatch[match].offer(place);
      });
    findByName(former, name, (place, match) => {
      if (isFit(place)) (match === 'exact' ? this.#former : this.#formerly).offer(place);
    });
    this.#looked.push({ name, isFit, indexes: [...indexes, former] });
  }

  /** Places whose name is a slip away from what was typed; a walk over all names, for want of the name itself. */
  get #near(): Hit[] {
    if (this.#exact.places.length || this.#loose.places.length) return [];
    const near = this.#looked
      .filter(({ name }) => name.length >= SHORTEST_SLIP)
      .flatMap(({ name, isFit, indexes }) =>
        indexes
          .flatMap((index) => findBySlip(index, name))
          .filter(isFit)
          .map((place) => ({ name: place.name, hit: misspelt(place, name) })),
      );
    return namesakesLast(near).map(({ hit }) => hit);
  }

  /** The places that bear that very name. */
  get exact(): Hit[] {
    return this.#exact.places.map(byName);
  }

  get isEmpty(): boolean {
    return !this.ranked(true).length;
  }

  /** All of them, best first. @param withSlips whether names but for a slip are among them. */
  ranked(withSlips: boolean): Hit[] {
    const longer = this.#longer.places.map(byName);
    const other = distinct([...this.#former.places.map(byName), ...(withSlips ? this.#near : [])]);
    return [
      ...this.exact,
      ...this.#loose.places.map(byName),
      ...longer.slice(0, LONGER_FIRST),
      ...other.slice(0, NEAR_FIRST),
      ...longer.slice(LONGER_FIRST),
      ...this.#words.places.map(byName),
      ...other.slice(NEAR_FIRST),
      ...this.#formerly.places.map(byName),
    ];
  }
}

const byName = ({ kind, index, former }: Place): Hit =>
  former === undefined ? { kind, index, by: 'name' } : { kind, index, by: 'former', former };

/** A name that lacks its last letter only is being typed. */
const misspelt = (place: Place, query: string): Hit =>
  place.name.startsWith(` ${query}`) ? byName(place) : { ...byName(place), by: 'near' };

/** The few most peopled places of many offered, each once. */
class Best {
  readonly places: Place[] = [];

  constructor(readonly limit: number) {}

  offer(place: Place): void {
    const { places, limit } = this;
    if (places.length === limit && !(limit && place.weight > places[limit - 1].weight)) return;
    if (places.some(({ kind, index }) => kind === place.kind && index === place.index)) return;
    let at = places.length;
    while (at > 0 && place.weight > places[at - 1].weight) at--;
    places.splice(at, 0, place);
    places.length = Math.min(places.length, limit);
  }
}

interface PostcodeIndex {
  postcodes: readonly string[];
  units: ReadonlyMap<string, readonly number[]>;
}

const ofAtlas = new WeakMap<Atlas, PostcodeIndex>();

function postcodeIndex(atlas: Atlas): PostcodeIndex {
  let index = ofAtlas.get(atlas);
  if (!index) {
    const units = new Map<string, number[]>();
    atlas.postcodes.forEach((list, unit) => {
      for (const postcode of list.split(' ')) {
        const sorted = units.get(postcode);
        if (sorted) sorted.push(unit);
        else if (postcode) units.set(postcode, [unit]);
      }
    });
    ofAtlas.set(atlas, (index = { postcodes: [...units.keys()].sort(), units }));
  }
  return index;
}

/**
 * The département of that number, the commune of that code (its leading zero may be missing), those of that postcode,
 * the heirs of that old code, then those that start so.
 */
function byNumber(atlas: Atlas, number: string): Hit[] {
  const hits: Hit[] = [];
  const department = atlas.departments.findIndex(({ code }) => code === number);
  if (department >= 0) hits.push({ kind: 'departement', index: department, by: 'code' });
  const { postcodes, units } = postcodeIndex(atlas);
  const population = (unit: number) => atlas.populations[0].values[unit] || 0;
  const add = (found: Iterable<number>, by: Hit['by']) => {
    for (const index of [...found].sort((a, b) => population(b) - population(a)))
      hits.push({ kind: 'commune', index, by });
  };
  const { byCode, heirs } = codeIndex(atlas);
  const code = repairCode(number);
  const exact = byCode.get(code);
  if (exact !== undefined) add([exact], 'code');
  add(units.get(code) ?? [], 'postcode');
  add(heirs.get(code) ?? [], 'code');
  if (number.length < 5) {
    add(
      [...startingWith(postcodes, number)].flatMap((i) => units.get(postcodes[i])!),
      'postcode',
    );
    add(startingWith(atlas.codes, number), 'code');
  }
  return distinct(hits);
}
