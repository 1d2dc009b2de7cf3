import { CLS } from '../../domain/rules';
import { defineCheck } from '../check';
import { en, fr } from './words';

/** A CPTS leans on the contrat local de santé where there is one: told, never judged. */
export const cls = defineCheck({
  id: 'cls',
  words: { fr, en },
  judge({
    findings: {
      cls: { said, contracts, units, source },
    },
  }) {
    return {
      state: said === null && contracts.length === 0 ? 'unknown' : 'info',
      value: said === null && contracts.length > 0 ? units : null,
      limit: null,
      sources: [...new Set([CLS.source, source])],
    };
  },
  sentence({ findings, words, language }) {
    const { said, contracts, units } = findings.cls;
    if (said !== null) return words.said[`${said}`];
    if (!contracts.length) return words.unknown;
    const { format } = language;
    return words.listed(format.list(contracts), language.words.units(format, units), format.integer(findings.units));
  },
});
