import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAtlas } from '../../src/cli/folder';
import { createTerritory } from '../../src/project/edits';
import type { StoreError } from '../../src/project/errors';
import { Keeping } from '../../src/state/keeping.svelte';
import { DATA_FOLDER } from '../folder';

const atlas = readAtlas(DATA_FOLDER);
const HOUR = 3600 * 1000;

let failures: StoreError[];
const keepingOf = () =>
  new Keeping({ failed: (error) => failures.push(error), lost: () => undefined, replaced: () => undefined });

/** Edits once, and waits until it is saved or has failed. */
async function edited(keeping: Keeping, name: string): Promise<void> {
  const history = await keeping.open(atlas);
  history.perform(createTerritory(history.document, name));
  keeping.save(history);
  await vi.waitFor(() => expect(keeping.status).not.toBe('pending'), 3000);
}

beforeEach(() => {
  failures = [];
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
});
