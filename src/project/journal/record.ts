import * as v from 'valibot';
import { crc32Text } from '../../kernel/crc32';
import type { Label } from '../label';
import type { StoredDocument, StoredTransaction } from '../schema';

/** What the journal keeps, each under its number: a text, and the checksum that it must have. */
export interface Kept {
  seq: number;
  body: string;
  check: number;
}

export interface KeptEntry {
  transaction: StoredTransaction;
  label: Label;
}

/** One save: the history is its first `keep` entries, then `entries`, of all of which the first `cursor` are done. */
export interface Save {
  keep: number;
  entries: KeptEntry[];
  cursor: number;
}

/** The document after save `seq`, so that opening need not go through all saves before. */
export interface Snapshot {
  document: StoredDocument;
  cursor: number;
  /** Checksum of the codes of the units that it was drawn on: edits kept under others are to be proved again. */
  units: number;
}

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const keptSchema = v.object({ seq: natural, body: v.string(), check: v.number() });
const saveSchema = v.object({
  keep: natural,
  entries: v.array(
    v.object({ transaction: v.looseObject({ kind: v.string() }), label: v.looseObject({ kind: v.string() }) }),
  ),
  cursor: natural,
});
const snapshotSchema = v.object({ document: v.looseObject({}), cursor: natural, units: v.number() });

const checkOf = (seq: number, body: string) => crc32Text(`${seq}\n${body}`);

export function keep(seq: number, content: Save | Snapshot): Kept {
  const body = JSON.stringify(content);
  return { seq, body, check: checkOf(seq, body) };
}

/** Whether `kept` is what was written. */
export const isSound = (kept: unknown): kept is Kept =>
  v.is(keptSchema, kept) && kept.check === checkOf(kept.seq, kept.body);

export const readSave = (kept: unknown): (Save & { seq: number }) | null => read(kept, saveSchema) as never;
export const readSnapshot = (kept: unknown): (Snapshot & { seq: number }) | null => read(kept, snapshotSchema) as never;

/** The content of `kept` under its number, or `null` when it is not as it was written. */
function read(kept: unknown, schema: v.GenericSchema): unknown {
  if (!isSound(kept)) return null;
  try {
    const content = v.safeParse(schema, JSON.parse(kept.body));
    return content.success ? { ...(content.output as object), seq: kept.seq } : null;
  } catch {
    return null;
  }
}
