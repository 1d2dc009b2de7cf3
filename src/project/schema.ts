import * as v from 'valibot';
import { LONGEST_NAME } from './document';
import { amountSchema, settingsSchemas } from './settings';
import { LONGEST_PART, NO_NOTES } from './notes';

/*
 * The project and its edits as they are kept: units and groups by INSEE code, so that they outlive a renumbering.
 * Readers take these schemas piece by piece (`restore.ts`), so that one broken piece does not lose the others.
 */

export const FORMAT = 'perimetre-project';
/** 1: one list of territories. 2: scenarios, reasons of proposals, imports, a typed minimum. 3: a wished vintage. 4: lists of CPTS that are
 * complete, the contrat local de santé. 5: communes that are cut, and quarters among the codes. 6: communes held in part
 * by typed inhabitants. */
export const VERSION = 6;

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME));
const scenarioName = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NAME));
const codes = v.array(v.string());
const step = <T extends v.GenericSchema>(value: T) => v.object({ from: value, to: value });

const taken = v.array(v.object({ code: v.string(), units: natural, available: natural, of: natural }));

const reasonSchema = v.object({
  centre: v.string(),
  meanDistance: v.nullable(amountSchema),
  epcis: taken,
  departments: taken,
  crossings: v.array(v.object({ from: v.string(), to: v.string(), km: amountSchema })),
  surrounds: codes,
});

const notesSchema = v.object({
  letter: v.record(id, v.pipe(v.string(), v.maxLength(LONGEST_PART))),
  missions: v.record(id, amountSchema),
  cls: v.optional(v.nullable(v.boolean()), null),
});

const partSchema = v.object({
  commune: v.string(),
  quarters: codes,
  inhabitants: v.pipe(natural, v.minValue(1)),
});

export const territorySchema = v.object({
  id,
  name,
  units: codes,
  parts: v.fallback(v.optional(v.array(partSchema)), undefined),
  origin: v.fallback(v.nullable(v.string()), null),
  locked: v.fallback(v.boolean(), false),
  reason: v.fallback(v.nullable(reasonSchema), null),
  notes: v.fallback(notesSchema, NO_NOTES),
});

/** A scenario without its territories, which are read one by one. */
export const scenarioHeader = v.object({
  id,
  name: v.fallback(scenarioName, ''),
  current: v.fallback(v.nullable(id), null),
});

const scenarioSchema = v.object({
  ...scenarioHeader.entries,
  territories: v.array(territorySchema),
});

const departmentCodes = v.array(v.pipe(v.string(), v.maxLength(3)));

export const importSchema = v.object({
  id,
  name: v.pipe(v.string(), v.maxLength(255)),
  kind: v.pipe(v.string(), v.maxLength(64)),
  bytes: natural,
  rows: natural,
  checksum: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  complete: v.optional(departmentCodes, []),
});

const current = step(v.nullable(id));
const inHand = step(id);

const documentSchema = v.object({
  scenarios: v.pipe(v.array(scenarioSchema), v.minLength(1)),
  scenario: id,
  settings: v.object(settingsSchemas),
  imports: v.array(importSchema),
});

const singleSchema = v.variant('kind', [
  v.object({ kind: v.literal('units'), territory: id, added: codes, removed: codes }),
  v.object({ kind: v.picklist(['create', 'delete']), territory: territorySchema, at: natural, current }),
  v.object({ kind: v.literal('rename'), territory: id, name: step(name) }),
  v.object({ kind: v.literal('lock'), territory: id, locked: step(v.boolean()) }),
  v.object({ kind: v.literal('annotate'), territory: id, notes: step(notesSchema) }),
  v.object({ kind: v.literal('part'), territory: id, commune: v.string(), part: step(v.nullable(partSchema)) }),
  v.object({ kind: v.literal('choose'), current }),
  v.object({
    kind: v.picklist(['create-scenario', 'delete-scenario']),
    scenario: scenarioSchema,
    at: natural,
    inHand,
  }),
  v.object({ kind: v.literal('rename-scenario'), scenario: id, name: step(scenarioName) }),
  v.object({ kind: v.literal('choose-scenario'), inHand }),
  v.object({ kind: v.picklist(['import', 'discard']), file: importSchema, at: natural }),
  v.object({ kind: v.literal('complete'), file: id, departments: step(departmentCodes) }),
  v.object({ kind: v.literal('settings'), settings: step(v.object(settingsSchemas)) }),
  v.object({ kind: v.literal('open'), document: step(documentSchema) }),
]);

export const transactionSchema = v.variant('kind', [
  singleSchema,
  v.object({ kind: v.literal('several'), steps: v.array(singleSchema) }),
]);

export type StoredReason = v.InferOutput<typeof reasonSchema>;
export type StoredTerritory = v.InferOutput<typeof territorySchema>;
export type StoredScenario = v.InferOutput<typeof scenarioSchema>;
export type StoredBody = v.InferOutput<typeof documentSchema>;
export type StoredSingle = v.InferOutput<typeof singleSchema>;
export type StoredTransaction = v.InferOutput<typeof transactionSchema>;
export type StoredDocument = StoredBody & { format: typeof FORMAT; version: typeof VERSION };
