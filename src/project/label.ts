import { changedSettings } from './settings';
import { territoryOf, type ProjectDocument } from './document';
import type { Settings } from '../domain/settings';
import type { Transaction, UnitsTransaction } from './transaction';

/** What an edit did, for a sentence. `territory` and `scenario` are names at the time; that of a scenario may be empty. */
export type Label =
  | { kind: 'add' | 'remove'; count: number; territory: string }
  | { kind: 'exchange'; added: number; removed: number; territory: string }
  /** Of the `count` units added to `to`, `taken` came from others; `from` names the one that lost them, `null` for several. */
  | { kind: 'transfer'; count: number; taken: number; from: string | null; to: string }
  | { kind: 'create' | 'delete'; count: number; territory: string }
  | { kind: 'rename'; from: string; to: string }
  /** `null` inhabitants where what was typed is taken back. */
  | { kind: 'part'; commune: string; inhabitants: number | null; territory: string }
  | { kind: 'lock' | 'unlock' | 'annotate' | 'choose'; territory: string }
  | { kind: 'create-scenario' | 'delete-scenario'; territories: number; scenario: string }
  | { kind: 'rename-scenario'; from: string; to: string }
  | { kind: 'choose-scenario'; scenario: string }
  | { kind: 'import' | 'discard' | 'complete'; file: string }
  | { kind: 'settings'; keys: (keyof Settings)[] }
  /** `null` for the newest. */
  | { kind: 'vintage'; vintage: number | null }
  | { kind: 'open' | 'merge'; scenarios: number }
  | { kind: 'adopt'; created: number; deleted: number };

/** What `transaction` does to `document`, the one it is about to change. */
export function labelOf(document: ProjectDocument, transaction: Transaction): Label {
  const nameOf = (id: string | null) => territoryOf(document, id)?.name ?? '';
  switch (transaction.kind) {
    case 'units': {
      const { added, removed } = transaction;
      const territory = nameOf(transaction.territory);
      if (!removed.length) return { kind: 'add', count: added.length, territory };
      if (!added.length) return { kind: 'remove', count: removed.length, territory };
      return { kind: 'exchange', added: added.length, removed: removed.length, territory };
    }
    case 'create':
    case 'delete': {
      const { name, units } = transaction.territory;
      return { kind: transaction.kind, count: units.length, territory: name };
    }
    case 'rename':
    case 'rename-scenario':
      return { kind: transaction.kind, ...transaction.name };
    case 'lock':
      return { kind: transaction.locked.to ? 'lock' : 'unlock', territory: nameOf(transaction.territory) };
    case 'annotate':
      return { kind: 'annotate', territory: nameOf(transaction.territory) };
    case 'part': {
      const { commune, part } = transaction;
      return {
        kind: 'part',
        commune,
        inhabitants: part.to?.inhabitants ?? null,
        territory: nameOf(transaction.territory),
      };
    }
    case 'choose':
      return { kind: 'choose', territory: nameOf(transaction.current.to) };
    case 'create-scenario':
    case 'delete-scenario': {
      const { name, territories } = transaction.scenario;
      return { kind: transaction.kind, territories: territories.length, scenario: name };
    }
    case 'choose-scenario': {
      const chosen = document.scenarios.find(({ id }) => id === transaction.inHand.to);
      return { kind: 'choose-scenario', scenario: chosen?.name ?? '' };
    }
    case 'import':
    case 'discard':
      return { kind: transaction.kind, file: transaction.file.name };
    case 'complete':
      return { kind: 'complete', file: document.imports.find(({ id }) => id === transaction.file)?.name ?? '' };
    case 'settings': {
      const { from, to } = transaction.settings;
      const keys = changedSettings(from, to);
      return keys.join() === 'vintage' ? { kind: 'vintage', vintage: to.vintage } : { kind: 'settings', keys };
    }
    case 'open':
      return { kind: 'open', scenarios: transaction.document.to.scenarios.length };
    case 'several': {
      const countOf = (kind: string) => transaction.steps.filter((step) => step.kind === kind).length;
      const scenarios = countOf('create-scenario');
      if (scenarios > 1) return { kind: 'merge', scenarios };
      const opened = transaction.steps.find(({ kind }) => kind === 'create-scenario');
      if (opened) return labelOf(document, opened);
      const edits = transaction.steps.filter((step) => step.kind === 'units');
      if (edits.length === transaction.steps.length) return transferOf(edits, nameOf);
      const parts = transaction.steps.filter((step) => step.kind === 'part');
      if (edits.length + parts.length === transaction.steps.length)
        return edits.length > 1 ? transferOf(edits, nameOf) : labelOf(document, edits[0] ?? parts[0]);
      return { kind: 'adopt', created: countOf('create'), deleted: countOf('delete') };
    }
  }
}

function transferOf(edits: readonly UnitsTransaction[], nameOf: (id: string) => string): Label {
  const gains = edits.find(({ added }) => added.length);
  const losses = edits.filter((edit) => edit !== gains);
  return {
    kind: 'transfer',
    count: gains?.added.length ?? 0,
    taken: losses.reduce((sum, { removed }) => sum + removed.length, 0),
    from: losses.length === 1 ? nameOf(losses[0].territory) : null,
    to: gains ? nameOf(gains.territory) : '',
  };
}
