import { CHECKS } from './all';

type Definition = (typeof CHECKS)[number];

/** The words of every check, by its id. */
export type CheckWords = { [D in Definition as D['id']]: D['words']['fr'] };

/** The words of every check in one of the languages that the checks speak themselves. */
export const checkWords = (locale: keyof Definition['words']): CheckWords =>
  Object.fromEntries(CHECKS.map(({ id, words }) => [id, words[locale]])) as unknown as CheckWords;
