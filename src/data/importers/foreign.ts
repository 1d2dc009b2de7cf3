import type { Atlas } from '../../atlas/atlas';
import { normalisedNames, normaliseName } from '../../atlas/names';
import type { PlaceKey, Placing } from '../recode';
import { ImportError } from './errors';

/** Under this part of known places, the file is not about French communes. */
const LEAST_KNOWN = 0.5;
/** Foreign codes may look like French ones (Spain, Belgium): the names beside them tell. */
const LEAST_AGREEING = 0.3;
const NAMES_TO_JUDGE = 20;

/** Reasons of places that are French all the same. */
const KNOWN_PLACES: readonly string[] = ['split', 'city', 'city-whole', 'postcode-shared', 'name-ambiguous'];

/** A key with the records under it. */
export type CountedKey = PlaceKey & { records: number };

/** @throws {ImportError} `foreign` when most places are unknown, or are other places by their names. */
export function refuseForeign(atlas: Atlas, keys: readonly CountedKey[], placings: readonly Placing[]): void {
  let [read, known, named, agreeing] = [0, 0, 0, 0];
  placings.forEach((placing, i) => {
    const { code, name, records } = keys[i];
    if (!code && !name) return;
    read += records;
    if ('reason' in placing && !KNOWN_PLACES.includes(placing.reason)) return;
    known += records;
    if ('reason' in placing || placing.recoded || !code || !name) return;
    named++;
    if (normalisedNames(atlas)[placing.heirs[0].unit] === normaliseName(name)) agreeing++;
  });
  const unknown = keys.filter((_, i) => 'reason' in placings[i]).map(({ code, name }) => code || name);
  const examples = unknown.filter(Boolean).slice(0, 3).join(', ');
  if (known < LEAST_KNOWN * read) throw new ImportError('foreign', { known, read, examples });
  if (named >= NAMES_TO_JUDGE && agreeing < LEAST_AGREEING * named)
    throw new ImportError('foreign', { known: agreeing, read: named, examples });
}
