import type { ProjectDocument } from '../project/document';
import { territoryOf } from '../project/document';
import { EditError } from '../project/errors';
import type { Entry, History } from '../project/history';
import type { Label } from '../project/label';
import type { Transaction } from '../project/transaction';

export interface ProjectHost {
  /** Called after every change, to save it. */
  changed(history: History): void;
  /** Called when an edit is refused because territory `name` is locked. */
  locked(name: string): void;
}

/** Told of every change: the transaction done, or `null` when anything may have changed. */
export type Follower = (transaction: Transaction | null) => void;

/** The document in hand and its history: every edit of the page goes through here, as one transaction. */
export class Project {
  #history: History;
  #document = $state.raw<ProjectDocument>()!;
  #entries = $state.raw<readonly Entry[]>([]);
  #cursor = $state(0);
  readonly #followers: Follower[] = [];

  constructor(
    history: History,
    private readonly host: ProjectHost,
  ) {
    this.#history = history;
    this.#publish();
  }

  get document(): ProjectDocument {
    return this.#document;
  }

  /** Every edit, undone ones included. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** How many entries are done. */
  get cursor(): number {
    return this.#cursor;
  }

  get undoable(): Label | null {
    return this.#entries[this.#cursor - 1]?.label ?? null;
  }

  get redoable(): Label | null {
    return this.#entries[this.#cursor]?.label ?? null;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Does what `edit` makes of the document; a locked territory refuses, nothing changes then and it is said. */
  perform(edit: (document: ProjectDocument) => Transaction | null, stroke: unknown = null): void {
    try {
      const transaction = edit(this.#document);
      if (!transaction) return;
      this.#history.perform(transaction, stroke);
      this.#changed(transaction);
    } catch (error) {
      if (!(error instanceof EditError) || error.reason !== 'locked') throw error;
      this.host.locked(territoryOf(this.#document, error.territory)!.name);
    }
  }

  undo(): Label | null {
    const label = this.undoable;
    const transaction = this.#history.undo();
    if (transaction) this.#changed(transaction);
    return label;
  }

  redo(): Label | null {
    const label = this.redoable;
    const transaction = this.#history.redo();
    if (transaction) this.#changed(transaction);
    return label;
  }

  /** Undoes or does again until `cursor` entries are done. */
  goBackTo(cursor: number): void {
    if (this.#history.goTo(cursor)) this.#changed(null);
  }

  #changed(transaction: Transaction | null): void {
    this.#publish();
    for (const follower of this.#followers) follower(transaction);
    this.host.changed(this.#history);
  }

  #publish(): void {
    const { document, entries, cursor } = this.#history;
    this.#document = document;
    this.#entries = [...entries];
    this.#cursor = cursor;
  }
}
