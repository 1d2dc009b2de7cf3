import { Format } from '../language/format';
import { en } from './en';
import { fr } from './fr';
import type { Language } from './language';

/** The languages that the page speaks, each named by itself; the first one is that of who opens it. */
export const LANGUAGES = {
  fr: { words: fr, format: new Format('fr') },
  en: { words: en, format: new Format('en') },
} satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;
export const LOCALES = Object.keys(LANGUAGES) as Locale[];
