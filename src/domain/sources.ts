import catalogue from '../../data/sources.json';

/** An entry of `data/sources.json`. */
export interface Source {
  title: string;
  publisher: string;
  url: string | null;
  /** As precise as it is known: a day, a year, or `null`. */
  date: string | null;
  licence: string | null;
  /** Whether somebody of the project opened the address; none was so far. */
  verified: boolean;
  /** Where programmes fetch it: by file, its addresses, the first one first; `{year}`, `{department}` to be filled in. */
  download?: Readonly<Record<string, readonly string[]>>;
  note?: string;
}

/** Every document and data set that a rule or a figure leans on, by key. */
export const SOURCES: Readonly<Record<string, Source>> = catalogue;

/** Key of what was looked for and found nowhere. */
export const NO_SOURCE = 'regles-cpts';

/** Key of what the user typed in. */
export const TYPED_SOURCE = 'saisie';

/** Date of a source, empty when it is not known. */
export const sourceDate = (key: string): string => SOURCES[key]?.date ?? '';
