import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { newId } from '../edits';
import { StoreError } from '../errors';
import type { Kept } from './record';

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
  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  /** @throws {StoreError} */
  static async open(name = 'perimetre'): Promise<JournalDatabase> {
    try {
      const database = await openDB<Schema>(name, 2, {
        upgrade(db, from) {
          if (from < 1) for (const store of ['project', 'entries', 'aside'] as const) db.createObjectStore(store);
          for (const store of ['journal', 'snapshots'] as const) db.createObjectStore(store, { keyPath: 'seq' });
          db.createObjectStore('notes');
        },
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      });
      return new JournalDatabase(database);
    } catch (error) {
      throw new StoreError((error as DOMException).name === 'VersionError' ? 'newer' : 'unavailable', error);
    }
  }

  async readAll(): Promise<RawJournal> {
    const transaction = this.database.transaction(['journal', 'snapshots', 'project', 'entries']);
    const [saves, snapshots, project, entries] = await Promise.all([
      transaction.objectStore('journal').getAll(),
      transaction.objectStore('snapshots').getAll(),
      transaction.objectStore('project').get('project'),
      transaction.objectStore('entries').getAll(),
    ]);
    return { saves, snapshots, version1: project === undefined ? null : { project, entries } };
  }

  /** @throws when it cannot, `ConstraintError` when another tab has written a save of that number. */
  async append(save: Kept): Promise<void> {
    const transaction = this.database.transaction('journal', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.add(save), transaction.done]);
    const written = await this.database.get('journal', save.seq);
    if (same(written, save)) return;
    await this.database.delete('journal', save.seq);
    throw new StoreError('failed');
  }

  async putSnapshot(snapshot: Kept): Promise<void> {
    await this.database.put('snapshots', snapshot);
    if (!same(await this.database.get('snapshots', snapshot.seq), snapshot)) {
      await this.database.delete('snapshots', snapshot.seq);
      throw new StoreError('failed');
    }
    const older = await this.database.getAllKeys('snapshots');
    for (const seq of older.slice(0, -SNAPSHOTS_KEPT)) await this.database.delete('snapshots', seq);
  }

  /** Copies all that is there aside, and begins a new journal, at once or not at all. */
  async beginAnew(save: Kept, snapshot: Kept): Promise<void> {
    const before = await this.readAll();
    const stores = ['journal', 'snapshots', 'aside', 'project', 'entries'] as const;
    const transaction = this.database.transaction(stores, 'readwrite', { durability: 'strict' });
    const emptied = ['journal', 'snapshots', 'project', 'entries'] as const;
    await Promise.all([
      transaction.objectStore('aside').put(before, `${new Date().toISOString()} ${newId()}`),
      ...emptied.map((store) => transaction.objectStore(store).clear()),
      transaction.objectStore('journal').add(save),
      transaction.objectStore('snapshots').add(snapshot),
      transaction.done,
    ]);
  }

  /** What was put aside, by the time it was found. */
  async readAside(): Promise<{ found: string; content: unknown }[]> {
    const [keys, contents] = await Promise.all([this.database.getAllKeys('aside'), this.database.getAll('aside')]);
    return keys.map((key, i) => ({ found: key, content: contents[i] }));
  }

  async fileNote(): Promise<FileNote | null> {
    return (await this.database.get('notes', 'file')) ?? null;
  }

  async noteFile(note: FileNote): Promise<void> {
    await this.database.put('notes', note, 'file');
  }

  close(): void {
    this.database.close();
  }
}

const same = (a: Kept | undefined, b: Kept) => a?.seq === b.seq && a.check === b.check && a.body === b.body;

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
