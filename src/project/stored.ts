import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import type { AmountKey } from '../domain/verdict';
import { LONGEST_NAME, type ProjectDocument, type Territory } from './document';
import type { SingleTransaction, Transaction } from './transaction';

/*
 * The document and its edits as they are kept: units by INSEE code, so that they outlive a renumbering. Readers take
 * these schemas piece by piece (`restore.ts`), so that one broken piece does not lose the others.
 */

export const FORMAT = 'perimetre-project';
export const VERSION = 1;

const AMOUNTS = {
  operating: true,
  ceilingWithSnp: true,
  ceilingWithoutSnp: true,
  snpSupplement: true,
  projectWriting: true,
} satisfies Record<AmountKey, true>;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME));
const codes = v.array(v.string());
const step = <T extends v.GenericSchema>(value: T) => v.object({ from: value, to: value });

export const territorySchema = v.object({
  id,
  name,
  units: codes,
  origin: v.fallback(v.nullable(v.string()), null),
  locked: v.fallback(v.boolean(), false),
});

export const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));
export const amountKeySchema = v.picklist(Object.keys(AMOUNTS) as AmountKey[]);

export const settingsSchemas = {
  agreement: v.picklist(['aci-2019', 'avenant-2']),
  boundary80000: v.picklist([2, 3]),
  amounts: v.record(amountKeySchema, amountSchema),
  signatureDate: v.nullable(v.pipe(v.string(), v.isoDate())),
};

const current = step(v.nullable(id));

const singleSchema = v.variant('kind', [
  v.object({ kind: v.literal('units'), territory: id, added: codes, removed: codes }),
  v.object({
    kind: v.picklist(['create', 'delete']),
    territory: territorySchema,
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    current,
  }),
  v.object({ kind: v.literal('rename'), territory: id, name: step(name) }),
  v.object({ kind: v.literal('lock'), territory: id, locked: step(v.boolean()) }),
  v.object({ kind: v.literal('choose'), current }),
  v.object({ kind: v.literal('settings'), settings: step(v.object(settingsSchemas)) }),
]);

export const transactionSchema = v.variant('kind', [
  singleSchema,
  v.object({ kind: v.literal('several'), steps: v.array(singleSchema) }),
]);

export type StoredTerritory = v.InferOutput<typeof territorySchema>;
export type StoredSingle = v.InferOutput<typeof singleSchema>;
export type StoredTransaction = v.InferOutput<typeof transactionSchema>;

export interface StoredDocument {
  format: typeof FORMAT;
  version: typeof VERSION;
  territories: StoredTerritory[];
  current: string | null;
  settings: ProjectDocument['settings'];
  /** How many of the entries of the history are done; the others are undone. */
  cursor: number;
}

const codesOf = (atlas: Atlas, units: Uint16Array) => Array.from(units, (unit) => atlas.codes[unit]);

const storeTerritory = (atlas: Atlas, territory: Territory): StoredTerritory => ({
  ...territory,
  units: codesOf(atlas, territory.units),
});

export function storeDocument(atlas: Atlas, document: ProjectDocument, cursor: number): StoredDocument {
  return {
    format: FORMAT,
    version: VERSION,
    territories: document.territories.map((territory) => storeTerritory(atlas, territory)),
    current: document.current,
    settings: document.settings,
    cursor,
  };
}

export function storeTransaction(atlas: Atlas, transaction: Transaction): StoredTransaction {
  return transaction.kind === 'several'
    ? { kind: 'several', steps: transaction.steps.map((step) => storeOne(atlas, step)) }
    : storeOne(atlas, transaction);
}

function storeOne(atlas: Atlas, transaction: SingleTransaction): StoredSingle {
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
    default:
      return transaction as StoredSingle;
  }
}
