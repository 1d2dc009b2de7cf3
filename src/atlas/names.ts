import type { Atlas } from './atlas';

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
};
const DROPPED = new Set(['arrondissement', 'arrdt', 'ardt', 'arr', 'cedex']);

/** Folds case, accents, ligatures, hyphens and apostrophes away and cuts the rest into words; `s/` reads `sur`. */
export function foldWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\bs\//g, 'sur ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

const spellOut = (word: string) => ABBREVIATIONS[word] ?? word.replace(/^0*(\d{1,2})(?:er|e|eme|nd)?$/, '$1');

/**
 * A place name as names are compared: folded, `St` spelt out, and an arrondissement down to its number, so that
 * `Marseille 14e Arrondissement`, `MARSEILLE 14` and `Marseille 14ème` are one.
 */
export function normaliseName(text: string): string {
  return foldWords(text)
    .filter((word) => !DROPPED.has(word))
    .map(spellOut)
    .join(' ');
}

/** The same without its leading article: lists often write `Rochelle (La)`. */
export const withoutArticle = (normalised: string) => normalised.replace(/^(?:le|la|les|l) (?=.)/, '');

const cache = new WeakMap<Atlas, readonly string[]>();

/** Normalised names, one a unit, made once per atlas. */
export function normalisedNames(atlas: Atlas): readonly string[] {
  let names = cache.get(atlas);
  if (!names) cache.set(atlas, (names = atlas.names.map(normaliseName)));
  return names;
}
