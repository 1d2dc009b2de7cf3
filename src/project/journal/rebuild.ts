import type { Atlas } from '../../atlas/atlas';
import { crc32Text } from '../../kernel/crc32';
import { EMPTY_DOCUMENT, type ProjectDocument } from '../document';
import { EditError } from '../errors';
import { History, type Entry } from '../history';
import type { Label } from '../label';
import type { Loss } from '../loss';
import { restoreDocument } from '../restore';
import { restoreHistory, restoreTransaction } from '../restore-history';
import type { Transaction } from '../transaction';
import { readSave, readSnapshot, type KeptEntry, type Save } from './record';

export interface Rebuilt {
  history: History;
  losses: Loss[];
  /** Whether every record was as it had been written, under the units of today. */
  sound: boolean;
  /** Number of the last save that is in `history`, and of the snapshot that it was rebuilt from. */
  seq: number;
  snapshot: number;
}

/** A document that is known, and from where saves lead on. */
interface Base {
  seq: number;
  document: ProjectDocument;
  cursor: number;
  losses: Loss[];
  units: number;
}

interface State {
  seq: number;
  document: ProjectDocument;
  entries: Entry[];
  cursor: number;
}

/** Stands for the units of an atlas: with another value, a code may name another unit, or none. */
export const unitsMark = (atlas: Atlas): number => crc32Text(atlas.codes.join());

/** An edit made out only when it is undone or done again: a long history must not slow the opening. */
class LateEntry implements Entry {
  readonly label: Label;
  #transaction: Transaction | null = null;

  constructor(
    private readonly atlas: Atlas,
    readonly kept: KeptEntry,
  ) {
    this.label = kept.label;
  }

  /** @throws {EditError} when it cannot be made out. */
  get transaction(): Transaction {
    this.#transaction ??= restoreTransaction(this.atlas, this.kept.transaction);
    if (!this.#transaction) throw new EditError('stale', null);
    return this.#transaction;
  }
}

/** Stands where an edit was that cannot be read. */
const LOST: Entry = {
  label: { kind: 'settings', keys: [] },
  get transaction(): Transaction {
    throw new EditError('stale', null);
  },
};

/**
 * The history as it was at the last save that can be proved: a snapshot, or the empty document that all began with,
 * and the unbroken row of saves after it; the one that leads furthest. Never throws: what is broken is skipped, listed.
 * @param rawSaves in their order.
 */
export function rebuild(atlas: Atlas, rawSaves: readonly unknown[], rawSnapshots: readonly unknown[]): Rebuilt {
  const read = rawSaves.map(readSave);
  const saves = new Map(read.flatMap((save) => (save ? [[save.seq, save]] : [])));
  const bases = rawSnapshots.flatMap((raw) => baseOf(atlas, raw)).sort((a, b) => b.seq - a.seq);
  const soundSnapshots = bases.length === rawSnapshots.length;
  bases.push({ seq: 0, document: EMPTY_DOCUMENT, cursor: 0, losses: [], units: unitsMark(atlas) });

  const last = Math.max(0, ...saves.keys());
  let [base, state] = [bases[0], follow(atlas, bases[0], saves)];
  for (const other of bases.slice(1)) {
    if (state.seq >= last) break;
    const reached = follow(atlas, other, saves);
    if (reached.seq > state.seq) [base, state] = [other, reached];
  }

  const unread = rawSaves.length - 1 - read.findLastIndex((save) => save !== null && save.seq <= state.seq);
  const losses: Loss[] = [...base.losses, ...(unread ? [{ kind: 'saves' as const, saves: unread }] : [])];
  const moved = base.units !== unitsMark(atlas);
  const { history, lost } = moved ? proved(atlas, state) : readable(state);
  if (lost) losses.push({ kind: 'history', entries: lost });
  const sound = soundSnapshots && !moved && saves.size === rawSaves.length && !losses.length;
  return { history, losses, sound, seq: state.seq, snapshot: base.seq };
}

function baseOf(atlas: Atlas, raw: unknown): Base[] {
  const snapshot = readSnapshot(raw);
  if (!snapshot) return [];
  const { document, losses } = restoreDocument(atlas, snapshot.document);
  const { seq, cursor, units } = snapshot;
  return losses.some(({ kind }) => kind === 'unreadable') ? [] : [{ seq, document, cursor, losses, units }];
}

/** The state that the saves after `base` lead to, up to the first that is missing or does not fit. */
function follow(atlas: Atlas, base: Base, saves: ReadonlyMap<number, Save>): State {
  const entries = entriesAt(atlas, base.seq, saves);
  while (entries.length < base.cursor) entries.push(LOST);
  let state: State = { seq: base.seq, document: base.document, entries, cursor: base.cursor };
  for (let save = saves.get(state.seq + 1); save; save = saves.get(state.seq + 1)) {
    const next = after(atlas, state, save);
    if (!next) break;
    state = next;
  }
  return state;
}

/** The entries after save `seq`, as far as they can be read, from their saves alone. */
function entriesAt(atlas: Atlas, seq: number, saves: ReadonlyMap<number, Save>): Entry[] {
  const entries: Entry[] = [];
  for (let at = 1; at <= seq; at++) {
    const save = saves.get(at);
    if (save) resume(atlas, entries, save);
    // What a missing save took away or put in place is not known.
    else entries.fill(LOST);
  }
  return entries;
}

function resume(atlas: Atlas, entries: Entry[], { keep, entries: fresh }: Save): void {
  while (entries.length < keep) entries.push(LOST);
  entries.length = keep;
  for (const kept of fresh) entries.push(new LateEntry(atlas, kept));
}

function after(atlas: Atlas, { seq, document, entries, cursor }: State, save: Save): State | null {
  const back = new History(document, entries, cursor);
  const common = Math.min(cursor, save.keep);
  back.goTo(common);
  if (back.cursor !== common) return null;
  const whole = [...entries];
  resume(atlas, whole, save);
  const on = new History(back.document, whole, common);
  on.goTo(save.cursor);
  return on.cursor === save.cursor ? { seq: seq + 1, document: on.document, entries: whole, cursor: on.cursor } : null;
}

/** The entries that undo and redo can reach, without going through them. */
function readable({ document, entries, cursor }: State): { history: History; lost: number } {
  const from = entries.lastIndexOf(LOST, cursor - 1) + 1;
  const gap = entries.indexOf(LOST, cursor);
  const kept = entries.slice(cursor && from, gap < 0 ? entries.length : gap);
  return { history: new History(document, kept, cursor - (cursor && from)), lost: entries.length - kept.length };
}

/** The same when the units have changed since: each entry is held against the document. */
function proved(atlas: Atlas, { document, entries, cursor }: State): { history: History; lost: number } {
  const raw = entries.map((entry) => (entry instanceof LateEntry ? entry.kept.transaction : null));
  const { history } = restoreHistory(atlas, document, raw, cursor);
  return { history, lost: entries.length - history.entries.length };
}
