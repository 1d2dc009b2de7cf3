import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import { normalisedNames, normaliseName } from '../atlas/names';
import type { ImportOptions } from './importers/types';
import { findNamed, nameIndex } from './named';
import { joinedCode, quarterCode, tidyCode } from './place-cells';
import type { Rejected } from './report';
import { mapInTasks } from '../kernel/task';

/** How a row names its commune, as it was written; empty where it does not. A code goes before a name. */
export interface PlaceKey {
  code: string;
  name: string;
  postcode: string;
  department: string;
}

/** A key, with how many rows it has where that is known. */
export type CountedPlace = PlaceKey & { records?: number };

/** Today's unit of a key, and the part of its figures that goes there (1 but for a split that is shared). */
export interface Heir {
  unit: number;
  share: number;
}

export interface Placed {
  heirs: Heir[];
  /** Whether the code is no longer in force. */
  recoded: boolean;
  /** Whether several units share what the key says. */
  shared: boolean;
  /** Rows with the same identity speak of the same commune of their time. */
  identity: string;
}

/** Why a key is none of ours: a city beside its own arrondissements, a whole that the other rows are parts of. */
const BESIDES = ['city-whole', 'total', 'other-level'] as const;
export type Besides = (typeof BESIDES)[number];

export const isBeside = (reason: Rejected | Besides): reason is Besides =>
  (BESIDES as readonly string[]).includes(reason);

/** Where a key leads, or why nowhere. */
export type Placing = Placed | { reason: Rejected | Besides };

/** In place of the code of a point that falls in no commune. */
export const OUTSIDE = '—';

const POSTCODE = /^\d{5}$/;
const CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const IRIS = /^(?:\d{2}|2[AB])\d{7}$/;
const ARRONDISSEMENT = / Arrondissement$/;

/** What becomes of a code that several units of today share. */
export interface Splits {
  /** Whether figures are shared between the heirs of an old code, by population, or refused. */
  splits: ImportOptions['splits'];
  /** Whether Paris, Lyon and Marseille stand for all their arrondissements, each taking the whole. */
  wholeCities: boolean;
  /** Whether the codes are those of IRIS, which begin with that of their commune. */
  iris?: boolean;
}

/**
 * Today's units of each key, in the order of `keys`: by INSEE code of any year since 1943, else by name with the help of
 * postcode and department, else by a postcode that one commune only has. Tens of thousands are placed by many tasks.
 */
export async function placeKeys(atlas: Atlas, keys: readonly CountedPlace[], splits: Splits): Promise<Placing[]> {
  await atlas.former.load();
  const given = new Set(keys.map(({ code }) => tidyCode(code)));
  const isMixed = namesGroups(atlas, keys);
  const areCoded = keys.some(({ code }) => code);
  const placings = await mapInTasks(keys, (key): Placing => {
    const placing = placeKey(atlas, key, splits, given);
    if (isMixed && isDepartmentName(atlas, key)) return { reason: 'other-level' };
    // Where communes have a code, a region or a department that has none is no commune of that name.
    if (areCoded && !key.code && !key.postcode && isGroupName(atlas, key)) return { reason: 'other-level' };
    return 'reason' in placing ? (besides(atlas, key) ?? placing) : placing;
  });
  return withoutDelegated(atlas, keys, placings);
}

/**
 * A file that gives a commune, and under the same code the delegated one that had it, gives the others too: they are
 * parts of what is given, and no part of it is taken twice. A delegated one of the same name cannot be told from it.
 */
async function withoutDelegated(
  atlas: Atlas,
  keys: readonly CountedPlace[],
  placings: readonly Placing[],
): Promise<Placing[]> {
  const names = normalisedNames(atlas);
  const isToday = (unit: number, { name }: PlaceKey) =>
    name === atlas.names[unit] || normaliseName(name) === names[unit];
  const [whole, twice] = [new Set<number>(), new Set<number>()];
  const coded = await mapInTasks(placings, (placing, i): number | null => {
    if ('reason' in placing || !keys[i].code || !keys[i].name || placing.heirs.length > 1) return null;
    const [{ unit }] = placing.heirs;
    if (placing.recoded) return unit;
    if (isToday(unit, keys[i])) whole.add(unit);
    else if (atlas.former.of(unit, keys[i].name)) twice.add(unit);
    return unit;
  });
  if (![...twice].some((unit) => whole.has(unit))) return [...placings];
  const isWhole = (i: number) => !(placings[i] as Placed).recoded && isToday(coded[i]!, keys[i]);
  const rows = new Map<number, number>();
  coded.forEach((unit, i) => {
    if (unit !== null && isWhole(i)) rows.set(unit, (rows.get(unit) ?? 0) + (keys[i].records ?? 1));
  });
  const once = Math.min(...rows.values());
  return placings.map((placing, i) => {
    const unit = coded[i];
    if (unit === null || !whole.has(unit)) return placing;
    if (!isWhole(i)) return { reason: 'other-level' };
    return rows.get(unit)! > once ? { reason: 'conflict' } : placing;
  });
}

function placeKey(atlas: Atlas, key: PlaceKey, splits: Splits, given: ReadonlySet<string>): Placing {
  if (key.code === OUTSIDE) return { reason: 'outside' };
  if (key.code) return codeOrName(atlas, key, splits, given);
  // Some lists write codes and names in one column.
  if (isKnownCode(atlas, key.name)) return placeCode(atlas, { ...key, code: key.name, name: '' }, splits, given);
  if (POSTCODE.test(key.name)) return placePostcode(atlas, key.name, splits);
  if (key.name) return placeName(atlas, key, splits);
  if (key.postcode) return placePostcode(atlas, tidyCode(key.postcode), splits);
  return { reason: 'place-missing' };
}

/** By what stands in the column of the codes: a code, or else a name that leads to a commune. */
function codeOrName(atlas: Atlas, key: PlaceKey, splits: Splits, given: ReadonlySet<string>): Placing {
  const coded = placeCode(atlas, key, splits, given);
  if (key.name || !('reason' in coded) || coded.reason !== 'code-malformed') return coded;
  const named = placeName(atlas, { ...key, code: '', name: key.code }, splits);
  return 'reason' in named && named.reason === 'name-unknown' ? coded : named;
}

function isKnownCode(atlas: Atlas, text: string): boolean {
  if (!/^\W*(?:\d|2[AB])/i.test(text)) return false;
  const { byCode, heirs } = codeIndex(atlas);
  const code = tidyCode(text);
  return byCode.has(code) || heirs.has(code);
}

function placeCode(atlas: Atlas, key: PlaceKey, splits: Splits, given: ReadonlySet<string>): Placing {
  const { byCode, heirs } = codeIndex(atlas);
  const code = communeCode(key, splits);
  if (!CODE.test(code)) return { reason: 'code-malformed' };
  const unit = byCode.get(code);
  if (unit !== undefined) return whole(unit, code, false);
  const today = heirs.get(code);
  if (!today?.length) return { reason: 'code-unknown' };
  if (isOfParis(atlas, code, today, key.name, given)) return placePostcode(atlas, code, splits);
  if (today.length === 1) return whole(today[0], code, true);
  const sorted = key.postcode ? (nameIndex(atlas).byPostcode.get(tidyCode(key.postcode)) ?? []) : [];
  const delivered = [...today].filter((heir) => sorted.includes(heir));
  if (delivered.length === 1) return whole(delivered[0], code, true);
  const isCity = [...today].every((heir) => ARRONDISSEMENT.test(atlas.names[heir]));
  if (isCity && [...today].some((heir) => given.has(atlas.codes[heir]))) return { reason: 'city-whole' };
  return divided(atlas, today, code, isCity, splits);
}

/** The postcodes of Paris, and the codes of the Seine that are none of them. */
const PARIS = /^750(?:0[1-9]|1\d|20)$/;
const SEINE = /^750(?:2[1-9]|[3-8]\d)$/;

/**
 * Whether a code of the Seine, which went with it (75014 was that of Bourg-la-Reine), is read as the postcode that it is:
 * unless a name beside says otherwise, or other codes of the Seine.
 */
function isOfParis(atlas: Atlas, code: string, [heir]: Uint16Array, name: string, given: ReadonlySet<string>) {
  if (!PARIS.test(code) || [...given].some((other) => SEINE.test(other))) return false;
  return !name || (normalisedNames(atlas)[heir] !== normaliseName(name) && !atlas.former.of(heir, name));
}

function communeCode({ code, department }: PlaceKey, { iris = false }: Splits): string {
  const tidy = tidyCode(code);
  if (iris) {
    const whole = quarterCode(code);
    return IRIS.test(whole) ? whole.slice(0, 5) : tidy;
  }
  return CODE.test(tidy) ? tidy : (joinedCode(department, code) ?? tidy);
}

/** What several units of today share: a city asked for whole, or figures to share by population. */
function divided(
  atlas: Atlas,
  today: ArrayLike<number> & Iterable<number>,
  identity: string,
  isCity: boolean,
  { splits, wholeCities }: Splits,
): Placing {
  if (isCity && wholeCities) return { heirs: each(today), recoded: true, shared: false, identity };
  const shares = splits === 'share' ? sharesByPopulation(atlas, [...today]) : null;
  return shares ? { heirs: shares, recoded: true, shared: true, identity } : { reason: isCity ? 'city' : 'split' };
}

function placeName(atlas: Atlas, key: PlaceKey, splits: Splits): Placing {
  const found = findNamed(atlas, key);
  if ('reason' in found) return found;
  if ('city' in found) return divided(atlas, found.city, key.name, true, splits);
  const [unit] = found.units;
  return found.gone === null
    ? whole(unit, atlas.codes[unit], false)
    : whole(unit, `former ${found.gone} ${unit}`, true);
}

const TOTAL = /^(?:sous[- ]?)?(?:total|totaux|ensemble|somme)\b|^france(?:\s|$)|^(?:_t|metro|fe|fm)$/i;
const GROUP = /^(?:d[eé]partement|r[eé]gion|epci|canton|cc|ca|cu|communaut[eé]|m[eé]tropole)\b/i;
const COUNTRY = /^(?:fr|f|metro|fe|fm|fr-?met)$/i;

/** What a row that is no commune is instead, when it is nothing wrong: a total, or a place above or below a commune. */
function besides(atlas: Atlas, { code, name }: PlaceKey): { reason: Besides } | null {
  if (TOTAL.test(name) || TOTAL.test(code)) return { reason: 'total' };
  const tidy = code.trim().toUpperCase();
  if (COUNTRY.test(tidy)) return { reason: 'total' };
  const level = groupCodes(atlas);
  if (level.has(tidy) || (GROUP.test(name) && !CODE.test(tidyCode(code)))) return { reason: 'other-level' };
  const commune = IRIS.test(tidy) ? tidy.slice(0, 5) : '';
  const { byCode, heirs } = codeIndex(atlas);
  return byCode.has(commune) || heirs.has(commune) ? { reason: 'other-level' } : null;
}

const isNameOf = (groups: Atlas['regions'], name: string) => groups.some((group) => normaliseName(group.name) === name);

/** Whether names alone say the country or a region beside communes: a department then is no commune of that name. */
const namesGroups = ({ regions }: Atlas, keys: readonly PlaceKey[]): boolean =>
  keys.some(
    ({ code, name, postcode, department }) =>
      !code && !postcode && !department && (TOTAL_COUNTRY.test(name) || isNameOf(regions, normaliseName(name))),
  );
const TOTAL_COUNTRY = /^france\b/i;

const isGroupName = ({ departments, regions }: Atlas, { name }: PlaceKey): boolean =>
  isNameOf(departments, normaliseName(name)) || isNameOf(regions, normaliseName(name));

const isDepartmentName = ({ departments }: Atlas, { code, name, postcode, department }: PlaceKey): boolean =>
  !code && !postcode && !department && isNameOf(departments, normaliseName(name));

const groups = new WeakMap<Atlas, ReadonlySet<string>>();

/** Codes of regions, departments and EPCI, as files that give several levels mix them with those of communes. */
export function groupCodes(atlas: Atlas): ReadonlySet<string> {
  let codes = groups.get(atlas);
  if (!codes) {
    const departments = atlas.departments.flatMap(({ code }) => [code, `DEP${code}`, `D${code}`, `DEP-${code}`]);
    const regions = atlas.regions.flatMap(({ code }) => [`REG${code}`, `R${code}`, `REG-${code}`]);
    groups.set(atlas, (codes = new Set([...departments, ...regions, ...atlas.epcis.map(({ code }) => code)])));
  }
  return codes;
}

const each = (units: Iterable<number>): Heir[] => Array.from(units, (unit) => ({ unit, share: 1 }));

const whole = (unit: number, identity: string, recoded: boolean): Placing => ({
  heirs: each([unit]),
  recoded,
  shared: false,
  identity,
});

/** `null` when the population of an heir is unknown. */
function sharesByPopulation({ populations: [{ values }] }: Atlas, units: readonly number[]): Heir[] | null {
  const total = units.reduce((sum, unit) => sum + values[unit], 0);
  return total > 0 ? units.map((unit) => ({ unit, share: values[unit] / total })) : null;
}

function placePostcode(atlas: Atlas, postcode: string, { splits }: Splits): Placing {
  const units = nameIndex(atlas).byPostcode.get(postcode) ?? [];
  if (!units.length) return { reason: 'postcode-unknown' };
  if (units.length === 1) return whole(units[0], atlas.codes[units[0]], false);
  const shares = splits === 'share' ? sharesByPopulation(atlas, units) : null;
  return shares ? { heirs: shares, recoded: false, shared: true, identity: postcode } : { reason: 'postcode-shared' };
}
