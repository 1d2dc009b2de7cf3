import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import type { StoreError } from '../../src/project/errors';
import { History } from '../../src/project/history';
import { Journal } from '../../src/project/journal/journal';
import { isSound, type Kept } from '../../src/project/journal/record';
import { restoreDocument } from '../../src/project/restore';
import { restoreHistory } from '../../src/project/restore-history';
import type { Transaction } from '../../src/project/transaction';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { recodedText } from '../../src/words/losses';
import version1 from './fixtures/version-1.json';
import { codesOf, france, unitsOf } from './france';

const french = { words: fr, format: new Format('fr') };
let databases = 0;
const open: Journal[] = [];

/** A database of its own for each test, unless `name` says to come back to one. */
async function opened(name = `journal-${databases++}`, atlas = france) {
  const failures: StoreError[] = [];
  const saves: number[] = [];
  const host = { failed: (error: StoreError) => failures.push(error), saved: (seq: number) => saves.push(seq) };
  const journal = await Journal.open(atlas, host, name);
  open.push(journal);
  const { history, losses } = await journal.load();
  return { name, journal, history, losses, failures, saves };
}

const inHand = (history: History) => scenarioOf(history.document).current!;
const add = (history: History, ...codes: string[]) =>
  history.perform(edits.addUnits(history.document, inHand(history), unitsOf(...codes))!);
function begin(history: History): History {
  history.perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190')));
  return history;
}
/** Everything that must come back: the document, each entry in full, the place among them. */
const whole = ({ document, entries, cursor }: History) => ({
  document,
  cursor,
  entries: entries.map(({ transaction, label }) => ({ transaction, label })),
});

async function stored(name: string) {
  const database = await openDB(name);
  const all = {
    journal: (await database.getAll('journal')) as Kept[],
    snapshots: (await database.getAll('snapshots')) as Kept[],
    aside: (await database.getAll('aside')) as Record<string, unknown>[],
  };
  database.close();
  return all;
}

async function change(name: string, store: 'journal' | 'snapshots', value: unknown) {
  const database = await openDB(name);
  await database.put(store, value);
  database.close();
}

/** A journal of `length` saves, each of one commune more, and the states after each of them. */
async function written(length: number) {
  const session = await opened();
  const { journal, history } = session;
  begin(history);
  const states = [new History(), history].map(whole);
  journal.save(history);
  await journal.flush();
  for (let i = 1; i < length; i++) {
    add(history, france.codes[i]);
    journal.save(history);
    await journal.flush();
    states.push(whole(history));
  }
  await journal.close();
  return { ...session, states };
}

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((journal) => journal.close()));
});

describe('journal', () => {
  it('a new visitor has an empty document and no loss', async () => {
    const { history, losses } = await opened();
    expect(whole(history)).toEqual(whole(new History()));
    expect(losses).toEqual([]);
  });

  it('document, history and place in it come back in the next session, and the one after', async () => {
    const { name, journal, history, failures } = await opened();
    begin(history);
    journal.save(history);
    add(history, '03321');
    add(history, '03013');
    history.undo();
    journal.save(history);
    await journal.close();
    const next = await opened(name);
    expect(next.losses).toEqual([]);
    expect(whole(next.history)).toEqual(whole(history));
    next.history.undo();
    add(next.history, '03310');
    const left = whole(next.history);
    next.journal.save(next.history);
    await next.journal.close();
    expect(whole((await opened(name)).history)).toEqual(left);
    expect(failures).toEqual([]);
  });

  it('saves within a second of the first edit, however many follow', async () => {
    const { name, journal, history } = await opened();
    begin(history);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (let elapsed = 0; elapsed < 1000; elapsed += 100) {
      add(history, france.codes[elapsed]);
      journal.save(history);
      vi.advanceTimersByTime(100);
    }
    vi.useRealTimers();
    await journal.flush();
    const { journal: saves } = await stored(name);
    expect(saves.length).toBeGreaterThanOrEqual(4);
    expect(whole((await opened(name)).history)).toEqual(whole(history));
  });

  it('an edit after 2 000 others writes one record with one entry, and a save is never changed', async () => {
    const { name, journal, history } = await opened();
    begin(history);
    for (const code of france.codes.slice(3000, 5000)) add(history, code);
    journal.save(history);
    await journal.flush();
    const [first] = (await stored(name)).journal;
    const write = vi.spyOn(IDBObjectStore.prototype, 'add');
    add(history, '03321');
    journal.save(history);
    await journal.flush();
    history.undo();
    history.undo();
    add(history, '03013');
    journal.save(history);
    await journal.flush();
    const bodies = write.mock.calls.map(([value]) => JSON.parse((value as Kept).body) as Record<string, unknown>);
    expect(bodies).toMatchObject([
      { keep: 2001, entries: [{}], cursor: 2002 },
      { keep: 2000, entries: [{}], cursor: 2001 },
    ]);
    const after = (await stored(name)).journal;
    expect(after).toHaveLength(3);
    expect(after[0]).toEqual(first);
    expect(after.every(isSound)).toBe(true);
  });

  it('takes a snapshot every hundred saves, and keeps the last two', async () => {
    const { name, states } = await written(330);
    expect((await stored(name)).snapshots.map(({ seq }) => seq)).toEqual([200, 300]);
    const { history } = await opened(name);
    expect(whole(history)).toEqual(states.at(-1));
    while (history.undo());
    expect(history.document).toEqual(states[0].document);
  });

  it('skips a broken save back to the last good state, keeps it aside, and goes on from there', async () => {
    const { name, states } = await written(12);
    const before = await stored(name);
    await change(name, 'journal', {
      ...before.journal[8],
      body: before.journal[8].body.replace('03190', '03310') + ' ',
    });
    const broken = await stored(name);
    const { history, losses, journal } = await opened(name);
    expect(whole(history)).toEqual(states[8]);
    expect(losses).toEqual([{ kind: 'saves', saves: 4 }]);
    expect(await stored(name)).toEqual(broken);
    add(history, '03013');
    journal.save(history);
    await journal.close();
    const after = await stored(name);
    expect(after.aside).toEqual([{ saves: broken.journal, snapshots: broken.snapshots, version1: null }]);
    const next = await opened(name);
    expect(next.losses).toEqual([]);
    expect(whole(next.history)).toEqual(whole(history));
  });

  it('a save broken before the last snapshot costs undo steps, not the document', async () => {
    const { name, states } = await written(130);
    const { journal } = await stored(name);
    await change(name, 'journal', { ...journal[49], check: 0 });
    const { history, losses } = await opened(name);
    expect(history.document).toEqual(states.at(-1)!.document);
    expect(losses).toEqual([{ kind: 'history', entries: 50 }]);
    while (history.undo());
    expect(history.document).toEqual(states[50].document);
  });

  it('without a good snapshot, the saves alone give all back', async () => {
    const { name, states } = await written(220);
    for (const snapshot of (await stored(name)).snapshots) await change(name, 'snapshots', { ...snapshot, body: '{}' });
    const { history, losses } = await opened(name);
    expect(losses).toEqual([]);
    expect(whole(history)).toEqual(states.at(-1));
  });

  it('without the saves, a snapshot gives the document back', async () => {
    const { name, states } = await written(101);
    const database = await openDB(name);
    await database.clear('journal');
    database.close();
    const { history, losses } = await opened(name);
    expect(history.document).toEqual(states[100].document);
    expect(losses).toEqual([{ kind: 'history', entries: 100 }]);
  });

  it.each([
    ['before any snapshot', 0],
    ['on a snapshot', 1],
    ['after a snapshot', 2],
  ])('communes merged since are recoded, listed, and the work is there, kept %s', async (_, when) => {
    // L’Oudon was a commune on the day, in the place that another has now; it is a part of Saint-Pierre-en-Auge.
    const [kept] = unitsOf('14654');
    const gone = kept + 1;
    const before = { ...france, codes: france.codes.map((code, unit) => (unit === gone ? '14697' : code)) };
    const { name, journal, history } = await opened(undefined, before);
    begin(history);
    const edit = async (transaction: Transaction | null) => {
      history.perform(transaction!);
      journal.save(history);
      await journal.flush();
    };
    const snapshot = async (at: number) => {
      if (at !== when) return;
      for (let i = 0; i < 110; i++) await edit(edits.renameTerritory(history.document, inHand(history), `Essai ${i}`));
    };
    await snapshot(2);
    await edit(edits.addUnits(history.document, inHand(history), [kept]));
    await edit(edits.addUnits(history.document, inHand(history), [gone]));
    await edit(edits.addUnits(history.document, inHand(history), unitsOf('03013')));
    await edit(edits.renameTerritory(history.document, inHand(history), 'Auge'));
    await snapshot(1);
    await journal.close();

    const next = await opened(name);
    expect(codesOf(scenarioOf(next.history.document).territories[0].units)).toEqual(['03013', '03190', '14654']);
    expect(next.losses).toContainEqual(expect.objectContaining({ kind: 'recoded', codes: ['14697'] }));
    expect(recodedText(next.losses, french)).toMatch(/^La liste des communes a changé.* 14697 de «\s/);
    expect(next.losses.filter(({ kind }) => kind === 'saves' || kind === 'units')).toEqual([]);
    while (next.history.undo());
    while (next.history.redo());
    expect(codesOf(scenarioOf(next.history.document).territories[0].units)).toEqual(['03013', '03190', '14654']);
    add(next.history, '03310');
    next.journal.save(next.history);
    await next.journal.close();
    expect((await stored(name)).aside).toHaveLength(1);
    const last = await opened(name);
    expect(last.losses).toEqual([]);
    expect(whole(last.history)).toEqual(whole(next.history));
  });

  it('a project of version 1 moves in, undo included, and its stores stay aside', async () => {
    const name = `journal-${databases++}`;
    const old = await openDB(name, 1, {
      upgrade(db) {
        for (const store of ['project', 'entries', 'aside']) db.createObjectStore(store);
      },
    });
    await old.put('project', version1.project, 'project');
    for (const [i, entry] of version1.entries.entries()) await old.put('entries', entry, i);
    old.close();
    const { journal, history, losses } = await opened(name);
    const { document } = restoreDocument(france, version1.project);
    const expected = restoreHistory(france, document, version1.entries, version1.project.cursor).history;
    expect(losses).toEqual([]);
    expect(whole(history)).toEqual(whole(expected));
    history.undo();
    journal.save(history);
    await journal.close();
    expect((await stored(name)).aside).toMatchObject([{ version1 }]);
    expect(whole((await opened(name)).history)).toEqual(whole(history));
  });

  it('another tab that has saved stops this one, which says so once and leaves the work of the other', async () => {
    const one = await opened();
    const two = await opened(one.name);
    two.journal.save(begin(two.history));
    await two.journal.flush();
    begin(one.history);
    for (const code of ['03321', '03013']) {
      add(one.history, code);
      one.journal.save(one.history);
      await one.journal.flush();
    }
    expect(one.failures.map(({ reason }) => reason)).toEqual(['elsewhere']);
    expect(two.failures).toEqual([]);
    expect(whole((await opened(one.name)).history)).toEqual(whole(two.history));
  });

  it('tells a full disk once, then saves all of it by itself when there is room again', async () => {
    const { name, journal, history, failures } = await opened();
    begin(history);
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const code of ['03321', '03013']) {
      add(history, code);
      journal.save(history);
      await journal.flush();
    }
    expect(failures.map(({ reason }) => reason)).toEqual(['quota']);
    full.mockRestore();
    vi.advanceTimersByTime(6000);
    vi.useRealTimers();
    await journal.flush();
    expect(whole((await opened(name)).history)).toEqual(whole(history));
  });

  it('a record that is not read back as it was written does not count as saved', async () => {
    const { name, journal, history, failures } = await opened();
    const spoil = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (
      this: IDBObjectStore,
      value,
    ) {
      return this.put({ ...(value as Kept), body: '{}' });
    });
    journal.save(begin(history));
    await journal.flush();
    expect(spoil).toHaveBeenCalledTimes(1);
    expect(failures.map(({ reason }) => reason)).toEqual(['failed']);
    await journal.flush();
    expect(whole((await opened(name)).history)).toEqual(whole(history));
  });

  it('a browser that keeps nothing is told at once, and a database of a later version is left alone', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(opened()).rejects.toMatchObject({ name: 'StoreError', reason: 'unavailable' });
    (await openDB('later', 7)).close();
    await expect(opened('later')).rejects.toMatchObject({ name: 'StoreError', reason: 'newer' });
  });

  it('saves when the page is left', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const { name, journal, history, saves } = await opened();
    journal.save(begin(history));
    page.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(() => expect(saves).toEqual([1]));
    expect(whole((await opened(name)).history)).toEqual(whole(history));
    vi.unstubAllGlobals();
  });
});
