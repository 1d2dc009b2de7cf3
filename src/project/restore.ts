import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import { resolveCodes } from '../atlas/codes';
import {
  DEFAULT_SETTINGS,
  EMPTY_DOCUMENT,
  territoryOf,
  type ProjectDocument,
  type Settings,
  type Territory,
} from './document';
import { EditError } from './errors';
import { History, labelOf, type Entry } from './history';
import {
  amountKeySchema,
  amountSchema,
  FORMAT,
  settingsSchemas,
  territorySchema,
  transactionSchema,
  VERSION,
  type StoredSingle,
  type StoredTerritory,
} from './stored';
import { apply, invert, type SingleTransaction, type Transaction } from './transaction';

/** What could not be read back as it was. */
export type Loss =
  /** Nothing of it is a project of ours. */
  | { kind: 'unreadable' }
  /** Written by a later version; left as it is. */
  | { kind: 'version'; version: number }
  /** A territory that is broken beyond reading; `name` when at least that is there. */
  | { kind: 'territory'; name: string | null }
  /** Codes that name no unit, present or past. */
  | { kind: 'units'; territory: string; codes: string[] }
  /** Old codes, replaced by their heirs: a renumbering, nothing is lost. */
  | { kind: 'recoded'; territory: string; codes: string[] }
  | { kind: 'setting'; key: keyof Settings }
  /** Edits that can no longer be undone or done again. */
  | { kind: 'history'; entries: number };

export interface Restored {
  history: History;
  losses: Loss[];
}

/** Rebuilds the document from whatever was kept. Never throws: what cannot be read is dropped and listed. */
export function restoreDocument(atlas: Atlas, raw: unknown): { document: ProjectDocument; losses: Loss[] } {
  const header = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), raw);
  if (!header.success) return { document: EMPTY_DOCUMENT, losses: [{ kind: 'unreadable' }] };
  if (header.output.version !== VERSION)
    return { document: EMPTY_DOCUMENT, losses: [{ kind: 'version', version: header.output.version }] };
  const record = raw as Record<string, unknown>;
  const losses: Loss[] = [];
  const territories = restoreTerritories(atlas, record.territories, losses);
  const current = typeof record.current === 'string' ? record.current : null;
  const document: ProjectDocument = { territories, current: null, settings: restoreSettings(record.settings, losses) };
  return {
    document: { ...document, current: (territoryOf(document, current) ?? territories[0])?.id ?? null },
    losses,
  };
}

function restoreTerritories(atlas: Atlas, raw: unknown, losses: Loss[]): Territory[] {
  const found = new Map<string, Territory>();
  if (!Array.isArray(raw)) losses.push({ kind: 'territory', name: null });
  else
    for (const item of raw) {
      const read = v.safeParse(territorySchema, item);
      if (read.success && !found.has(read.output.id)) {
        found.set(read.output.id, restoreTerritory(atlas, read.output, losses));
      } else {
        const named = v.safeParse(v.object({ name: v.string() }), item);
        losses.push({ kind: 'territory', name: named.success ? named.output.name : null });
      }
    }
  return [...found.values()];
}

function restoreTerritory(atlas: Atlas, stored: StoredTerritory, losses: Loss[]): Territory {
  const { units, recoded, unknown } = resolveCodes(atlas, stored.units);
  if (unknown.length) losses.push({ kind: 'units', territory: stored.name, codes: unknown });
  if (recoded.length) losses.push({ kind: 'recoded', territory: stored.name, codes: recoded.map(({ from }) => from) });
  return { ...stored, units };
}

function restoreSettings(raw: unknown, losses: Loss[]): Settings {
  const given = v.parse(v.fallback(v.record(v.string(), v.unknown()), {}), raw);
  const read = <K extends keyof Settings>(key: K, schema: v.GenericSchema<unknown, Settings[K]>): Settings[K] => {
    const parsed = v.safeParse(schema, given[key]);
    if (parsed.success) return parsed.output;
    losses.push({ kind: 'setting', key });
    return DEFAULT_SETTINGS[key];
  };
  return {
    agreement: read('agreement', settingsSchemas.agreement),
    boundary80000: read('boundary80000', settingsSchemas.boundary80000),
    amounts: restoreAmounts(given.amounts, losses),
    signatureDate: read('signatureDate', settingsSchemas.signatureDate),
  };
}

function restoreAmounts(raw: unknown, losses: Loss[]): Settings['amounts'] {
  const given = Object.entries(v.parse(v.fallback(v.record(v.string(), v.unknown()), {}), raw));
  const kept = given.filter(([key, amount]) => v.is(amountKeySchema, key) && v.is(amountSchema, amount));
  if (kept.length < given.length || raw === undefined) losses.push({ kind: 'setting', key: 'amounts' });
  return Object.fromEntries(kept);
}

/**
 * Rebuilds document and history. Each entry is walked through, backwards from the document for those that are done,
 * forwards for those that are undone: where one does not fit, it and those beyond are dropped, so that undo and redo
 * cannot fail later.
 */
export function restoreHistory(atlas: Atlas, rawDocument: unknown, rawEntries: readonly unknown[]): Restored {
  const { document, losses } = restoreDocument(atlas, rawDocument);
  if (losses.some(({ kind }) => kind === 'unreadable' || kind === 'version'))
    return { history: new History(document), losses };
  const cursor = v.safeParse(
    v.pipe(v.object({ cursor: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(rawEntries.length)) })),
    rawDocument,
  );
  const at = cursor.success ? cursor.output.cursor : rawEntries.length;
  const past = walk(atlas, document, rawEntries.slice(0, at).reverse(), invert).reverse();
  const future = walk(atlas, document, rawEntries.slice(at), (transaction) => transaction);
  const dropped = rawEntries.length - past.length - future.length;
  if (dropped) losses.push({ kind: 'history', entries: dropped });
  return { history: new History(document, [...past, ...future], past.length), losses };
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
      const next = apply(document, direct(transaction)).document;
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
function restoreTransaction(atlas: Atlas, raw: unknown): Transaction | null {
  const read = v.safeParse(transactionSchema, raw);
  if (!read.success) return null;
  if (read.output.kind !== 'several') return restoreOne(atlas, read.output);
  const steps = read.output.steps.map((step) => restoreOne(atlas, step));
  return steps.includes(null) ? null : { kind: 'several', steps: steps.filter((step) => step !== null) };
}

function restoreOne(atlas: Atlas, stored: StoredSingle): SingleTransaction | null {
  const unitsOf = (codes: string[]) => {
    const { units, recoded, unknown } = resolveCodes(atlas, codes);
    return recoded.length || unknown.length ? null : units;
  };
  switch (stored.kind) {
    case 'units': {
      const [added, removed] = [unitsOf(stored.added), unitsOf(stored.removed)];
      return added && removed && { ...stored, added, removed };
    }
    case 'create':
    case 'delete': {
      const units = unitsOf(stored.territory.units);
      return units && { ...stored, territory: { ...stored.territory, units } };
    }
    default:
      return stored as SingleTransaction;
  }
}
