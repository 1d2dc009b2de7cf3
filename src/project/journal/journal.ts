import type { Atlas } from '../../atlas/atlas';
import type { StoreError } from '../errors';
import type { Entry, History } from '../history';
import type { Loss } from '../loss';
import { storeDocument, storeTransaction } from '../stored';
import { JournalDatabase, storeError } from './database';
import { rebuild } from './rebuild';
import { keep, type Kept } from './record';
import { unitsMark } from './replay';
import { readVersion1 } from './version-1';

/** A save starts this long after the first edit that it holds. */
const DELAY = 200;
/** A save that failed is tried again after this long. */
const RETRY = 5000;
/** Saves between two snapshots. */
const SNAPSHOT_EVERY = 100;
/** A snapshot is taken when nothing was edited for this long. */
const REST = 10_000;

export interface JournalHost {
  /** Called at the first save that fails, and not again before one has succeeded. */
  failed(error: StoreError): void;
  /** Called after each save that was written and read back. */
  saved(seq: number): void;
  /** The browser has closed the database: what was saved may be there no more, and `rewrite` keeps it again. */
  cut?(): void;
  /** What had been saved was gone: all of the work has just been saved anew. */
  erased?(): void;
}

/**
 * Keeps the document and its history in the browser. Each save adds one record, numbered and checksummed, to a journal
 * that is never changed; it is read back before it counts. Snapshots spare the next opening the way through all saves.
 */
export class Journal {
  #history: History | null = null;
  /** The one that is worked on. */
  #latest: History | null = null;
  /** The entries as the journal has them. */
  #kept: readonly Entry[] = [];
  #seq = 0;
  #snapshot = 0;
  /** The journal was not read whole: the next save copies it aside and begins a new one. */
  #broken = false;
  /** The database was closed since the last save, and may have been erased. */
  #cut = false;
  /** It was; not told yet. */
  #erased = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failing = false;
  #stopped = false;

  private constructor(
    private atlas: Atlas,
    readonly database: JournalDatabase,
    private readonly host: JournalHost,
  ) {
    database.oncut = () => {
      this.#cut = true;
      host.cut?.();
    };
    globalThis.addEventListener?.('pagehide', this.#leave);
    globalThis.document?.addEventListener('visibilitychange', this.#leave);
  }

  /** @throws {StoreError} `unavailable` when the browser keeps nothing, `newer` when a later version has been here. */
  static async open(atlas: Atlas, host: JournalHost, name?: string): Promise<Journal> {
    return new Journal(atlas, await JournalDatabase.open(name), host);
  }

  /** Goes on with histories over an atlas of other units: what is kept names them by their codes. */
  over(atlas: Atlas): void {
    this.atlas = atlas;
  }

  /** Number of the last save. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * The history as it was left, and what had to be dropped of it. What was not read whole is copied aside before the
   * next save, which begins a new journal.
   * @throws {StoreError} when the database cannot be read; nothing is then saved over it.
   */
  async load(): Promise<{ history: History; losses: Loss[] }> {
    this.#stopped = true;
    try {
      this.#cut = false;
      const { saves, snapshots, version1 } = await this.database.readAll();
      const first = !saves.length && !snapshots.length && version1 ? readVersion1(this.atlas, version1) : null;
      const { history, losses, sound, seq, snapshot } = first ?? rebuild(this.atlas, saves, snapshots);
      this.#seq = seq;
      this.#snapshot = snapshot;
      this.#kept = sound ? [...history.entries] : [];
      this.#broken = !sound;
      this.#latest = history;
      this.#stopped = losses.some(({ kind }) => kind === 'version');
      return { history, losses };
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Asks for `history` to be saved, within a second. */
  save(history: History): void {
    this.#history = this.#latest = history;
    this.#wait(DELAY);
  }

  /** Saves what is worked on again, should it be there no more. */
  rewrite(): void {
    if (this.#latest) this.save(this.#latest);
  }

  /** Saves at once what is not saved yet. Never rejects: failures go to the host. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
    this.#timer = undefined;
    const history = this.#history;
    this.#history = null;
    if (history && !this.#stopped) {
      const { document, cursor } = history;
      const state = { document, cursor, entries: [...history.entries] };
      this.#writing = this.#writing.then(() => this.#write(state, history));
    }
    return this.#writing;
  }

  /** Saves what is left, then saves no more. */
  async stop(): Promise<void> {
    await this.flush();
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  }

  async close(): Promise<void> {
    await this.stop();
    globalThis.removeEventListener?.('pagehide', this.#leave);
    globalThis.document?.removeEventListener('visibilitychange', this.#leave);
    await this.database.close();
  }

  #leave = () => void this.flush();

  #wait(delay: number): void {
    if (!this.#stopped) this.#timer ??= setTimeout(() => void this.flush(), delay);
  }

  async #write(state: State, history: History): Promise<void> {
    if (this.#stopped) return;
    try {
      if (this.#cut && (await this.database.lastSave()) < this.#seq) this.#broken = this.#erased = true;
      this.#cut = false;
      if (this.#broken) await this.#begin(state);
      else await this.#append(state);
      this.#kept = state.entries;
      this.#failing = false;
      this.host.saved(this.#seq);
      if (this.#erased) this.host.erased?.();
      this.#erased = false;
      this.#resting = setTimeout(() => void this.#rest(state), REST);
    } catch (cause) {
      const error = storeError(cause);
      this.#stopped = error.reason === 'elsewhere';
      this.#history ??= history;
      if (!this.#failing) this.host.failed(error);
      this.#failing = true;
      this.#wait(RETRY);
    }
  }

  async #append(state: State): Promise<void> {
    const seq = this.#seq + 1;
    await this.database.append(this.#saveOf(seq, state, commonLength(state.entries, this.#kept)));
    this.#seq = seq;
    if (seq - this.#snapshot >= SNAPSHOT_EVERY) await this.#takeSnapshot(state);
  }

  async #begin(state: State): Promise<void> {
    await this.database.beginAnew(this.#saveOf(1, state, 0), this.#snapshotOf(1, state));
    this.#seq = 1;
    this.#snapshot = 1;
    this.#broken = false;
  }

  async #rest(state: State): Promise<void> {
    if (!this.#stopped && this.#snapshot < this.#seq) await this.#takeSnapshot(state);
  }

  /** A snapshot that fails is no loss: the saves are there, and the next one is due. */
  async #takeSnapshot(state: State): Promise<void> {
    const seq = this.#seq;
    try {
      await this.database.putSnapshot(this.#snapshotOf(seq, state));
      this.#snapshot = seq;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }

  #saveOf(seq: number, { entries, cursor }: State, common: number): Kept {
    const fresh = entries.slice(common).map(({ transaction, label }) => ({
      transaction: storeTransaction(this.atlas, transaction),
      label,
    }));
    return keep(seq, { keep: common, entries: fresh, cursor });
  }

  #snapshotOf(seq: number, { document, cursor }: State): Kept {
    return keep(seq, { document: storeDocument(this.atlas, document), cursor, units: unitsMark(this.atlas) });
  }
}

interface State {
  document: History['document'];
  entries: readonly Entry[];
  cursor: number;
}

/** How many entries two histories of the same work begin with; those that differ are all at the end. */
function commonLength(a: readonly Entry[], b: readonly Entry[]): number {
  let [low, high] = [0, Math.min(a.length, b.length)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a[middle - 1] === b[middle - 1]) low = middle;
    else high = middle - 1;
  }
  return low;
}
