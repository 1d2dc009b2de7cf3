import 'fake-indexeddb/auto';
import fc from '../../fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarioOf, type ProjectDocument } from '../../../src/project/document';
import * as edits from '../../../src/project/edits';
import { StoreError } from '../../../src/project/errors';
import { History } from '../../../src/project/history';
import { Journal } from '../../../src/project/journal/journal';
import type { Kept } from '../../../src/project/journal/record';
import { france, unitsOf } from '../france';

/** Every way by which the journal touches IndexedDB. */
const CALLS: [prototype: object, method: string][] = [
  [IDBFactory.prototype, 'open'],
  [IDBDatabase.prototype, 'transaction'],
  ...['get', 'getAll', 'getAllKeys', 'add', 'put', 'delete', 'clear'].map((method): [object, string] => [
    IDBObjectStore.prototype,
    method,
  ]),
];

/** How a call goes wrong: at once, or later with all of its transaction. */
type Fault = 'throws' | 'quota' | 'aborts';

let calls = 0;
function inject(at: number, fault: Fault): void {
  calls = 0;
  for (const [prototype, method] of CALLS) {
    const real = (prototype as Record<string, (this: unknown, ...given: unknown[]) => unknown>)[method];
    vi.spyOn(prototype as Record<string, () => unknown>, method).mockImplementation(function (
      this: unknown,
      ...given: unknown[]
    ) {
      const wrong = ++calls === at;
      if (wrong && fault !== 'aborts')
        throw new DOMException(fault, fault === 'quota' ? 'QuotaExceededError' : 'UnknownError');
      const answer = real.apply(this, given);
      if (wrong && this instanceof IDBObjectStore) this.transaction.abort();
      return answer;
    });
  }
}

afterEach(() => void vi.restoreAllMocks());

const add = (history: History, ...codes: string[]) => {
  const id = scenarioOf(history.document).current!;
  history.perform(edits.addUnits(history.document, id, unitsOf(...codes))!);
};
const whole = ({ document, entries, cursor }: History) => ({
  document,
  cursor,
  entries: entries.map(({ transaction, label }) => ({ transaction, label })),
});
const plain = (document: ProjectDocument) =>
  JSON.stringify(document.scenarios.map(({ territories }) => territories.map(({ id, units }) => [id, ...units])));
let databases = 0;

/** A database with some work in it, whole or with a save that is broken. */
async function worked(saves: number, broken: boolean) {
  const name = `faults-${databases++}`;
  const journal = await Journal.open(france, { failed: () => undefined, saved: () => undefined }, name);
  const { history } = await journal.load();
  history.perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190')));
  const states = [new History(), history].map(whole);
  journal.save(history);
  await journal.flush();
  for (let i = 1; i < saves; i++) {
    add(history, france.codes[i]);
    journal.save(history);
    await journal.flush();
    states.push(whole(history));
  }
  await journal.close();
  if (broken) {
    const database = await openDB(name);
    const [last] = (await database.getAll('journal')).slice(-1) as Kept[];
    await database.put('journal', { ...last, check: 0 });
    database.close();
    states.pop();
  }
  return { name, states };
}

/** What a person does, on whatever the journal gives. */
async function session(name: string) {
  const failures: StoreError[] = [];
  let history = new History();
  let journal: Journal | null = null;
  let loaded = false;
  try {
    journal = await Journal.open(france, { failed: (error) => failures.push(error), saved: () => undefined }, name);
    history = (await journal.load()).history;
    loaded = true;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    failures.push(error);
  }
  history.perform(edits.createTerritory(history.document, 'Nord', unitsOf('03185')));
  for (const code of ['03321', '03013', '03310']) {
    add(history, code);
    journal?.save(history);
    await journal?.flush();
  }
  return { history, journal, failures, loaded };
}

async function reopened(name: string) {
  const journal = await Journal.open(france, { failed: () => undefined, saved: () => undefined }, name);
  const read = await journal.load();
  await journal.close();
  return read;
}

describe.each([
  ['a journal that is whole', 99, false],
  ['a journal with a broken save', 5, true],
])('IndexedDB failing on %s', (_, saves, broken) => {
  it.each<Fault>(['throws', 'quota', 'aborts'])(
    '%s at every call in turn: what is not saved is said, then saved',
    async (fault) => {
      const clean = await worked(saves, broken);
      inject(Infinity, fault);
      await (await session(clean.name)).journal!.close();
      const total = calls;
      vi.restoreAllMocks();
      expect(total).toBeGreaterThan(15);
      for (let at = 1; at <= total; at++) {
        const { name, states } = await worked(saves, broken);
        inject(at, fault);
        const { history, journal, failures, loaded } = await session(name);
        vi.restoreAllMocks();
        const kept = (await reopened(name)).history;
        if (!loaded) expect(whole(kept), `call ${at}`).toEqual(states.at(-1));
        else if (!failures.length) expect(whole(kept), `call ${at}`).toEqual(whole(history));
        await journal?.close();
        if (loaded) expect(whole((await reopened(name)).history), `call ${at}, again`).toEqual(whole(history));
      }
    },
  );
});

describe('storage spoilt at random', () => {
  it('opens on a state that was, tells when it is not the last, and undo and redo go all the way', async () => {
    const { name, states } = await worked(112, false);
    const documents = states.map(({ document }) => plain(document));
    const database = await openDB(name);
    const sound = {
      journal: (await database.getAll('journal')) as Kept[],
      snapshots: (await database.getAll('snapshots')) as Kept[],
    };
    const spoil = fc.record({
      store: fc.constantFrom('journal' as const, 'snapshots' as const),
      place: fc.nat(200),
      how: fc.constantFrom('byte', 'cut', 'gone', 'check', 'nothing') as fc.Arbitrary<'byte'>,
      at: fc.nat(100_000),
      byte: fc.string({ minLength: 1, maxLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(spoil, { minLength: 1, maxLength: 6 }), async (changes) => {
        const transaction = database.transaction(['journal', 'snapshots'], 'readwrite');
        for (const store of ['journal', 'snapshots'] as const) {
          await transaction.objectStore(store).clear();
          for (const kept of sound[store]) await transaction.objectStore(store).put(kept);
        }
        for (const { store, place, how, at, byte } of changes) {
          const kept = sound[store][place % sound[store].length];
          const middle = at % kept.body.length;
          const body = {
            byte: kept.body.slice(0, middle) + byte + kept.body.slice(middle + 1),
            cut: kept.body.slice(0, middle),
          };
          const target = transaction.objectStore(store);
          if ((how as string) === 'gone') await target.delete(kept.seq);
          else if ((how as string) === 'check') await target.put({ ...kept, check: kept.check + 1 });
          else if ((how as string) === 'nothing') await target.put({ seq: kept.seq });
          else await target.put({ ...kept, body: body[how] });
        }
        await transaction.done;
        const { history, losses } = await reopened(name);
        const found = documents.indexOf(plain(history.document));
        expect(found).toBeGreaterThanOrEqual(0);
        if (found < documents.length - 1) expect(losses).not.toEqual([]);
        const start = history.document;
        let undone = 0;
        while (history.undo()) undone++;
        while (undone--) expect(history.redo()).not.toBeNull();
        expect(history.document).toEqual(start);
      }),
      { numRuns: Number(process.env.PERIMETRE_CAMPAIGN ?? 60) },
    );
    database.close();
  });

  it('a clock that goes back puts nothing in the place of what was put aside before', async () => {
    const { name } = await worked(3, true);
    for (const day of ['2026-11-20', '2020-01-01']) {
      vi.useFakeTimers({ now: new Date(day), toFake: ['Date'] });
      const { journal } = await session(name);
      await journal!.close();
      vi.useRealTimers();
      const database = await openDB(name);
      const [last] = (await database.getAll('journal')).slice(-1) as Kept[];
      await database.put('journal', { ...last, check: 0 });
      database.close();
    }
    const database = await openDB(name);
    expect(await database.count('aside')).toBe(2);
    database.close();
  });
});
