/** What the user wrote for the dossier of a territory, where the sketch or the sources do not. */
export interface TerritoryNotes {
  /** Text of the parts of the lettre d'intention that were edited, by their id. */
  readonly letter: Readonly<Record<string, string>>;
  /** Euros: fixed part a year of the missions, by their id. */
  readonly missions: Readonly<Record<string, number>>;
  /** Whether a contrat local de santé covers the territory, in the person's word; `null` when nothing is said. */
  readonly cls: boolean | null;
}

export const NO_NOTES: TerritoryNotes = { letter: {}, missions: {}, cls: null };

/** Characters kept of one part of a letter. */
export const LONGEST_PART = 20_000;

export const sameNotes = (a: TerritoryNotes, b: TerritoryNotes): boolean =>
  same(a.letter, b.letter) && same(a.missions, b.missions) && a.cls === b.cls;

const same = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
  Object.keys({ ...a, ...b }).every((key) => a[key] === b[key]);
