import type { Atlas } from '../atlas/atlas';
import { wholeAtlas } from '../atlas/quarters/units';
import type { HeldPart } from '../domain/parts';
import { inhabitants, type Language } from '../language/language';
import type { TermWords } from '../language/terms-fr';

/** What is held of communes of which nothing is drawn, each with the inhabitants that were typed. */
export const partNames = (atlas: Atlas, parts: readonly HeldPart[], language: Language<TermWords>): string[] =>
  parts
    .filter(({ quarters }) => !quarters.length)
    .map((part) =>
      language.words.inPart(wholeAtlas(atlas).names[part.commune], inhabitants(part.inhabitants, language)),
    );
