import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import { resolveCodes } from '../atlas/codes';
import { apply } from './apply';
import type { ProjectDocument, Scenario } from './document';
import { EditError } from './errors';
import { History, type Entry } from './history';
import { labelOf } from './label';
import type { Loss } from './loss';
import { restoreBody } from './restore';
import { restoreTerritory } from './restore-territory';
import {
  transactionSchema,
  type StoredBody,
  type StoredScenario,
  type StoredSingle,
  type StoredTerritory,
} from './schema';
import { invert, type SingleTransaction, type Transaction } from './transaction';

/**
 * The history of `document` out of transactions that were kept, of which the first `cursor` are done. Each is walked
 * through, backwards from the document for those that are done, forwards for those that are undone: where one does not
 * fit, it and those beyond are dropped, so that undo and redo cannot fail later.
 */
export function restoreHistory(
  atlas: Atlas,
  document: ProjectDocument,
  raw: readonly unknown[],
  cursor: number,
): { history: History; losses: Loss[] } {
  const past = walk(atlas, document, raw.slice(0, cursor).reverse(), invert).reverse();
  const future = walk(atlas, document, raw.slice(cursor), (transaction) => transaction);
  const dropped = raw.length - past.length - future.length;
  return {
    history: new History(document, [...past, ...future], past.length),
    losses: dropped ? [{ kind: 'history', entries: dropped }] : [],
  };
}

/** Entries of `raw` as long as each applies, turned by `direct`, to what the one before left. */
function walk(
  atlas: Atlas,
  start: ProjectDocument,
  raw: readonly unknown[],
  direct: (transaction: Transaction) => Transaction,
): Entry[] {
  const entries: Entry[] = [];
  let document = start;
  for (const item of raw) {
    const transaction = restoreTransaction(atlas, item);
    if (!transaction) break;
    try {
      const next = apply(document, direct(transaction));
      entries.push({ transaction, label: labelOf(direct === invert ? next : document, transaction) });
      document = next;
    } catch (error) {
      if (error instanceof EditError) break;
      throw error;
    }
  }
  return entries;
}

/** The transaction that was kept, or `null` when it is broken or names a unit that is no more. */
export function restoreTransaction(atlas: Atlas, raw: unknown): Transaction | null {
  const read = v.safeParse(transactionSchema, raw);
  if (!read.success) return null;
  if (read.output.kind !== 'several') return restoreOne(atlas, read.output);
  const steps = read.output.steps.map((step) => restoreOne(atlas, step));
  return steps.includes(null) ? null : { kind: 'several', steps: steps.filter((step) => step !== null) };
}

function restoreOne(atlas: Atlas, stored: StoredSingle): SingleTransaction | null {
  const losses: Loss[] = [];
  const unitsOf = (codes: string[]) => {
    const { units, recoded, unknown } = resolveCodes(atlas, codes);
    if (recoded.length || unknown.length) losses.push({ kind: 'units', territory: '', codes });
    return units;
  };
  const territoryOf = (territory: StoredTerritory) => restoreTerritory(atlas, territory, losses);
  const scenarioOf = (scenario: StoredScenario): Scenario => ({
    ...scenario,
    territories: scenario.territories.map(territoryOf),
  });
  const documentOf = (body: StoredBody) => {
    const restored = restoreBody(atlas, body);
    losses.push(...restored.losses);
    return restored.document;
  };
  const read = (): SingleTransaction => {
    switch (stored.kind) {
      case 'units':
        return { ...stored, added: unitsOf(stored.added), removed: unitsOf(stored.removed) };
      case 'create':
      case 'delete':
        return { ...stored, territory: territoryOf(stored.territory) };
      case 'create-scenario':
      case 'delete-scenario':
        return { ...stored, scenario: scenarioOf(stored.scenario) };
      case 'open':
        return { ...stored, document: { from: documentOf(stored.document.from), to: documentOf(stored.document.to) } };
      default:
        return stored;
    }
  };
  const transaction = read();
  return losses.length ? null : transaction;
}
