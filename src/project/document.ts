import type { AgreementId, AmountKey } from '../domain/verdict';

/** One sketch. Never changed in place. */
export interface Territory {
  readonly id: string;
  /** 1 to `LONGEST_NAME` characters, trimmed. */
  readonly name: string;
  /** Unit indices, ascending. */
  readonly units: Uint16Array;
  /** Id of the existing CPTS that the territory starts from and stands in for; `null` for a new one. */
  readonly origin: string | null;
  /** A locked territory keeps its units until it is unlocked. */
  readonly locked: boolean;
}

/** What the user chose or typed in about the contract. */
export interface Settings {
  readonly agreement: AgreementId;
  /** Class of exactly 80 000 inhabitants, where every source is ambiguous. */
  readonly boundary80000: 2 | 3;
  /** Euros, typed by the user where no source gives the amount. */
  readonly amounts: Readonly<Partial<Record<AmountKey, number>>>;
  /** ISO date, or `null` while there is none. */
  readonly signatureDate: string | null;
}

/** Everything the user has made. Changed only by `apply` of a transaction, which makes a new one. */
export interface ProjectDocument {
  readonly territories: readonly Territory[];
  /** Id of the territory in hand; `null` only when there is none. */
  readonly current: string | null;
  readonly settings: Settings;
}

export const LONGEST_NAME = 120;

export const DEFAULT_SETTINGS: Settings = {
  agreement: 'avenant-2',
  boundary80000: 2,
  amounts: {},
  signatureDate: null,
};

export const EMPTY_DOCUMENT: ProjectDocument = { territories: [], current: null, settings: DEFAULT_SETTINGS };

/** The territory `id`, or `undefined`. */
export const territoryOf = (document: ProjectDocument, id: string | null): Territory | undefined =>
  document.territories.find((territory) => territory.id === id);

/** Whether two ascending lists hold the same units. */
export const sameUnits = (a: Uint16Array, b: Uint16Array) => a.length === b.length && a.every((u, i) => u === b[i]);

/** `units` and `more`, which share none, ascending. */
export function withUnits(units: Uint16Array, more: Uint16Array): Uint16Array {
  const all = new Uint16Array(units.length + more.length);
  all.set(units);
  all.set(more, units.length);
  return all.sort();
}

/** `units` that are not among `gone`, ascending. */
export function withoutUnits(units: Uint16Array, gone: Uint16Array): Uint16Array {
  if (!gone.length) return units;
  const removed = new Set(gone);
  return units.filter((unit) => !removed.has(unit));
}

/** The settings in which `a` and `b` differ. */
export function changedSettings(a: Settings, b: Settings): (keyof Settings)[] {
  const amounts = Object.keys({ ...a.amounts, ...b.amounts }) as AmountKey[];
  const differs: Record<keyof Settings, boolean> = {
    agreement: a.agreement !== b.agreement,
    boundary80000: a.boundary80000 !== b.boundary80000,
    amounts: amounts.some((key) => a.amounts[key] !== b.amounts[key]),
    signatureDate: a.signatureDate !== b.signatureDate,
  };
  return (Object.keys(differs) as (keyof Settings)[]).filter((key) => differs[key]);
}
