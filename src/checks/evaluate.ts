import type { Country } from '../domain/country';
import { findingsOf, NOTHING_SAID, type Said } from '../domain/findings';
import type { Sketch } from '../domain/overlaps';
import type { Settings } from '../domain/settings';
import type { Territory } from '../domain/territory';
import { CHECKS } from './all';
import { isAwaited, type Judged } from './check';
import type { Check, Verdict } from './verdict';

/**
 * Everything the product says of a territory: what is found of it, and every check. An empty territory passes and
 * fails nothing.
 * @param sketches the user's other territories: they count for overlaps and for white zones.
 * @param said what the user says of this territory alone.
 */
export function evaluate(
  country: Country,
  territory: Territory,
  settings: Settings,
  sketches: readonly Sketch[] = [],
  said: Said = NOTHING_SAID,
): Verdict {
  const findings = findingsOf(country, territory, settings, sketches, said);
  const judged: Judged = { country, territory, findings, settings };
  const checks = CHECKS.map((check): Check => {
    const { id, judge } = check;
    return isAwaited(check, country) ? { id, ...judge(judged), state: 'info', value: null } : { id, ...judge(judged) };
  });
  return {
    ...findings,
    checks: findings.units > 0 ? checks : checks.map((check) => ({ ...check, state: 'unknown', value: null })),
  };
}
