import { distance } from 'fastest-levenshtein';
import { mapInTasks } from '../kernel/task';
import type { Atlas } from './atlas';

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
};
const DROPPED = new Set('arrondissement arrondissements arrondt arrond arrdt ardt arr cedex'.split(' '));

/** Folds case, accents, ligatures, hyphens and apostrophes away and cuts the rest into words; `s/` reads `sur`. */
export function foldWords(text: string): string[] {
  const plain = IS_ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
  const whole = plain.includes('s/') ? plain.replace(/\bs\//g, 'sur ') : plain;
  return whole.split(/[^a-z0-9]+/).filter(Boolean);
}

const IS_ASCII = /^[\x20-\x7e]*$/;

const ARRONDISSEMENT = 'arrondissement';
const isDropped = (word: string) =>
  DROPPED.has(word) || (word.length > 11 && distance(word, ARRONDISSEMENT) <= 2); /* written with a slip */

const spellOut = (word: string) =>
  ABBREVIATIONS[word] ?? (word < ':' ? word.replace(/^0*(\d{1,2})[a-z]{0,4}$/, '$1') : word);

/**
 * A place name as names are compared: folded, `St` spelt out, and an arrondissement down to its number, so that
 * `Marseille 14e Arrondissement`, `MARSEILLE 14`, `Marseille 14ème` and `Marseille XIVe` are one.
 */
export function normaliseName(text: string): string {
  const name = foldWords(text)
    .filter((word) => !isDropped(word))
    .map(spellOut)
    .join(' ');
  const [, city, tens, ones] = ROMAN.exec(name) ?? [];
  return city ? `${city} ${10 * tens.length + ONES.indexOf(ones)}` : name;
}

/** An arrondissement by a Roman number, up to the twentieth. */
const ROMAN = /^(paris|lyon|marseille) (?=[ivx])(x{0,2})(ix|iv|v?i{0,3})(?:er|e|eme|ieme)?$/;
const ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/** The same without its leading article: lists often write `Rochelle (La)`. */
export const withoutArticle = (normalised: string) => normalised.replace(/^(?:le|la|les|l) (?=.)/, '');

/** The same with its elided articles and prepositions joined to their word, as people type them: `lhay les roses`. */
export const withoutElision = (normalised: string) => normalised.replace(/\b([dl]) (?=.)/g, '$1');

/** By the names themselves, which an atlas keeps whatever is brought to it. */
const cache = new WeakMap<readonly string[], readonly string[]>();

/** Normalised names, one a unit, made once. */
export function normalisedNames(atlas: Atlas): readonly string[] {
  let names = cache.get(atlas.names);
  if (!names) cache.set(atlas.names, (names = atlas.names.map(normaliseName)));
  return names;
}

/** Makes them by many tasks. */
export async function prepareNames(atlas: Atlas): Promise<void> {
  if (!cache.has(atlas.names)) cache.set(atlas.names, await mapInTasks(atlas.names, normaliseName));
}
