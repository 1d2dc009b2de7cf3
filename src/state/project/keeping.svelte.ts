import type { Atlas } from '../../atlas/atlas';
import { StoreError } from '../../project/errors';
import { History } from '../../project/history';
import type { FileNote } from '../../project/journal/database';
import { Journal } from '../../project/journal/journal';
import type { Loss } from '../../project/loss';
import { Tabs, type Role } from '../../project/tabs';

const NAME = 'perimetre';
const DAY = 24 * 3600 * 1000;

export interface KeepingHost {
  /** The work cannot be read or kept. */
  failed(error: StoreError): void;
  /** A part of the saved work could not be read. */
  lost(losses: readonly Loss[]): void;
  /** What the browser kept was erased while the page was open: the work is saved again, and so should be the rest. */
  erased(): void;
  /** Another tab has changed the work, or this one has taken it in hand. */
  replaced(history: History): void;
}

/** What keeps the work in this browser: the journal, the tab that writes it, and how well both do. */
export class Keeping {
  role = $state<Role>('writer');
  /** Number of the last save; 0 before the first. */
  seq = $state(0);
  /** Whether the last edits are saved. */
  status = $state<'saved' | 'pending' | 'failed'>('saved');
  /** Whether the browser has promised not to clear the storage; `null` when it does not say. */
  persisted = $state<boolean | null>(null);
  #file = $state.raw<FileNote | null>(null);
  #now = $state(Date.now());
  #journal: Journal | null = null;
  #tabs: Tabs | null = null;
  /** Settles once the work is read again by the tab that has it in hand. */
  #granted: Promise<void> | null = null;
  /** The page was put by, for Back and Forward. */
  #putBy = false;

  constructor(private readonly host: KeepingHost) {
    globalThis.addEventListener?.('pagehide', (event) => event.persisted && this.#letGo());
    globalThis.addEventListener?.('pageshow', () => void this.#comeBack());
  }

  /** No project file was saved for a day of work that only this browser holds, and may clear. */
  readonly reminding: boolean = $derived.by(() => {
    if (this.persisted === true || !this.#file || this.#file.seq >= this.seq) return false;
    const elapsed = this.#now - this.#file.at;
    // A clock that went back says nothing of the time that passed.
    return elapsed < 0 || elapsed >= DAY;
  });

  /** The saved work; an empty history when there is none or the browser keeps nothing. */
  async open(atlas: Atlas): Promise<History> {
    try {
      this.#journal ??= await Journal.open(atlas, {
        failed: (error) => this.#failed(error),
        saved: (seq) => this.#saved(seq),
        cut: () => this.#rewrite(),
        erased: () => this.#erased(),
      });
      this.#tabs ??= new Tabs(NAME, {
        granted: () => void (this.#granted = this.#reload('writer')),
        revoked: () => this.#revoked(),
        saved: () => void this.#reload('reader'),
      });
      this.role = await this.#tabs.open();
      const history = await this.#load(this.#journal);
      this.persisted = (await globalThis.navigator?.storage?.persisted?.()) ?? null;
      this.#file = await this.#journal.database.fileNote();
      return history;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#failed(error);
      return new History();
    }
  }

  /** Goes on with histories over an atlas of other units. */
  over(atlas: Atlas): void {
    this.#journal?.over(atlas);
  }

  save(history: History): void {
    this.status = this.#journal ? 'pending' : 'failed';
    this.#journal?.save(history);
  }

  /** Takes the project in hand from the tab that has it. */
  async takeOver(): Promise<void> {
    await this.#tabs?.takeOver();
    await this.#granted;
  }

  /** Asks the browser not to clear the storage. */
  async persist(): Promise<void> {
    this.persisted = (await globalThis.navigator?.storage?.persist?.()) ?? null;
  }

  /** Notes that a project file holds the work as it is now. */
  async noteFile(): Promise<void> {
    this.#file = { at: Date.now(), seq: this.seq };
    await this.#journal?.database.noteFile(this.#file).catch(() => undefined);
  }

  /** What could not be read, and was kept as it was. */
  async readAside(): Promise<{ found: string; content: unknown }[]> {
    return (await this.#journal?.database.readAside().catch(() => [])) ?? [];
  }

  async #load(journal: Journal): Promise<History> {
    const { history, losses } = await journal.load();
    this.seq = journal.seq;
    this.status = 'saved';
    if (losses.length) this.host.lost(losses);
    return history;
  }

  async #reload(role: Role): Promise<void> {
    try {
      const history = await this.#load(this.#journal!);
      this.role = role;
      this.host.replaced(history);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#failed(error);
    }
  }

  /** Another tab may need the work meanwhile. What could not be saved stays: it is nowhere else. */
  #letGo(): void {
    if (!this.#tabs || this.status === 'failed') return;
    this.#putBy = true;
    this.role = 'reader';
    this.#tabs.letGo();
  }

  async #comeBack(): Promise<void> {
    if (!this.#putBy) return;
    this.#putBy = false;
    await this.#journal!.flush();
    const role = await this.#tabs!.open();
    if (this.status === 'failed') this.role = role;
    else await this.#reload(role);
  }

  async #revoked(): Promise<void> {
    this.role = 'reader';
    await this.#journal?.stop();
  }

  #saved(seq: number): void {
    this.seq = seq;
    this.status = 'saved';
    this.#now = Date.now();
    this.#tabs?.announceSaved();
    if (!this.#file) void this.#begun();
  }

  /** The first save of all: the day before the first reminder begins. */
  async #begun(): Promise<void> {
    this.#file = { at: this.#now, seq: 0 };
    await this.#journal?.database.noteFile(this.#file).catch(() => undefined);
    if (!this.persisted) await this.persist();
  }

  /** The tab that has the work in hand answers for it. */
  #rewrite(): void {
    if (this.role !== 'writer') return;
    this.status = 'pending';
    this.#journal!.rewrite();
  }

  #erased(): void {
    void this.#begun();
    this.host.erased();
  }

  #failed(error: StoreError): void {
    this.status = 'failed';
    if (error.reason === 'elsewhere') this.role = 'reader';
    this.host.failed(error);
  }
}
