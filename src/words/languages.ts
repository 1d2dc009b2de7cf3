import { Format } from '../language/format';
import { fr } from './fr';
import type { Language } from './language';

/** That of who opens the page. */
export const FRENCH: Language = { words: fr, format: new Format('fr') };

/** The languages that the page speaks: each by its own name, its words fetched once they are asked for. */
export const LANGUAGES = {
  fr: { name: 'Français', load: () => Promise.resolve(FRENCH) },
  en: { name: 'English', load: async () => ({ words: (await import('./en')).en, format: new Format('en') }) },
} satisfies Record<string, { name: string; load: () => Promise<Language> }>;

export type Locale = keyof typeof LANGUAGES;
export const LOCALES = Object.keys(LANGUAGES) as Locale[];
