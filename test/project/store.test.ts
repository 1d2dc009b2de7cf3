import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import type { StoreError } from '../../src/project/errors';
import { History } from '../../src/project/history';
import { ProjectStore } from '../../src/project/store';
import { france, unitsOf } from './france';

let databases = 0;
const open: ProjectStore[] = [];

/** A database of its own for each test, unless `name` says to come back to one. */
async function opened(name = `test-${databases++}`) {
  const failures: StoreError[] = [];
  const store = await ProjectStore.open(france, (error) => failures.push(error), name);
  open.push(store);
  return { name, store, failures };
}

function drawn(): History {
  const history = new History();
  history.perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190')));
  return history;
}
const add = (history: History, ...codes: string[]) =>
  history.perform(edits.addUnits(history.document, scenarioOf(history.document).current!, unitsOf(...codes))!);

async function stored(name: string) {
  const database = await openDB(name);
  const all = {
    project: await database.get('project', 'project'),
    entries: await database.getAll('entries'),
    aside: await database.getAll('aside'),
  };
  database.close();
  return all;
}

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((store) => store.close()));
});

describe('store', () => {
  it('a new visitor has an empty document and no loss', async () => {
    const { store } = await opened();
    const { history, losses } = await store.load();
    expect(scenarioOf(history.document).territories).toEqual([]);
    expect(losses).toEqual([]);
  });

  it('document, history and place in it come back in the next session', async () => {
    const { name, store, failures } = await opened();
    const { history } = await store.load();
    history.perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190')));
    store.save(history);
    add(history, '03321');
    add(history, '03013');
    history.undo();
    store.save(history);
    await store.close();
    expect(failures).toEqual([]);
    const next = await (await opened(name)).store.load();
    expect(next.losses).toEqual([]);
    expect(next.history.document).toEqual(history.document);
    expect(next.history.entries).toEqual(history.entries);
    expect(next.history.cursor).toBe(2);
  });

  it('saves within a second of the first edit, however many follow', async () => {
    const { name, store } = await opened();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const history = drawn();
    const flush = vi.spyOn(store, 'flush');
    for (let elapsed = 0; elapsed < 1000; elapsed += 100) {
      add(history, france.codes[elapsed]);
      store.save(history);
      vi.advanceTimersByTime(100);
    }
    expect(flush).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
    await store.flush();
    expect((await stored(name)).entries).toHaveLength(11);
  });

  it('writes only the entries that are new, and forgets those that are gone', async () => {
    const { name, store } = await opened();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const history = drawn();
    const codes = france.codes.slice(100, 400);
    for (const code of codes) add(history, code);
    store.save(history);
    await store.flush();
    expect(put).toHaveBeenCalledTimes(1 + 301);
    put.mockClear();
    add(history, '03321');
    store.save(history);
    await store.flush();
    expect(put).toHaveBeenCalledTimes(1 + 1);
    history.undo();
    history.undo();
    add(history, '03013');
    store.save(history);
    await store.flush();
    expect(put).toHaveBeenCalledTimes(2 + 1 + 1);
    expect((await stored(name)).entries).toHaveLength(301);
    expect((await (await opened(name)).store.load()).history.document).toEqual(history.document);
  });

  it('keeps aside what it cannot read, before it writes over it', async () => {
    const { name, store } = await opened();
    store.save(drawn());
    await store.close();
    const database = await openDB(name);
    const project = await database.get('project', 'project');
    const broken = { ...project, version: 9, novelty: 'x' };
    await database.put('project', broken, 'project');
    database.close();
    const next = await opened(name);
    const { history, losses } = await next.store.load();
    expect(losses).toEqual([{ kind: 'version', version: 9 }]);
    expect(scenarioOf(history.document).territories).toEqual([]);
    await next.store.close();
    const after = await stored(name);
    expect(after.aside).toEqual([{ project: broken, entries: expect.any(Array) }]);
    expect(after.aside[0].entries).toHaveLength(1);
    expect(after.project).toMatchObject({ version: 2, scenarios: [{ territories: [] }] });
    expect(after.entries).toEqual([]);
    expect((await (await opened(name)).store.load()).losses).toEqual([]);
  });

  it('stops when another tab has saved, says so once, and leaves the work of the other', async () => {
    const one = await opened();
    const two = await opened(one.name);
    await one.store.load();
    await two.store.load();
    const mine = drawn();
    two.store.save(mine);
    await two.store.flush();
    const other = drawn();
    for (const code of ['03321', '03013']) {
      add(other, code);
      one.store.save(other);
      await one.store.flush();
    }
    expect(one.failures.map(({ reason }) => reason)).toEqual(['elsewhere']);
    expect(two.failures).toEqual([]);
    expect((await (await opened(one.name)).store.load()).history.document).toEqual(mine.document);
  });

  it('tells a full disk once, then saves all of it when there is room again', async () => {
    const { name, store, failures } = await opened();
    const history = drawn();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    for (const code of ['03321', '03013']) {
      add(history, code);
      store.save(history);
      await store.flush();
    }
    expect(failures.map(({ reason }) => reason)).toEqual(['quota']);
    put.mockRestore();
    await store.flush();
    expect((await stored(name)).entries).toHaveLength(3);
    expect((await (await opened(name)).store.load()).history.document).toEqual(history.document);
  });

  it('a browser that keeps nothing is told at once', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(opened()).rejects.toMatchObject({ name: 'StoreError', reason: 'unavailable' });
  });

  it('a database of a later version is left alone', async () => {
    const database = await openDB('later', 7);
    database.close();
    await expect(opened('later')).rejects.toMatchObject({ name: 'StoreError', reason: 'newer' });
  });

  it('saves when the page is left', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const { name, store } = await opened();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    store.save(drawn());
    const flush = vi.spyOn(store, 'flush');
    page.dispatchEvent(new Event('pagehide'));
    expect(flush).toHaveBeenCalledTimes(1);
    await flush.mock.results[0].value;
    vi.useRealTimers();
    expect((await stored(name)).entries).toHaveLength(1);
    await store.close();
    page.dispatchEvent(new Event('pagehide'));
    expect(flush).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
  });
});
