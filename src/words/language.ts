import type { Language as LanguageOf } from '../language/language';
import type { Words } from './fr';

/** The language in use, with every word of the interface. */
export type Language = LanguageOf<Words>;
