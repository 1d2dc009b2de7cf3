import type { AgreementId, AmountKey } from './agreements';
import { SIZE_CLASSES } from './rules';

/** What the user chose or typed in, for all the territories of a project. */
export interface Settings {
  /** The agreement text that amounts are read from. */
  readonly agreement: AgreementId;
  /** Wished vintage of the population municipale; `null` for the newest, which also stands in for one that is not loaded. */
  readonly vintage: number | null;
  /** Class of exactly 80 000 inhabitants, which no source settles. */
  readonly boundary80000: 2 | 3;
  /** Minimum population of a territory, typed in, in place of the regional one; `null` for none. */
  readonly minimum: number | null;
  /** Amounts typed in, in euros, from the user's own contract. */
  readonly amounts: Readonly<Partial<Record<AmountKey, number>>>;
  /** ISO date, or `null` while there is none. */
  readonly signatureDate: string | null;
  /** Whether what one territory takes leaves the others, by the id of a scenario for which it was chosen. */
  readonly exclusive: Readonly<Record<string, boolean>>;
  /** Codes of the communes that are cut into their quarters, where these are known; ascending. */
  readonly cut: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  agreement: 'avenant-2',
  vintage: null,
  boundary80000: SIZE_CLASSES.ambiguous.default,
  minimum: null,
  amounts: {},
  signatureDate: null,
  exclusive: {},
  cut: [],
};

/** What of the settings holds for any territory of France: a minimum and amounts typed in are those of one's own. */
export const readingOf = ({ agreement, boundary80000 }: Settings): Settings => ({
  ...DEFAULT_SETTINGS,
  agreement,
  boundary80000,
});
