import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from 'idb';
import { Late, Standing } from '../../kernel/standing';
import { newId } from '../edits';
import { StoreError } from '../errors';
import { isSound, type Kept } from './record';

interface Schema extends DBSchema {
  /** Saves, one after the other. Never changed. */
  journal: { key: number; value: Kept };
  /** The last snapshots. */
  snapshots: { key: number; value: Kept };
  /** What could not be read, as it was. */
  aside: { key: string; value: unknown };
  /** When a project file was last saved, and at which save. */
  notes: { key: 'file'; value: FileNote };
  /** Where version 1 kept the project, until it was first opened by a later one. */
  project: { key: string; value: unknown };
  entries: { key: number; value: unknown };
}

export interface FileNote {
  /** Milliseconds since 1970. */
  at: number;
  seq: number;
}

/** Everything that is in the database, with nothing taken for granted. */
export interface RawJournal {
  saves: unknown[];
  snapshots: unknown[];
  version1: { project: unknown; entries: unknown[] } | null;
}

const SNAPSHOTS_KEPT = 2;

/** The journal's place in IndexedDB. What it writes is on the disk, and read back, before a call resolves. */
export class JournalDatabase {
  /** The save that was written and could not be read back: it may be there or not, and gives way to the next. */
  #unproved: string | null = null;

  /** Called when the browser closes the database, to erase it or to upgrade it: the next call opens it again. */
  oncut: () => void = () => undefined;
  readonly #standing: Standing<IDBPDatabase<Schema>>;

  private constructor(name: string) {
    this.#standing = new Standing((closed) =>
      connect(name, () => {
        closed();
        this.oncut();
      }),
    );
  }

  /** @throws {StoreError} */
  static async open(name = 'perimetre'): Promise<JournalDatabase> {
    const database = new JournalDatabase(name);
    await database.#opened();
    return database;
  }

  /** @throws {StoreError} */
  #opened(): Promise<IDBPDatabase<Schema>> {
    return this.#standing.use().catch((error: unknown) => {
      throw openingError(error);
    });
  }

  readAll(): Promise<RawJournal> {
    return this.#run(['journal', 'snapshots', 'project', 'entries'], 'readonly', async (stores) => {
      const saves = await stores('journal').getAll();
      const snapshots = await stores('snapshots').getAll();
      const project = await stores('project').get('project');
      const entries = await stores('entries').getAll();
      return { saves, snapshots, version1: project === undefined ? null : { project, entries } };
    });
  }

  /** @throws when it cannot, `ConstraintError` when another tab has written a save of that number. */
  async append(save: Kept): Promise<void> {
    if (this.#unproved !== null) await this.#clearUnproved(save.seq);
    await this.#run(['journal'], 'readwrite', (stores, commit) => {
      const added = stores('journal').add!(save);
      // Where `commit` throws, that is told.
      added.catch(() => undefined);
      // At once: a page that is being left may not come back to it.
      commit();
      return added;
    });
    this.#unproved = save.body;
    await this.#readBack('journal', save);
    this.#unproved = null;
  }

  async putSnapshot(snapshot: Kept): Promise<void> {
    await this.#run(['snapshots'], 'readwrite', (stores) => stores('snapshots').put!(snapshot));
    await this.#readBack('snapshots', snapshot);
    await this.#run(['snapshots'], 'readwrite', async (stores) => {
      const all = await stores('snapshots').getAllKeys();
      for (const seq of all.slice(0, -SNAPSHOTS_KEPT)) await stores('snapshots').delete!(seq);
    });
  }

  /** Copies all that is there aside, and begins a new journal, at once or not at all. */
  async beginAnew(save: Kept, snapshot: Kept): Promise<void> {
    const before = await this.readAll();
    const emptied = ['journal', 'snapshots', 'project', 'entries'] as const;
    await this.#run([...emptied, 'aside'], 'readwrite', async (stores) => {
      if (before.saves.length || before.snapshots.length || before.version1)
        await stores('aside').put!(before, `${new Date().toISOString()} ${newId()}`);
      for (const store of emptied) await stores(store).clear!();
      await stores('journal').add!(save);
      await stores('snapshots').add!(snapshot);
    });
    await this.#readBack('journal', save);
  }

  /** What was put aside, by the time it was found. */
  readAside(): Promise<{ found: string; content: unknown }[]> {
    return this.#run(['aside'], 'readonly', async (stores) => {
      const keys = await stores('aside').getAllKeys();
      const contents = await stores('aside').getAll();
      return keys.map((found, i) => ({ found, content: contents[i] }));
    });
  }

  fileNote(): Promise<FileNote | null> {
    return this.#run(['notes'], 'readonly', async (stores) => (await stores('notes').get('file')) ?? null);
  }

  async noteFile(note: FileNote): Promise<void> {
    await this.#run(['notes'], 'readwrite', (stores) => stores('notes').put!(note, 'file'));
  }

  /** Number of the last save that is there; 0 when there is none. */
  lastSave(): Promise<number> {
    return this.#run(['journal'], 'readonly', async (stores) => (await stores('journal').getAllKeys()).at(-1) ?? 0);
  }

  async #clearUnproved(seq: number): Promise<void> {
    await this.#run(['journal'], 'readwrite', async (stores) => {
      const there = await stores('journal').get(seq);
      if (there && (there.body === this.#unproved || !isSound(there))) await stores('journal').delete!(seq);
    });
    this.#unproved = null;
  }

  async #readBack(store: 'journal' | 'snapshots', kept: Kept): Promise<void> {
    const written = await this.#run([store], 'readonly', (stores) => stores(store).get(kept.seq));
    if (written?.check === kept.check && written.body === kept.body) return;
    await this.#run([store], 'readwrite', (stores) => stores(store).delete!(kept.seq));
    throw new StoreError('failed');
  }

  /** All of `work` in one transaction, on the disk when this resolves; none of it when it rejects. */
  async #run<N extends StoreNames<Schema>, M extends 'readonly' | 'readwrite', T>(
    names: N[],
    mode: M,
    work: (store: <S extends N>(name: S) => IDBPObjectStore<Schema, N[], S, M>, commit: () => void) => Promise<T>,
  ): Promise<T> {
    const transaction = (await this.#opened()).transaction(names, mode, { durability: 'strict' });
    // Its failure is told by the request that fails, or by the wait below.
    transaction.done.catch(() => undefined);
    try {
      const result = await work(
        (name) => transaction.objectStore(name),
        () => transaction.commit(),
      );
      await transaction.done;
      return result;
    } catch (error) {
      if (mode === 'readwrite') abort(transaction);
      throw error;
    }
  }

  close(): void {
    this.#standing.close();
  }
}

function connect(name: string, closed: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    upgrade(db, from) {
      if (from < 1) for (const store of ['project', 'entries', 'aside'] as const) db.createObjectStore(store);
      for (const store of ['journal', 'snapshots'] as const) db.createObjectStore(store, { keyPath: 'seq' });
      db.createObjectStore('notes');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

function openingError(error: unknown): StoreError {
  if (error instanceof Late) return new StoreError('withheld', error);
  return new StoreError((error as DOMException).name === 'VersionError' ? 'newer' : 'unavailable', error);
}

/** Half of a transaction would be worse than none; one that is over already cannot be aborted. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    if ((error as DOMException).name !== 'InvalidStateError') throw error;
  }
}

export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  switch ((error as DOMException).name) {
    case 'QuotaExceededError':
      return new StoreError('quota', error);
    case 'ConstraintError':
      return new StoreError('elsewhere', error);
    default:
      return new StoreError('failed', error);
  }
}
