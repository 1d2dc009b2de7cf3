import { epciOfferFor } from '../../domain/epci-offer';
import { TYPED_SOURCE } from '../../domain/sources';
import type { CheckState, Findings } from '../../domain/verdict';
import { defineCheck } from '../check';
import { en, fr } from './words';

/** Below a minimum that a region publishes is a failure; below any other, a warning. */
export const minimumPopulation = defineCheck({
  id: 'minimum-population',
  words: { fr, en },
  judge({ findings: { population, minimum } }) {
    const reached = population.value !== null && population.value >= minimum.value;
    const state = (): CheckState => {
      if (reached) return 'pass';
      if (population.unknownUnits > 0) return 'unknown';
      return minimum.published ? 'fail' : 'warn';
    };
    return {
      state: state(),
      value: population.value,
      limit: minimum.value,
      sources: [minimum.source, population.source],
    };
  },
  sentence({ findings: { units, minimum, population }, words, language: { format } }) {
    const { value } = minimum;
    const rule = ruleOf(minimum, words);
    if (units === 0 || population.value === null) return words.empty(format, value, rule);
    return population.value >= value
      ? words.pass(format, value, rule)
      : words.below(format, value - population.value, value, rule);
  },
  remedies({ findings, country: { atlas }, has, words, language: { format } }) {
    const { population, minimum } = findings;
    if (population.value === null || population.value >= minimum.value) return [];
    const offer = epciOfferFor(atlas, findings, has);
    if (!offer) return [];
    const label = words.offerEpci(atlas.epcis[offer.epci].name, format, offer.population);
    return [{ label, units: offer.units, act: 'add' }];
  },
});

function ruleOf({ region, published, source }: Findings['minimum'], words: typeof fr): string {
  if (source === TYPED_SOURCE) return words.typed;
  return published && region !== null ? words.published(region) : words.byDefault;
}
