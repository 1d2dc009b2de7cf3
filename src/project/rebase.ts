import type { Atlas } from '../atlas/atlas';
import type { History } from './history';
import { LateEntry } from './journal/replay';
import { restoreDocument } from './restore';
import { restoreHistory } from './restore-history';
import { storeDocument, storeTransaction } from './stored';

/**
 * The same history over another atlas, whose units are told by their codes. Edits that name what `to` does not have can
 * no longer be undone or done again.
 */
export function rebase({ document, entries, cursor }: History, from: Atlas, to: Atlas): History {
  const kept = entries.map((entry) =>
    entry instanceof LateEntry ? entry.kept.transaction : storeTransaction(from, entry.transaction),
  );
  const restored = restoreDocument(to, storeDocument(from, document)).document;
  return restoreHistory(to, restored, kept, cursor).history;
}
