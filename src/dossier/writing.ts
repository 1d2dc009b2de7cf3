import type { Country } from '../domain/country';
import type { Language } from '../words/language';

/** What the tables of a dossier are written from: the country, for names, and the language in use. */
export interface Writing {
  country: Country;
  language: Language;
}
