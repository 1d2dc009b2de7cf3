import type { Atlas } from '../atlas/atlas';
import { normalisedNames, normaliseName, prepareNames, withoutArticle } from '../atlas/names';
import { mapInTasks } from '../kernel/task';
import { departmentOf, postcodeDepartments, tidyCode, withoutCedex, withoutCommuneOf } from './place-cells';

/** How a row names its commune when it gives no code; empty where it does not. */
export interface NamedPlace {
  name: string;
  postcode: string;
  department: string;
}

/** What a name leads to; `gone` is the former commune that had it, or the city of the arrondissements. */
export type Found =
  | { units: readonly [number]; gone: string | null }
  | { city: readonly number[] }
  | { reason: 'name-unknown' | 'name-ambiguous' };

class NameIndex {
  readonly byName = new Map<string, number[]>();
  /** Without the leading article. */
  readonly byBareName = new Map<string, number[]>();
  readonly cities = new Map<string, number[]>();
  readonly byPostcode = new Map<string, number[]>();

  note(atlas: Atlas, unit: number): void {
    const name = normalisedNames(atlas)[unit];
    add(this.byName, name, unit);
    add(this.byBareName, withoutArticle(name), unit);
    const city = /^(.+) \d+(?:er|e) Arrondissement$/.exec(atlas.names[unit]);
    if (city) add(this.cities, normaliseName(city[1]), unit);
    for (const postcode of atlas.postcodes[unit].split(' ')) if (postcode) add(this.byPostcode, postcode, unit);
  }
}

const cache = new WeakMap<Atlas['names'], NameIndex>();

function add<Value>(map: Map<string, Value[]>, key: string, value: Value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The names of today and the postcodes, indexed once. */
export function nameIndex(atlas: Atlas): NameIndex {
  let index = cache.get(atlas.names);
  if (!index) {
    index = new NameIndex();
    for (const unit of atlas.names.keys()) index.note(atlas, unit);
    cache.set(atlas.names, index);
  }
  return index;
}

/** Indexes them by many tasks. */
export async function prepareNameIndex(atlas: Atlas): Promise<void> {
  if (cache.has(atlas.names)) return;
  await prepareNames(atlas);
  const index = new NameIndex();
  await mapInTasks(atlas.names, (_, unit) => index.note(atlas, unit));
  cache.set(atlas.names, index);
}

/** `VEURDRE (LE)`, `Rochelle, La` with the article put before. */
const articleFirst = (name: string) =>
  name.replace(/^(.*?)\s*(?:\((le|la|les|l['’])\)|,\s*(le|la|les|l['’]))\s*$/i, '$2$3 $1');

/** A department beside the name, in the same cell: `Moulins (03)`, `03 - Moulins`. */
const BESIDE = /\(([^()]+)\)\s*$|^\s*(\d{2,3}|2[ab])\s*[-–]\s+(?=\p{L})|\s[-–]\s*(\d{2,3}|2[ab])\s*$/iu;

/** The same with nothing between; the number of an arrondissement looks alike: the whole text is read first. */
const AFTER = /\s(\d{2,3}|2[ab])\s*$/iu;

interface Sought {
  /** Normalised. */
  names: readonly string[];
  departments: readonly number[] | null;
}

function soughtOf(atlas: Atlas, { name, postcode, department }: NamedPlace): Sought {
  const full = articleFirst(name.trim())
    .replace(/[;,\t|\r\n"]/g, ' ')
    .trim();
  const isName = nameIndex(atlas).byName.has(normaliseName(full));
  const beside = BESIDE.exec(full) ?? (isName ? null : AFTER.exec(full));
  const said = beside && departmentOf(atlas, beside.slice(1).find(Boolean)!);
  const short = said === null || beside === null ? full : full.replace(beside[0], ' ');
  const number = /\b\d{5}\b/.exec(short)?.[0] ?? '';
  const bare = number ? short.replace(number, ' ') : short;
  // An address ends with the postcode and the town.
  const after = number ? short.slice(short.indexOf(number) + number.length) : '';
  const written = [full, bare, withoutCedex(bare), withoutCommuneOf(bare), withoutCedex(after)];
  const names = written.map(normaliseName).filter(Boolean);
  const given = department ? departmentOf(atlas, department) : said;
  const posted = tidyCode(postcode || number);
  const departments = given !== null ? [given] : posted ? postcodeDepartments(atlas, posted) : null;
  return { names: [...new Set(names)], departments: departments?.length ? departments : null };
}

/** The commune that a name says, with the help of a postcode and a department: both must agree, or it is a doubt. */
export function findNamed(atlas: Atlas, place: NamedPlace): Found {
  const { byName, byBareName, cities, byPostcode } = nameIndex(atlas);
  const { names, departments } = soughtOf(atlas, place);
  const sorted = byPostcode.get(tidyCode(place.postcode)) ?? [];
  const lies = (unit: number) => departments === null || departments.includes(atlas.department[unit]);
  let doubt = false;
  for (const name of names) {
    const city = cities.get(name);
    if (city && city.every(lies)) {
      const delivered = city.filter((unit) => sorted.includes(unit));
      return delivered.length === 1 ? { units: [delivered[0]], gone: null } : { city };
    }
    const named = byName.get(name) ?? byBareName.get(withoutArticle(name)) ?? [];
    // The post does not stop at the border of a department.
    const delivered = named.filter((unit) => sorted.includes(unit) && (!place.department || lies(unit)));
    const [only, other] = delivered.length ? delivered : named.filter(lies);
    if (only !== undefined) return other === undefined ? { units: [only], gone: null } : { reason: 'name-ambiguous' };
    // A name that is known elsewhere only: its department or its postcode says otherwise.
    if (named.length) doubt = true;
  }
  for (const name of names) {
    const gone = atlas.former.called(name).filter(({ unit }) => lies(unit));
    const today = [...new Set(gone.map(({ unit }) => unit))];
    if (today.length === 1) return { units: [today[0]], gone: gone[0].normalised };
    if (today.length > 1) doubt = true;
  }
  return { reason: doubt ? 'name-ambiguous' : 'name-unknown' };
}
