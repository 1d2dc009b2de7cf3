import type { Atlas } from '../../atlas/atlas';
import { History } from '../history';
import type { Loss } from '../loss';
import { restoreHistory } from '../restore-history';
import { readSave } from './record';
import { LateEntry, LOST, replay, unitsMark, type State } from './replay';

export interface Rebuilt {
  history: History;
  losses: Loss[];
  /** Whether every record was as it had been written, under the units of today. */
  sound: boolean;
  /** Number of the last save that is in `history`, and of the snapshot that it was rebuilt from. */
  seq: number;
  snapshot: number;
}

/**
 * The history as it was at the last save that can be proved: a snapshot, or the empty document that all began with,
 * and the unbroken row of saves after it; the one that leads furthest. Never throws: what is broken is skipped, listed.
 * @param rawSaves in their order.
 */
export function rebuild(atlas: Atlas, rawSaves: readonly unknown[], rawSnapshots: readonly unknown[]): Rebuilt {
  const read = rawSaves.map(readSave);
  const saves = new Map(read.flatMap((save) => (save ? [[save.seq, save]] : [])));
  const { base, state, sound: soundSnapshots } = replay(atlas, saves, rawSaves, rawSnapshots);

  const unread = rawSaves.length - 1 - read.findLastIndex((save) => save !== null && save.seq <= state.seq);
  const losses: Loss[] = [...base.losses, ...(unread ? [{ kind: 'saves' as const, saves: unread }] : [])];
  const moved = base.units !== unitsMark(atlas);
  const { history, lost } = moved ? proved(atlas, state) : readable(state);
  if (lost) losses.push({ kind: 'history', entries: lost });
  const sound = soundSnapshots && !moved && saves.size === rawSaves.length && !losses.length;
  return { history, losses, sound, seq: state.seq, snapshot: base.seq };
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
