import type { Atlas, Group } from '../atlas/atlas';
import { codesOf } from '../atlas/quarters/units';
import type { TypedPart } from '../domain/parts';
import type { ProjectDocument, Scenario, Territory } from './document';
import type { ProposalReason, TakenGroup } from './reason';
import {
  FORMAT,
  VERSION,
  type StoredBody,
  type StoredDocument,
  type StoredReason,
  type StoredScenario,
  type StoredSingle,
  type StoredTerritory,
  type StoredTransaction,
} from './schema';
import type { SingleTransaction, Step, Transaction } from './transaction';

/*
 * What is kept of a document and of its edits, in the shapes of `schema.ts`.
 */

export const storeDocument = (atlas: Atlas, document: ProjectDocument): StoredDocument => ({
  format: FORMAT,
  version: VERSION,
  ...storeBody(atlas, document),
});

export function storeTransaction(atlas: Atlas, transaction: Transaction): StoredTransaction {
  return transaction.kind === 'several'
    ? { kind: 'several', steps: transaction.steps.map((step) => storeOne(atlas, step)) }
    : storeOne(atlas, transaction);
}

function storeBody(atlas: Atlas, { scenarios, scenario, settings, imports }: ProjectDocument): StoredBody {
  return {
    scenarios: scenarios.map((one) => storeScenario(atlas, one)),
    scenario,
    settings,
    imports: imports.map((one) => ({ ...one, complete: [...one.complete] })),
  };
}

const storeScenario = (atlas: Atlas, scenario: Scenario): StoredScenario => ({
  ...scenario,
  territories: scenario.territories.map((territory) => storeTerritory(atlas, territory)),
});

/** Codes of all that a territory holds, what is counted nowhere here too. */
export const codesHeld = (atlas: Atlas, { units, uncut = [] }: Pick<Territory, 'units' | 'uncut'>): string[] => [
  ...codesOf(atlas, units),
  ...uncut,
];

const storeTerritory = (atlas: Atlas, { uncut, parts, ...territory }: Territory): StoredTerritory => ({
  ...territory,
  ...(parts && { parts: parts.map(storePart) }),
  units: codesHeld(atlas, { units: territory.units, ...(uncut && { uncut }) }),
  reason: territory.reason && storeReason(atlas, territory.reason),
});

const storePart = (part: TypedPart) => ({ ...part, quarters: [...part.quarters] });

function storeReason(atlas: Atlas, reason: ProposalReason): StoredReason {
  const groups = (taken: readonly TakenGroup[], of: readonly Group[]) =>
    taken.map(({ group, ...figures }) => ({ code: of[group].code, ...figures }));
  return {
    centre: atlas.codes[reason.centre],
    meanDistance: reason.meanDistance,
    epcis: groups(reason.epcis, atlas.epcis),
    departments: groups(reason.departments, atlas.departments),
    crossings: reason.crossings.map(({ from, to, km }) => ({ from: atlas.codes[from], to: atlas.codes[to], km })),
    surrounds: codesOf(atlas, reason.surrounds),
  };
}

function storeOne(atlas: Atlas, transaction: SingleTransaction): StoredSingle {
  const both = ({ from, to }: Step<ProjectDocument>) => ({ from: storeBody(atlas, from), to: storeBody(atlas, to) });
  switch (transaction.kind) {
    case 'units':
      return {
        ...transaction,
        added: codesOf(atlas, transaction.added),
        removed: codesOf(atlas, transaction.removed),
      };
    case 'create':
    case 'delete':
      return { ...transaction, territory: storeTerritory(atlas, transaction.territory) };
    case 'create-scenario':
    case 'delete-scenario':
      return { ...transaction, scenario: storeScenario(atlas, transaction.scenario) };
    case 'import':
    case 'discard':
      return { ...transaction, file: { ...transaction.file, complete: [...transaction.file.complete] } };
    case 'complete': {
      const { from, to } = transaction.departments;
      return { ...transaction, departments: { from: [...from], to: [...to] } };
    }
    case 'part': {
      const { from, to } = transaction.part;
      return { ...transaction, part: { from: from && storePart(from), to: to && storePart(to) } };
    }
    case 'open':
      return { ...transaction, document: both(transaction.document) };
    default:
      return transaction;
  }
}
