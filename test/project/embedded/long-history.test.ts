import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { scenarioOf } from '../../../src/project/document';
import * as edits from '../../../src/project/edits';
import { Journal } from '../../../src/project/journal/journal';
import type { Kept } from '../../../src/project/journal/record';
import { restoreTransaction } from '../../../src/project/restore-history';
import type * as restoring from '../../../src/project/restore-history';
import { france } from '../france';

vi.mock('../../../src/project/restore-history', async (original) => {
  const module = await original<typeof restoring>();
  return { ...module, restoreTransaction: vi.fn(module.restoreTransaction) };
});

const UNITS = 5000;
const ENTRIES = 10_000;
const host = { failed: () => undefined, saved: () => undefined };

it('10 000 edits of a territory of 5 000 units: opening makes out few of them, an edit writes one', async () => {
  const journal = await Journal.open(france, host, 'long');
  const { history } = await journal.load();
  history.perform(
    edits.createTerritory(
      history.document,
      'Grand',
      Array.from({ length: UNITS }, (_, unit) => unit),
    ),
  );
  const id = scenarioOf(history.document).current!;
  for (let i = 1; i < ENTRIES; i++) {
    const act = i % 2 ? edits.removeUnits : edits.addUnits;
    history.perform(act(history.document, id, [((i - 1) >> 1) % UNITS])!);
    journal.save(history);
    if (i % 40 === 0) await journal.flush();
  }
  await journal.close();

  const next = await Journal.open(france, host, 'long');
  vi.mocked(restoreTransaction).mockClear();
  const { history: again, losses } = await next.load();
  expect(losses).toEqual([]);
  expect(again.entries).toHaveLength(ENTRIES);
  expect(again.document).toEqual(history.document);
  // Those since the last snapshot, of 100 saves of 40 edits at most.
  expect(vi.mocked(restoreTransaction).mock.calls.length).toBeLessThanOrEqual(100 * 40);

  const write = vi.spyOn(IDBObjectStore.prototype, 'add');
  vi.mocked(restoreTransaction).mockClear();
  again.perform(edits.addUnits(again.document, id, [UNITS + 7])!);
  next.save(again);
  await next.flush();
  expect(write).toHaveBeenCalledTimes(1);
  expect((write.mock.calls[0][0] as Kept).body.length).toBeLessThan(300);
  again.undo();
  again.undo();
  expect(vi.mocked(restoreTransaction).mock.calls.length).toBeLessThanOrEqual(1);
  history.undo();
  expect(again.document).toEqual(history.document);
  await next.close();
});
