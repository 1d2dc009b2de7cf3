import { scenarioOf, territoryOf, type ProjectDocument } from '../../project/document';
import { chooseTerritory } from '../../project/edits';
import { EditError } from '../../project/errors';
import type { Entry, History } from '../../project/history';
import type { Label } from '../../project/label';
import { chooseScenario } from '../../project/scenarios';
import type { Transaction } from '../../project/transaction';

export interface ProjectHost {
  /** Whether edits are taken now. */
  writes(): boolean;
  /** Called when an edit is not taken. */
  refused(): void;
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
  /** The history changes in place: counted, so that what reads it follows. */
  #changes = $state(0);
  readonly #followers: Follower[] = [];

  constructor(
    history: History,
    private readonly host: ProjectHost,
  ) {
    this.#history = history;
  }

  get history(): History {
    void this.#changes;
    return this.#history;
  }

  get document(): ProjectDocument {
    return this.history.document;
  }

  /** Every edit, undone ones included. */
  get entries(): readonly Entry[] {
    return this.history.entries;
  }

  /** How many entries are done. */
  get cursor(): number {
    return this.history.cursor;
  }

  get undoable(): Label | null {
    return this.history.undoable;
  }

  get redoable(): Label | null {
    return this.history.redoable;
  }

  /** The edits behind them. */
  get undoEntry(): Entry | null {
    return this.history.undoEntry;
  }

  get redoEntry(): Entry | null {
    return this.history.redoEntry;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /**
   * Does what `edit` makes of the document, and returns whether it changed; a locked territory refuses, nothing changes
   * then and it is said.
   */
  perform(edit: (document: ProjectDocument) => Transaction | null, stroke: unknown = null): boolean {
    if (!this.#mayEdit()) return false;
    try {
      const transaction = edit(this.document);
      if (!transaction) return false;
      this.#history.perform(transaction, stroke);
      this.#changed(transaction);
      return true;
    } catch (error) {
      if (!(error instanceof EditError) || error.reason !== 'locked') throw error;
      this.host.locked(territoryOf(this.document, error.territory)!.name);
      return false;
    }
  }

  /** Takes a scenario in hand, and a territory of it: those that are there. One that may not edit does so for itself. */
  hold(scenario: string, territory: string | null): void {
    if (!this.document.scenarios.some(({ id }) => id === scenario)) return;
    this.#take(chooseScenario(this.document, scenario));
    if (territoryOf(this.document, territory)) this.#take(chooseTerritory(this.document, territory!));
  }

  /** Returns what was undone, or `null`. */
  undo(): Entry | null {
    return this.#walk(this.undoEntry, () => this.#history.undo());
  }

  /** Returns what was done again, or `null`. */
  redo(): Entry | null {
    return this.#walk(this.redoEntry, () => this.#history.redo());
  }

  /** Takes back what `stroke`, under way, has done, as if it had never begun. */
  takeBack(stroke: unknown): void {
    const transaction = this.#history.takeBack(stroke);
    if (transaction) this.#changed(transaction);
  }

  /** Undoes or does again until `cursor` entries are done. */
  goBackTo(cursor: number): void {
    if (this.#mayEdit() && this.#history.goTo(cursor)) this.#changed(null);
  }

  /** Puts another history in the place of this one: what another tab has made of the project. What is looked at stays. */
  replace(history: History): void {
    const { id, current } = scenarioOf(this.document);
    this.#history = history;
    this.#changes++;
    for (const follower of this.#followers) follower(null);
    this.hold(id, current);
  }

  #mayEdit(): boolean {
    if (this.host.writes()) return true;
    this.host.refused();
    return false;
  }

  #take(choice: Transaction | null): void {
    if (!choice) return;
    this.#history.perform(choice);
    this.#changed(choice);
  }

  #walk(entry: Entry | null, step: () => Transaction | null): Entry | null {
    if (!entry || !this.#mayEdit()) return null;
    const transaction = step();
    if (transaction) this.#changed(transaction);
    // What was kept of it cannot be read any more: the history ends here.
    else this.#changes++;
    return transaction && entry;
  }

  #changed(transaction: Transaction | null): void {
    this.#changes++;
    for (const follower of this.#followers) follower(transaction);
    if (this.host.writes()) this.host.changed(this.#history);
  }
}
