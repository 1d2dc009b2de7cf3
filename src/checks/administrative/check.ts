import { defineCheck } from '../check';
import { en, fr } from './words';

/** Several departments and cut EPCI are allowed and only told; several regions mean several ARS, hence a warning. */
export const administrative = defineCheck({
  id: 'administrative',
  words: { fr, en },
  judge: ({ findings: { regions } }) => ({
    state: regions.length > 1 ? 'warn' : 'info',
    value: regions.length,
    limit: 1,
    sources: ['units'],
  }),
  sentence({ findings: { departments, regions, epcis }, words, language: { format } }) {
    const cut = epcis.filter((epci) => epci.units < epci.of).length;
    const inside = words.departments(format, departments.length);
    return words.sentence(
      regions.length > 1 ? `${words.regions(format, regions.length)} · ${inside}` : inside,
      words.epcis(format, epcis.length),
      cut ? words.cut(format, cut, epcis.length) : '',
    );
  },
});
