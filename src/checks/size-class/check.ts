import { SIZE_CLASSES } from '../../domain/rules';
import { sizeClasses } from '../../domain/size-class';
import type { CheckState, Findings } from '../../domain/verdict';
import type { Format } from '../../language/format';
import { defineCheck } from '../check';
import { en, fr } from './words';

/** Warns where the class is not certain: another vintage changes it, or the population falls on the ambiguous edge. */
export const sizeClass = defineCheck({
  id: 'size-class',
  words: { fr, en },
  judge({ findings: { size, population }, settings }) {
    const state = (): CheckState => {
      if (size.class === null || population.unknownUnits > 0) return 'unknown';
      return elsewhere(size).length || size.ambiguous ? 'warn' : 'pass';
    };
    const next = sizeClasses(settings.boundary80000).find((rule) => rule.class === (size.class ?? 0) + 1);
    return {
      state: state(),
      value: size.class,
      limit: next?.from ?? null,
      sources: [...new Set([SIZE_CLASSES.source, population.source, 'population', 'population-history'])],
    };
  },
  /** The distances to the next classes, and the vintages that put the territory in another one. */
  sentence({ findings: { size }, words, language }) {
    const moved = elsewhere(size).map(({ vintage, population, class: other }) =>
      words.otherVintage(language.format, vintage, population!, language.words.sizeClass(other!)),
    );
    return [distances(size, words, language.format), ...moved].join(' ');
  },
});

/** The vintages by which the class is another. */
const elsewhere = (size: Findings['size']) =>
  size.vintages.filter((other) => other.class !== null && other.class !== size.class);

function distances(size: Findings['size'], words: typeof fr, format: Format): string {
  if (size.class === null) return words.none;
  if (size.ambiguous) return words.ambiguous;
  if (size.toNext === null) return words.last(format, size.toPrevious!, size.class);
  if (size.toPrevious === null) return words.first(format, size.toNext);
  return words.between(format, size.toPrevious, size.toNext, size.class);
}
