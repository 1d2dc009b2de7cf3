import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Atlas } from '../atlas/atlas';
import { StoreError } from './errors';
import { History, type Entry } from './history';
import type { Loss } from './loss';
import { restoreDocument } from './restore';
import { restoreHistory } from './restore-history';
import type { StoredDocument, StoredTransaction } from './schema';
import { storeDocument, storeTransaction } from './stored';

interface Schema extends DBSchema {
  /** The one project, under `project`. `revision` counts its saves, whoever made them. */
  project: { key: 'project'; value: StoredDocument & { cursor: number; revision: number } };
  /** The history: entry `i` under `i`. */
  entries: { key: number; value: StoredTransaction };
  /** What could not be read, as it was, under the time it was found. */
  aside: { key: string; value: { project: unknown; entries: unknown[] } };
}

/** A save starts this long after the first edit that it holds. */
const DELAY = 400;

/**
 * Keeps the document and its history in IndexedDB. A save is one atomic write of the document and of the entries that
 * are new since the last one. The page is asked to save when it is hidden or left.
 */
export class ProjectStore {
  readonly #atlas: Atlas;
  readonly #database: IDBPDatabase<Schema>;
  readonly #failed: (error: StoreError) => void;
  #history: History | null = null;
  /** The entries as they stand in the database. */
  #kept: readonly Entry[] = [];
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failing = false;
  #stopped = false;

  private constructor(atlas: Atlas, database: IDBPDatabase<Schema>, failed: (error: StoreError) => void) {
    this.#atlas = atlas;
    this.#database = database;
    this.#failed = failed;
    globalThis.addEventListener?.('pagehide', this.#leave);
    globalThis.document?.addEventListener('visibilitychange', this.#leave);
  }

  /**
   * @param failed called at the first save that fails, and not again before one has succeeded.
   * @throws {StoreError} `unavailable` when the browser keeps nothing (private window, no IndexedDB), `newer` when a
   * later version of the app has been here.
   */
  static async open(atlas: Atlas, failed: (error: StoreError) => void, name = 'perimetre'): Promise<ProjectStore> {
    try {
      const database = await openDB<Schema>(name, 1, {
        upgrade(db) {
          db.createObjectStore('project');
          db.createObjectStore('entries');
          db.createObjectStore('aside');
        },
        blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      });
      return new ProjectStore(atlas, database, failed);
    } catch (error) {
      throw new StoreError((error as DOMException).name === 'VersionError' ? 'newer' : 'unavailable', error);
    }
  }

  /**
   * The history as it was left, and what had to be dropped of it. Whatever was not read whole is first copied aside.
   * @throws {StoreError} when the database cannot be read.
   */
  async load(): Promise<{ history: History; losses: Loss[] }> {
    try {
      const transaction = this.#database.transaction(['project', 'entries', 'aside'], 'readwrite');
      const project = await transaction.objectStore('project').get('project');
      const entries = await transaction.objectStore('entries').getAll();
      const restored = this.#read(project, entries);
      if (restored.losses.length)
        await transaction.objectStore('aside').put({ project, entries }, new Date().toISOString());
      await transaction.done;
      this.#revision = project?.revision ?? 0;
      this.#kept = restored.losses.length ? [] : [...restored.history.entries];
      if (restored.losses.length) this.save(restored.history);
      return restored;
    } catch (error) {
      throw new StoreError('failed', error);
    }
  }

  #read(project: (StoredDocument & { cursor: number }) | undefined, entries: unknown[]) {
    if (!project) return { history: new History(), losses: [] };
    const { document, losses } = restoreDocument(this.#atlas, project);
    if (losses.some(({ kind }) => kind === 'unreadable' || kind === 'version'))
      return { history: new History(document), losses };
    const restored = restoreHistory(this.#atlas, document, entries, project.cursor);
    return { history: restored.history, losses: [...losses, ...restored.losses] };
  }

  /** Asks for `history` to be saved, within a second. */
  save(history: History): void {
    this.#history = history;
    if (!this.#stopped) this.#timer ??= setTimeout(() => void this.flush(), DELAY);
  }

  /** Saves at once what is not saved yet. Never rejects: failures go to the callback of `open`. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const history = this.#history;
    this.#history = null;
    if (history && !this.#stopped) {
      const document = { ...storeDocument(this.#atlas, history.document), cursor: history.cursor };
      const entries = [...history.entries];
      this.#writing = this.#writing.then(() => this.#write(document, entries, history));
    }
    return this.#writing;
  }

  /** Stops saving and lets go of the database. */
  async close(): Promise<void> {
    await this.flush();
    this.#stopped = true;
    globalThis.removeEventListener?.('pagehide', this.#leave);
    globalThis.document?.removeEventListener('visibilitychange', this.#leave);
    this.#database.close();
  }

  #leave = () => void this.flush();

  async #write(
    document: StoredDocument & { cursor: number },
    entries: readonly Entry[],
    history: History,
  ): Promise<void> {
    try {
      const transaction = this.#database.transaction(['project', 'entries'], 'readwrite');
      const project = transaction.objectStore('project');
      const found = (await project.get('project'))?.revision ?? 0;
      if (found !== this.#revision) {
        this.#stopped = true;
        throw new StoreError('elsewhere');
      }
      let common = 0;
      while (common < entries.length && entries[common] === this.#kept[common]) common++;
      const kept = transaction.objectStore('entries');
      const writes: Promise<unknown>[] = [
        kept.delete(IDBKeyRange.lowerBound(common)),
        project.put({ ...document, revision: found + 1 }, 'project'),
      ];
      for (let i = common; i < entries.length; i++)
        writes.push(kept.put(storeTransaction(this.#atlas, entries[i].transaction), i));
      await Promise.all([...writes, transaction.done]);
      this.#revision = found + 1;
      this.#kept = entries;
      this.#failing = false;
    } catch (error) {
      this.#history ??= history;
      if (!this.#failing) this.#failed(asStoreError(error));
      this.#failing = true;
    }
  }
}

function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError((error as DOMException).name === 'QuotaExceededError' ? 'quota' : 'failed', error);
}
