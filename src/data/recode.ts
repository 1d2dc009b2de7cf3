import type { Atlas } from '../atlas/atlas';
import { codeIndex, repairCode } from '../atlas/codes';
import { resolveUnits } from '../atlas/lookup';
import { normalisedNames, normaliseName } from '../atlas/names';
import type { ImportOptions } from './importers/types';
import type { Rejected } from './report';
import { mapInTasks } from './task';

/** How a row names its commune, as it was written; empty where it does not. A code goes before a name. */
export interface PlaceKey {
  code: string;
  name: string;
  postcode: string;
  department: string;
}

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

/** Where a key leads, or why nowhere; `city-whole` is a city beside its own arrondissements. */
export type Placing = Placed | { reason: Rejected | 'city-whole' };

const CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const ARRONDISSEMENT = / Arrondissement$/;

/** What becomes of a code that several units of today share. */
export interface Splits {
  /** Whether figures are shared between the heirs of an old code, by population, or refused. */
  splits: ImportOptions['splits'];
  /** Whether Paris, Lyon and Marseille stand for all their arrondissements, each taking the whole. */
  wholeCities: boolean;
}

/** A code as INSEE writes it; spreadsheets drop its leading zero and add decimals. */
const tidyCode = (text: string) => repairCode(text.replace(/[.,]0+$/, ''));

/**
 * Today's units of each key, in the order of `keys`: by INSEE code of any year since 1943, else by name with the help of
 * postcode and department, else by a postcode that one commune only has. Tens of thousands are placed by many tasks.
 */
export async function placeKeys(atlas: Atlas, keys: readonly PlaceKey[], splits: Splits): Promise<Placing[]> {
  await atlas.former.load();
  const byName = placeNames(
    atlas,
    keys.filter(({ code, name }) => !code && name),
    splits,
  );
  const postcodes = byPostcode(atlas);
  const given = new Set(keys.map(({ code }) => tidyCode(code)));
  return mapInTasks(keys, (key): Placing => {
    if (key.code) return placeCode(atlas, key, splits, postcodes, given);
    if (key.name) return byName.get(nameText(key))!;
    if (key.postcode) return placePostcode(postcodes, tidyCode(key.postcode));
    return { reason: 'place-missing' };
  });
}

function placeCode(
  atlas: Atlas,
  key: PlaceKey,
  { splits, wholeCities }: Splits,
  postcodes: ReadonlyMap<string, number[]>,
  given: ReadonlySet<string>,
): Placing {
  const { byCode, heirs } = codeIndex(atlas);
  const code = tidyCode(key.code);
  if (!CODE.test(code)) return { reason: 'code-malformed' };
  const unit = byCode.get(code);
  if (unit !== undefined) return whole(unit, code, false);
  const today = heirs.get(code);
  if (!today?.length) return { reason: 'code-unknown' };
  if (today.length === 1) return whole(today[0], code, true);
  const sorted = key.postcode ? (postcodes.get(tidyCode(key.postcode)) ?? []) : [];
  const delivered = [...today].filter((heir) => sorted.includes(heir));
  if (delivered.length === 1) return whole(delivered[0], code, true);
  const isCity = [...today].every((heir) => ARRONDISSEMENT.test(atlas.names[heir]));
  if (isCity && [...today].some((heir) => given.has(atlas.codes[heir]))) return { reason: 'city-whole' };
  if (isCity && wholeCities) return { heirs: each(today), recoded: true, shared: false, identity: code };
  const shares = splits === 'share' ? sharesByPopulation(atlas, today) : null;
  if (!shares) return { reason: isCity ? 'city' : 'split' };
  return { heirs: shares, recoded: true, shared: true, identity: code };
}

const each = (units: Iterable<number>): Heir[] => Array.from(units, (unit) => ({ unit, share: 1 }));

const whole = (unit: number, identity: string, recoded: boolean): Placing => ({
  heirs: each([unit]),
  recoded,
  shared: false,
  identity,
});

/** `null` when the population of an heir is unknown. */
function sharesByPopulation({ populations: [{ values }] }: Atlas, units: Uint16Array): Heir[] | null {
  const total = units.reduce((sum, unit) => sum + values[unit], 0);
  return total > 0 ? Array.from(units, (unit) => ({ unit, share: values[unit] / total })) : null;
}

function byPostcode({ postcodes }: Atlas): Map<string, number[]> {
  const units = new Map<string, number[]>();
  postcodes.forEach((list, unit) => {
    for (const postcode of list.split(' ')) if (postcode) units.set(postcode, [...(units.get(postcode) ?? []), unit]);
  });
  return units;
}

function placePostcode(postcodes: ReadonlyMap<string, number[]>, postcode: string): Placing {
  const units = postcodes.get(postcode) ?? [];
  if (!units.length) return { reason: 'postcode-unknown' };
  return units.length === 1 ? named(units[0]) : { reason: 'postcode-shared' };
}

/** The key as one line of a pasted list, which the atlas knows how to read. */
function nameText({ name, postcode, department }: PlaceKey): string {
  const bare = name.replace(/[;,\t|\r\n"]/g, ' ').trim();
  if (postcode) return `${bare} ${tidyCode(postcode)}`;
  return department ? `${bare} (${department})` : bare;
}

function placeNames(atlas: Atlas, keys: readonly PlaceKey[], { wholeCities }: Splits): Map<string, Placing> {
  if (!keys.length) return new Map();
  const keyOf = new Map(keys.map((key) => [nameText(key), key]));
  const texts = [...keyOf.keys()];
  const names = normalisedNames(atlas);
  const placings = new Map<string, Placing>(texts.map((text) => [text, { reason: 'name-unknown' }]));
  for (const answer of resolveUnits(atlas, texts.join('\n')).lines) {
    const text = texts[answer.line - 1];
    const key = keyOf.get(text)!;
    if (answer.kind === 'unit') placings.set(text, named(answer.unit));
    if (answer.kind === 'recoded' && answer.via === 'name')
      placings.set(text, whole(answer.units[0], `former ${normaliseName(key.name)} ${answer.units[0]}`, true));
    // The number beside a name is a postcode: that it was also a code once says nothing.
    if (answer.kind === 'recoded' && answer.via === 'city' && answer.from !== tidyCode(key.postcode))
      placings.set(
        text,
        wholeCities
          ? { heirs: each(answer.units), recoded: true, shared: false, identity: `city ${answer.from}` }
          : { reason: 'city' },
      );
    if (answer.kind === 'ambiguous' && [...answer.choices].some((unit) => names[unit] === normaliseName(key.name)))
      placings.set(text, { reason: 'name-ambiguous' });
  }
  return placings;
}

const named = (unit: number): Placing => whole(unit, `unit ${unit}`, false);
