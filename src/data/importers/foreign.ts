import type { Atlas } from '../../atlas/atlas';
import { normalisedNames, normaliseName, withoutArticle } from '../../atlas/names';
import { nearestUnits } from '../../atlas/nearest';
import { mapInTasks } from '../../kernel/task';
import { findNamed } from '../named';
import { withoutCedex } from '../place-cells';
import { isBeside, type PlaceKey, type Placing } from '../recode';
import type { ImportNote } from '../report';
import { ImportError } from './errors';

/** Under this part of known places, the file is not about French communes. */
const LEAST_KNOWN = 0.5;
/** Foreign codes may look like French ones (Spain, Belgium): the names beside them tell. */
const LEAST_AGREEING = 0.3;
const NAMES_TO_JUDGE = 20;
const EXAMPLES = 3;

/** Reasons of places that are French all the same. */
const KNOWN_PLACES: readonly string[] = ['split', 'city', 'city-whole', 'postcode-shared', 'name-ambiguous'];

/** A key with the records under it. */
export type CountedKey = PlaceKey & { records: number };

/**
 * Of each key under a code of today, whether the name beside it is that of the commune; `null` for a name that it bore, and
 * for any other key.
 */
export const agreements = (
  atlas: Atlas,
  keys: readonly CountedKey[],
  placings: readonly Placing[],
): Promise<(boolean | null)[]> =>
  mapInTasks(placings, (placing, i) => {
    const { code, name } = keys[i];
    if ('reason' in placing || placing.recoded || !code || !name) return null;
    const [{ unit }] = placing.heirs;
    // A delegated commune keeps the code that the new one took, and its own name.
    return isNamed(atlas, unit, name) || (atlas.former.of(unit, name) ? null : false);
  });

/**
 * @throws {ImportError} `foreign` when most places are unknown, `misnamed` when they are other places by the names beside
 * their codes; counted in rows.
 */
export async function refuseForeign(
  atlas: Atlas,
  keys: readonly CountedKey[],
  placings: readonly Placing[],
  agree: readonly (boolean | null)[],
): Promise<void> {
  let [read, known, named, agreeing] = [0, 0, 0, 0];
  placings.forEach((placing, i) => {
    const { code, name, records } = keys[i];
    if (!code && !name) return;
    if ('reason' in placing && placing.reason !== 'city-whole' && isBeside(placing.reason)) return;
    read += records;
    if ('reason' in placing && !KNOWN_PLACES.includes(placing.reason)) return;
    known += records;
    if (agree[i] === null) return;
    named++;
    if (agree[i]) agreeing++;
  });
  if (known < LEAST_KNOWN * read) {
    const refused = keys.filter(({ code, name }, i) => isRefused(placings[i]) && (code || name)).slice(0, EXAMPLES);
    const examples = refused.map(({ code, name }) => code || name).join(', ');
    throw new ImportError('foreign', { known, read, examples, nearest: await nearestTo(atlas, refused) });
  }
  if (named >= NAMES_TO_JUDGE && agreeing < LEAST_AGREEING * named) {
    const others = keys.filter((_, i) => agree[i] === false).slice(0, 3);
    const pairs = others.map(({ code, name }) => `${code} ${name}`).join(', ');
    throw new ImportError('misnamed', { known: agreeing, read: named, examples: pairs });
  }
}

/** Communes that names written wrong may mean. */
async function nearestTo(atlas: Atlas, keys: readonly PlaceKey[]): Promise<string> {
  const near = await mapInTasks(
    keys,
    ({ code, name }) => (code ? [] : [...nearestUnits(atlas, normaliseName(name), null)].slice(0, 1)),
    1,
  );
  return near
    .flat()
    .map((unit) => `${atlas.names[unit]} (${atlas.codes[unit]})`)
    .join(', ');
}

const isRefused = (placing: Placing) => 'reason' in placing && !isBeside(placing.reason);

const isNamed = (atlas: Atlas, unit: number, name: string) => {
  const today = withoutArticle(normalisedNames(atlas)[unit]);
  const bare = withoutCedex(name.replace(/\b\d{5}\b/, ' '));
  return [name, bare].some((text) => withoutArticle(normaliseName(text)) === today);
};

/** Rows whose name is that of another commune than their code: a column that slipped, or codes of something else. */
export function misnamed(
  atlas: Atlas,
  keys: readonly CountedKey[],
  placings: readonly Placing[],
  agree: readonly (boolean | null)[],
): ImportNote[] {
  let rows = 0;
  const examples: string[] = [];
  placings.forEach((placing, i) => {
    const { code, name, records } = keys[i];
    if (agree[i] !== false || 'reason' in placing) return;
    const other = findNamed(atlas, { name, postcode: '', department: '' });
    const isOther = 'units' in other ? other.gone === null : 'reason' in other && other.reason === 'name-ambiguous';
    if (!isOther) return;
    rows += records;
    if (examples.length < EXAMPLES) examples.push(`${code} ${name}`);
  });
  return rows ? [{ note: 'misnamed', count: rows, examples }] : [];
}
