import type { Findings } from '../domain/verdict';
import type { CHECKS } from './all';
import type { Judgement } from './check';

export type CheckId = (typeof CHECKS)[number]['id'];

/** One line of the verdict. The figures behind it are in the fields of `Findings`. */
export interface Check extends Judgement {
  id: CheckId;
}

/** Everything said of a territory. Pure data: no sentence, no formatting. */
export interface Verdict extends Findings {
  /** In the order of `CHECKS`. */
  checks: Check[];
}
