import type { Language } from '../language/language';
import type { TermWords } from '../language/terms-fr';
import { CHECKS } from './all';
import { isAwaited, type CheckDefinition, type Remedy, type Told } from './check';
import type { Check, CheckId, Verdict } from './verdict';
import type { CheckWords } from './words';

type Speaking = Language<TermWords & { checks: CheckWords }>;
type Country = Told<unknown>['country'];

/** The one sentence of a check. */
export function checkSentence(id: CheckId, verdict: Verdict, country: Country, language: Speaking): string {
  const check = definitionOf(id);
  return isAwaited(check, country) ? language.words.awaited : check.sentence(toldOf(id, verdict, country, language));
}

/** What one press would mend, for the checks that have such a way out. */
export function remediesOf(
  id: CheckId,
  verdict: Verdict,
  country: Country,
  language: Speaking,
  has: (unit: number) => boolean,
): Remedy[] {
  return definitionOf(id).remedies?.({ ...toldOf(id, verdict, country, language), has }) ?? [];
}

/** Each check is told by its own words alone, which the list of them all cannot say in its type. */
type AnyCheck = CheckDefinition<CheckId, { name: string }>;
const definitionOf = (id: CheckId) => CHECKS.find((check) => check.id === id) as unknown as AnyCheck;

const toldOf = (id: CheckId, verdict: Verdict, country: Country, language: Speaking): Told<{ name: string }> => ({
  judgement: verdict.checks.find((check: Check) => check.id === id)!,
  findings: verdict,
  country,
  words: language.words.checks[id],
  language,
});
