import type { TypedPart } from '../domain/parts';
import type { ImportReference, ProjectDocument, Scenario, Territory } from './document';
import type { Settings } from '../domain/settings';
import type { TerritoryNotes } from './notes';
import { withoutUnits, withUnits } from './units';

export interface Step<T> {
  readonly from: T;
  readonly to: T;
}

/** An edit of the territories of the scenario in hand. `added` were not there, `removed` were, both ascending. */
export type TerritoryTransaction =
  | { readonly kind: 'units'; readonly territory: string; readonly added: Uint16Array; readonly removed: Uint16Array }
  | {
      readonly kind: 'create' | 'delete';
      readonly territory: Territory;
      readonly at: number;
      readonly current: Step<string | null>;
    }
  | { readonly kind: 'rename'; readonly territory: string; readonly name: Step<string> }
  | { readonly kind: 'lock'; readonly territory: string; readonly locked: Step<boolean> }
  | { readonly kind: 'annotate'; readonly territory: string; readonly notes: Step<TerritoryNotes> }
  /** What was typed of a commune that is held in part. */
  | {
      readonly kind: 'part';
      readonly territory: string;
      readonly commune: string;
      readonly part: Step<TypedPart | null>;
    }
  | { readonly kind: 'choose'; readonly current: Step<string | null> };

/** An edit of the project around them. */
export type ProjectTransaction =
  | {
      readonly kind: 'create-scenario' | 'delete-scenario';
      readonly scenario: Scenario;
      readonly at: number;
      readonly inHand: Step<string>;
    }
  | { readonly kind: 'rename-scenario'; readonly scenario: string; readonly name: Step<string> }
  | { readonly kind: 'choose-scenario'; readonly inHand: Step<string> }
  | { readonly kind: 'import' | 'discard'; readonly file: ImportReference; readonly at: number }
  /** A list of CPTS is said to hold all those of some departments. */
  | { readonly kind: 'complete'; readonly file: string; readonly departments: Step<readonly string[]> }
  | { readonly kind: 'settings'; readonly settings: Step<Settings> }
  /** Another project takes the place of this one, whole. */
  | { readonly kind: 'open'; readonly document: Step<ProjectDocument> };

export type SingleTransaction = TerritoryTransaction | ProjectTransaction;

/** One edit, with both its sides: it holds all that undoing it needs. Made from an intention by `edits.ts`. */
export type Transaction =
  | SingleTransaction
  /** Several in a row, done and undone as one. */
  | { readonly kind: 'several'; readonly steps: readonly SingleTransaction[] };

export type UnitsTransaction = Extract<Transaction, { kind: 'units' }>;

const back = <T>({ from, to }: Step<T>): Step<T> => ({ from: to, to: from });

/** The transaction that undoes `transaction`. */
export function invert(transaction: Transaction): Transaction {
  return transaction.kind === 'several'
    ? { kind: 'several', steps: transaction.steps.map(invertOne).reverse() }
    : invertOne(transaction);
}

function invertOne(transaction: SingleTransaction): SingleTransaction {
  switch (transaction.kind) {
    case 'units':
      return { ...transaction, added: transaction.removed, removed: transaction.added };
    case 'create':
      return { ...transaction, kind: 'delete', current: back(transaction.current) };
    case 'delete':
      return { ...transaction, kind: 'create', current: back(transaction.current) };
    case 'rename':
    case 'rename-scenario':
      return { ...transaction, name: back(transaction.name) };
    case 'lock':
      return { ...transaction, locked: back(transaction.locked) };
    case 'annotate':
      return { ...transaction, notes: back(transaction.notes) };
    case 'part':
      return { ...transaction, part: back(transaction.part) };
    case 'choose':
      return { ...transaction, current: back(transaction.current) };
    case 'create-scenario':
      return { ...transaction, kind: 'delete-scenario', inHand: back(transaction.inHand) };
    case 'delete-scenario':
      return { ...transaction, kind: 'create-scenario', inHand: back(transaction.inHand) };
    case 'choose-scenario':
      return { ...transaction, inHand: back(transaction.inHand) };
    case 'import':
      return { ...transaction, kind: 'discard' };
    case 'discard':
      return { ...transaction, kind: 'import' };
    case 'complete':
      return { ...transaction, departments: back(transaction.departments) };
    case 'settings':
      return { ...transaction, settings: back(transaction.settings) };
    case 'open':
      return { ...transaction, document: back(transaction.document) };
  }
}

/** Transactions in a row, as one. */
export const inOne = (row: readonly Transaction[]): Transaction =>
  row.length === 1
    ? row[0]
    : { kind: 'several', steps: row.flatMap((one) => (one.kind === 'several' ? one.steps : [one])) };

/**
 * Two edits of one gesture as one, as if the hand had not been lifted: edits of the same territory become one, those
 * that come to nothing are left out. `null` when they hold more than edits of units and the creation before them.
 */
export function join(first: Transaction, second: Transaction): readonly SingleTransaction[] | null {
  const steps = [...stepsOf(first)];
  for (const step of stepsOf(second)) {
    if (step.kind !== 'units') return null;
    const at = steps.findIndex((one) => territoryOfEdit(one) === step.territory);
    const before = steps[at];
    if (before === undefined) steps.push(step);
    else if (before.kind === 'units') steps[at] = compose(before, step);
    else if (before.kind === 'create') steps[at] = { ...before, territory: changed(before.territory, step) };
  }
  const joinable = steps.every(({ kind }) => kind === 'units' || kind === 'create');
  return joinable ? steps.filter((step) => step.kind !== 'units' || step.added.length || step.removed.length) : null;
}

const stepsOf = (transaction: Transaction): readonly SingleTransaction[] =>
  transaction.kind === 'several' ? transaction.steps : [transaction];

const territoryOfEdit = (step: SingleTransaction): string | null =>
  step.kind === 'units' ? step.territory : step.kind === 'create' ? step.territory.id : null;

const changed = (territory: Territory, { added, removed }: UnitsTransaction): Territory => ({
  ...territory,
  units: withUnits(withoutUnits(territory.units, removed), added),
});

/** Two edits of units of the same territory as one. */
function compose(first: UnitsTransaction, second: UnitsTransaction): UnitsTransaction {
  return {
    ...first,
    added: withUnits(withoutUnits(first.added, second.removed), withoutUnits(second.added, first.removed)),
    removed: withUnits(withoutUnits(first.removed, second.added), withoutUnits(second.removed, first.added)),
  };
}
