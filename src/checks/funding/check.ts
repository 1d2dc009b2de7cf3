import type { Figure, FundingVerdict } from '../../domain/verdict';
import { figureText, type Language } from '../../language/language';
import { defineCheck } from '../check';
import { en, fr } from './words';

/** What the class brings; warns where two amounts cannot both be right. */
export const funding = defineCheck({
  id: 'funding',
  words: { fr, en },
  judge({
    findings: {
      funding: { amounts, contradictions },
    },
  }) {
    const { ceilingWithSnp: ceiling, operating, ...others } = amounts;
    return {
      state: contradictions.length ? 'warn' : ceiling.value === null ? 'unknown' : 'info',
      value: ceiling.value,
      limit: null,
      sources: [...new Set([operating, ceiling, ...Object.values(others)].map(({ source }) => source))],
    };
  },
  sentence({ findings: { funding }, words, language }) {
    if (funding.class === null) return words.none;
    const [wrong] = funding.contradictions;
    if (wrong) return contradiction(funding, wrong, words, language);
    const { ceilingWithSnp, operating } = funding.amounts;
    return ceilingWithSnp.value === null
      ? words.ceilingUnknown(euros(operating, language))
      : words.upTo(euros(ceilingWithSnp, language), euros(operating, language));
  },
});

const euros = (figure: Figure, language: Language) =>
  figureText(figure, language, (value) => language.format.euros(value));

/** That two amounts cannot both be right. */
export function contradiction(
  { amounts }: FundingVerdict,
  { part, whole }: FundingVerdict['contradictions'][number],
  words: typeof fr,
  language: Language,
): string {
  const said = (key: typeof part) => words.amount(language.words.amounts[key], euros(amounts[key], language));
  return words.contradiction(said(part), said(whole));
}
