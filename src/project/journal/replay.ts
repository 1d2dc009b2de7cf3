import type { Atlas } from '../../atlas/atlas';
import { wholeAtlas } from '../../atlas/quarters/units';
import { crc32Text } from '../../kernel/crc32';
import { EMPTY_DOCUMENT, type ProjectDocument } from '../document';
import { EditError } from '../errors';
import { History, type Entry } from '../history';
import type { Label } from '../label';
import type { Loss } from '../loss';
import { restoreDocument } from '../restore';
import { restoreTransaction } from '../restore-history';
import { storeDocument } from '../stored';
import type { Transaction } from '../transaction';
import { formerUnits } from './former-units';
import { readSnapshot, type KeptEntry, type Save } from './record';

/** A document that is known, and from where saves lead on. */
export interface Base {
  seq: number;
  document: ProjectDocument;
  cursor: number;
  losses: Loss[];
  units: number;
}

export interface State {
  seq: number;
  document: ProjectDocument;
  entries: Entry[];
  cursor: number;
}

/** Stands for the units of an atlas: with another value, a code may name another unit, or none. */
export const unitsMark = (atlas: Atlas): number => crc32Text(wholeAtlas(atlas).codes.join());

/** An edit made out only when it is undone or done again: a long history must not slow the opening. */
export class LateEntry implements Entry {
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
export const LOST: Entry = {
  label: { kind: 'settings', keys: [] },
  get transaction(): Transaction {
    throw new EditError('stale', null);
  },
};

export interface Reached {
  base: Base;
  state: State;
  /** Whether every snapshot could be read. */
  sound: boolean;
}

/** As far as saves lead on the units of today, or else on those of the day when they were kept. */
export function replay(
  atlas: Atlas,
  saves: ReadonlyMap<number, Save>,
  ...raw: readonly (readonly unknown[])[]
): Reached {
  const here = furthest(atlas, saves, raw[1]);
  if (here.state.seq >= Math.max(0, ...saves.keys())) return here;
  const former = formerUnits(atlas, raw.flat());
  const then = furthest(former, saves, raw[1]);
  if (then.state.seq <= here.state.seq) return here;
  const { document, losses } = restoreDocument(atlas, storeDocument(former, then.state.document));
  return {
    ...then,
    base: { ...then.base, units: unitsMark(former), losses: [...then.base.losses, ...losses] },
    state: { ...then.state, document },
  };
}

/** The base, among the snapshots and the empty document, from which saves lead furthest. */
function furthest(atlas: Atlas, saves: ReadonlyMap<number, Save>, rawSnapshots: readonly unknown[]): Reached {
  const bases = rawSnapshots.flatMap((raw) => baseOf(atlas, raw)).sort((a, b) => b.seq - a.seq);
  const sound = bases.length === rawSnapshots.length;
  bases.push({ seq: 0, document: EMPTY_DOCUMENT, cursor: 0, losses: [], units: unitsMark(atlas) });
  const last = Math.max(0, ...saves.keys());
  let [base, state] = [bases[0], follow(atlas, bases[0], saves)];
  for (const other of bases.slice(1)) {
    if (state.seq >= last) break;
    const next = follow(atlas, other, saves);
    if (next.seq > state.seq) [base, state] = [other, next];
  }
  return { base, state, sound };
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
