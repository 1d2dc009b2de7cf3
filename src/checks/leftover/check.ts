import { inhabitants } from '../../language/language';
import { defineCheck, populationOf, unitsOf } from '../check';
import { en, fr } from './words';

/** White zones that the territory would strand below the minimum. */
export const leftover = defineCheck({
  id: 'leftover',
  words: { fr, en },
  judge: ({ findings: { leftovers, leftoversOpen, minimum, population } }) => ({
    state: leftovers.length ? 'warn' : leftoversOpen ? 'unknown' : 'pass',
    value: leftovers.length || !leftoversOpen ? populationOf(leftovers) : null,
    limit: minimum.value,
    sources: [minimum.source, 'cpts', 'contours', ...(leftovers.length ? [population.source] : [])],
  }),
  sentence({ findings: { leftovers, leftoversOpen }, words, language }) {
    if (!leftovers.length) return leftoversOpen ? words.open : words.none;
    const some = words.some(language.format, leftovers.length, inhabitants(populationOf(leftovers), language));
    return leftoversOpen ? `${some} ${words.openBesides}` : some;
  },
  remedies: ({ findings: { leftovers }, words }) =>
    leftovers.length ? [{ label: words.remedy, units: unitsOf(leftovers), act: 'add' }] : [],
});
