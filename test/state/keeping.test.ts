import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAtlas } from '../../src/cli/folder';
import { openDB } from 'idb';
import { scenarioOf } from '../../src/project/document';
import { createTerritory } from '../../src/project/edits';
import type { StoreError } from '../../src/project/errors';
import { Keeping } from '../../src/state/project/keeping.svelte';
import { DATA_FOLDER } from '../folder';

const atlas = readAtlas(DATA_FOLDER);
const HOUR = 3600 * 1000;

let failures: StoreError[];
let erasures: number;
const keepingOf = () =>
  new Keeping({
    failed: (error) => failures.push(error),
    lost: () => undefined,
    erased: () => erasures++,
    replaced: () => undefined,
  });

/** Edits once, and waits until it is saved or has failed. */
async function edited(keeping: Keeping, name: string): Promise<void> {
  const history = await keeping.open(atlas);
  history.perform(createTerritory(history.document, name));
  keeping.save(history);
  await vi.waitFor(() => expect(keeping.status).not.toBe('pending'), 3000);
}

beforeEach(() => {
  failures = [];
  erasures = 0;
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ now: new Date('2026-11-21T09:00'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('keeping the work', () => {
  it('reminds of a file after a day of work that may be cleared, until one is saved; a clock gone back does too', async () => {
    vi.stubGlobal('navigator', {
      storage: { persisted: () => Promise.resolve(false), persist: () => Promise.resolve(false) },
    });
    const first = keepingOf();
    await edited(first, 'Sud');
    expect([first.persisted, first.reminding, first.seq]).toEqual([false, false, 1]);
    vi.setSystemTime(Date.now() + 25 * HOUR);
    const next = keepingOf();
    await edited(next, 'Nord');
    expect(next.reminding).toBe(true);
    await next.noteFile();
    expect(next.reminding).toBe(false);
    vi.setSystemTime(Date.now() - 48 * HOUR);
    const earlier = keepingOf();
    await edited(earlier, 'Est');
    expect(earlier.reminding).toBe(true);
  });

  it('does not remind where the browser has promised to keep the work', async () => {
    let granted = false;
    const storage = { persisted: () => Promise.resolve(granted), persist: () => Promise.resolve((granted = true)) };
    vi.stubGlobal('navigator', { storage });
    const keeping = keepingOf();
    await edited(keeping, 'Sud');
    await vi.waitFor(() => expect(keeping.persisted).toBe(true));
    vi.setSystemTime(Date.now() + 48 * HOUR);
    await edited(keeping, 'Nord');
    expect(keeping.reminding).toBe(false);
  });

  it('goes on without IndexedDB, and says that nothing is saved', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const keeping = keepingOf();
    await edited(keeping, 'Sud');
    expect(failures.map(({ reason }) => reason)).toEqual(['unavailable']);
    expect(keeping.status).toBe('failed');
  });

  it('is saved again, history included, when the browser erases it under the page; a tab that reads leaves that to the other', async () => {
    const keeping = keepingOf();
    await edited(keeping, 'Sud');
    const erase = () => new Promise((done) => (indexedDB.deleteDatabase('perimetre').onsuccess = done));
    keeping.role = 'reader';
    await erase();
    expect([keeping.status, await indexedDB.databases()]).toEqual(['saved', []]);
    await edited(keeping, 'Nord');
    keeping.role = 'writer';
    await erase();
    expect(keeping.status).toBe('pending');
    await vi.waitFor(() => expect(keeping.status).toBe('saved'), 3000);
    expect([failures, erasures]).toEqual([[], 1]);
    const { document, entries } = await keepingOf().open(atlas);
    expect(scenarioOf(document).territories.map(({ name }) => name)).toEqual(['Nord']);
    expect(entries).toHaveLength(1);
  });

  it('says that it no longer saves once a later version has taken the work up', async () => {
    const keeping = keepingOf();
    await edited(keeping, 'Sud');
    keeping.role = 'writer';
    const later = await openDB('perimetre', 99);
    await vi.waitFor(() => expect(failures.map(({ reason }) => reason)).toEqual(['newer']), 3000);
    expect([keeping.status, await later.count('journal')]).toEqual(['failed', 1]);
    later.close();
  });

  it('does not wait for ever for a database that another tab withholds', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = keepingOf().open(atlas);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await opening).entries).toEqual([]);
    expect(failures.map(({ reason }) => reason)).toEqual(['withheld']);
  });
});
