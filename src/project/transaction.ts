import {
  changedSettings,
  sameUnits,
  territoryOf,
  withoutUnits,
  withUnits,
  type ProjectDocument,
  type Settings,
  type Territory,
} from './document';
import { EditError } from './errors';

export interface Step<T> {
  readonly from: T;
  readonly to: T;
}

/**
 * One edit, with both its sides: it holds all that undoing it needs. Made from an intention by `edits.ts`, so that
 * `added` are units that were not there, `removed` units that were, both ascending.
 */
export type SingleTransaction =
  | { readonly kind: 'units'; readonly territory: string; readonly added: Uint16Array; readonly removed: Uint16Array }
  | {
      readonly kind: 'create' | 'delete';
      readonly territory: Territory;
      readonly at: number;
      readonly current: Current;
    }
  | { readonly kind: 'rename'; readonly territory: string; readonly name: Step<string> }
  | { readonly kind: 'lock'; readonly territory: string; readonly locked: Step<boolean> }
  | { readonly kind: 'choose'; readonly current: Current }
  | { readonly kind: 'settings'; readonly settings: Step<Settings> };
type Current = Step<string | null>;

/** One edit, or several in a row that are done and undone as one. */
export type Transaction =
  SingleTransaction | { readonly kind: 'several'; readonly steps: readonly SingleTransaction[] };

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
      return { ...transaction, name: back(transaction.name) };
    case 'lock':
      return { ...transaction, locked: back(transaction.locked) };
    case 'choose':
      return { ...transaction, current: back(transaction.current) };
    case 'settings':
      return { ...transaction, settings: back(transaction.settings) };
  }
}

/**
 * The document after `transaction`, and what undoes it. The document given is left as it was.
 * @throws {EditError} when the transaction was made from another state of the document, or the territory is locked.
 */
export function apply(
  document: ProjectDocument,
  transaction: Transaction,
): { document: ProjectDocument; inverse: Transaction } {
  return { document: after(document, transaction), inverse: invert(transaction) };
}

function after(document: ProjectDocument, transaction: Transaction): ProjectDocument {
  switch (transaction.kind) {
    case 'several':
      return transaction.steps.reduce(after, document);
    case 'units':
      return replace(document, transaction.territory, (territory) => {
        if (territory.locked) throw new EditError('locked', territory.id);
        const kept = withoutUnits(territory.units, transaction.removed);
        const common = withoutUnits(kept, transaction.added);
        if (kept.length + transaction.removed.length !== territory.units.length || common.length !== kept.length)
          throw new EditError('stale', territory.id);
        return { ...territory, units: withUnits(kept, transaction.added) };
      });
    case 'rename':
      return replace(document, transaction.territory, (territory) => {
        if (territory.name !== transaction.name.from) throw new EditError('stale', territory.id);
        return { ...territory, name: transaction.name.to };
      });
    case 'lock':
      return replace(document, transaction.territory, (territory) => {
        if (territory.locked !== transaction.locked.from) throw new EditError('stale', territory.id);
        return { ...territory, locked: transaction.locked.to };
      });
    case 'create': {
      const { territory, at } = transaction;
      if (territoryOf(document, territory.id) || at > document.territories.length)
        throw new EditError('stale', territory.id);
      return choose(
        { ...document, territories: document.territories.toSpliced(at, 0, territory) },
        transaction.current,
      );
    }
    case 'delete': {
      const { territory, at } = transaction;
      const present = document.territories[at];
      if (!present || !sameTerritory(present, territory)) throw new EditError('stale', territory.id);
      if (present.locked) throw new EditError('locked', territory.id);
      return choose({ ...document, territories: document.territories.toSpliced(at, 1) }, transaction.current);
    }
    case 'choose':
      return choose(document, transaction.current);
    case 'settings':
      if (changedSettings(document.settings, transaction.settings.from).length) throw new EditError('stale', null);
      return { ...document, settings: transaction.settings.to };
  }
}

function replace(document: ProjectDocument, id: string, change: (territory: Territory) => Territory): ProjectDocument {
  const at = document.territories.findIndex((territory) => territory.id === id);
  if (at < 0) throw new EditError('no-such-territory', id);
  return { ...document, territories: document.territories.with(at, change(document.territories[at])) };
}

/** Keeps the rule that a territory is in hand as soon as there is one. */
function choose(document: ProjectDocument, { from, to }: Current): ProjectDocument {
  if (document.current !== from) throw new EditError('stale', from);
  if (to === null ? document.territories.length > 0 : !territoryOf(document, to))
    throw new EditError('no-such-territory', to);
  return { ...document, current: to };
}

const sameTerritory = (a: Territory, b: Territory) =>
  a.id === b.id && a.name === b.name && a.origin === b.origin && a.locked === b.locked && sameUnits(a.units, b.units);

/** Two edits of units of the same territory as one, as if the second hand had not been lifted. */
export function compose(first: UnitsTransaction, second: UnitsTransaction): UnitsTransaction {
  return {
    ...first,
    added: withUnits(withoutUnits(first.added, second.removed), withoutUnits(second.added, first.removed)),
    removed: withUnits(withoutUnits(first.removed, second.added), withoutUnits(second.removed, first.added)),
  };
}
