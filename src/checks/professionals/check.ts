import { figureText } from '../../language/language';
import { defineCheck } from '../check';
import { estimatedFrom } from './estimated';
import { en, fr } from './words';

/** No source sets a threshold: the densities are told, and the line judges nothing. */
export const professionals = defineCheck({
  id: 'professionals',
  awaits: 'figures',
  words: { fr, en },
  judge({ findings }) {
    const counted = findings.professionals.filter(({ count }) => count.value !== null && count.quality !== 'estimated');
    return {
      state: counted.length ? 'info' : 'unknown',
      value: counted.length,
      limit: null,
      sources: ['professionals'],
    };
  },
  sentence({ findings, country, words, language }) {
    const generalists = findings.professionals.find(({ key }) => key === 'medecin_generaliste');
    if (generalists?.density.quality === 'estimated') return words.estimated[estimatedFrom(country.atlas)];
    if (generalists === undefined || generalists.density.value === null) return words.unknown;
    const write = (value: number) => language.format.decimal(value);
    const { france } = generalists.reference;
    return words.sentence(
      figureText(generalists.density, language, write),
      france === null ? language.words.unknown : write(france),
    );
  },
});
