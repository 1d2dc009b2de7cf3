import { SIZE_CLASSES } from './rules';
import type { AgreementId, AmountKey } from './verdict';

/** What the user may choose in the reading of the rules. */
export interface Settings {
  /** The agreement text that amounts are read from. */
  rules: AgreementId;
  /** Class of exactly 80 000 inhabitants, which no source settles. */
  boundary80000: 2 | 3;
  /** Minimum population typed in, in place of the regional one; `null` for none. */
  minimum: number | null;
  /** Amounts typed in, in euros, from the user's own contract. */
  amounts: Partial<Record<AmountKey, number>>;
  /** Whether a contrat local de santé covers the territory, in the person's word; `null` when nothing is said. */
  cls: boolean | null;
}

export const DEFAULT_SETTINGS: Settings = {
  rules: 'avenant-2',
  boundary80000: SIZE_CLASSES.ambiguous.default,
  minimum: null,
  amounts: {},
  cls: null,
};
