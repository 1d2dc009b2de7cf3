import { apply } from './apply';
import { EMPTY_DOCUMENT, type ProjectDocument } from './document';
import { EditError } from './errors';
import { labelOf, type Label } from './label';
import { inOne, invert, join, type Transaction } from './transaction';

export interface Entry {
  readonly transaction: Transaction;
  readonly label: Label;
}

/** Taking a territory or a scenario in hand is kept, and no edit to a person: undo goes over it. */
const isChoice = ({ kind }: Label) => kind === 'choose' || kind === 'choose-scenario';

/**
 * The document and all edits that led to it, undone ones included: entries before `cursor` are done, the others undone.
 * Entries are never changed in place, so that the store finds by identity what it has not saved yet.
 */
export class History {
  #document: ProjectDocument;
  #entries: Entry[];
  #cursor: number;
  #stroke: unknown = null;
  /** What could be done again before the stroke under way, in case it is taken back. */
  #forgone: Entry[] = [];

  /** @param entries must lead to `document` at `cursor`; `restore` proves it of entries read from the disk. */
  constructor(
    document: ProjectDocument = EMPTY_DOCUMENT,
    entries: readonly Entry[] = [],
    cursor: number = entries.length,
  ) {
    this.#document = document;
    this.#entries = [...entries];
    this.#cursor = cursor;
  }

  get document(): ProjectDocument {
    return this.#document;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get cursor(): number {
    return this.#cursor;
  }

  /** What `undo` would undo, or `null`. */
  get undoable(): Label | null {
    return this.undoEntry?.label ?? null;
  }

  get undoEntry(): Entry | null {
    return this.#nextEdit(-1);
  }

  /** What `redo` would do again, or `null`. */
  get redoable(): Label | null {
    return this.redoEntry?.label ?? null;
  }

  get redoEntry(): Entry | null {
    return this.#nextEdit(1);
  }

  /**
   * Does `transaction`, forgetting what was undone before. Edits that follow each other with the same `stroke` (any
   * value that stands for one gesture) make one entry; a stroke that comes to nothing makes none.
   * @throws {EditError} when the document cannot take it; nothing has changed then.
   */
  perform(transaction: Transaction, stroke: unknown = null): void {
    const before = this.#document;
    this.#document = apply(before, transaction);
    const goesOn = stroke !== null && stroke === this.#stroke;
    const whole = goesOn ? join(this.#entries[this.#cursor - 1].transaction, transaction) : null;
    if (whole?.length === 0) return this.#dropStroke();
    if (!whole) this.#forgone = this.#entries.splice(this.#cursor);
    const done = whole ? inOne(whole) : transaction;
    const entry = { transaction: done, label: labelOf(before, done) };
    this.#entries.splice(whole ? this.#cursor - 1 : this.#cursor, 1, entry);
    this.#cursor = this.#entries.length;
    this.#stroke = stroke;
  }

  /**
   * Takes back the edit of `stroke`, under way, as if it had never begun: what could be done again before can be again.
   * Returns the transaction that did so, or `null` when the stroke has changed nothing.
   */
  takeBack(stroke: unknown): Transaction | null {
    if (stroke === null || stroke !== this.#stroke) return null;
    const transaction = invert(this.#entries[this.#cursor - 1].transaction);
    this.#document = apply(this.#document, transaction);
    this.#dropStroke();
    return transaction;
  }

  #dropStroke(): void {
    this.#entries.splice(--this.#cursor, 1, ...this.#forgone);
    this.#stroke = null;
  }

  /**
   * Undoes the last edit, and what was only taken in hand since. Returns the transaction that did so, or `null` when
   * there is nothing to undo.
   */
  undo(): Transaction | null {
    return this.#walk(-1);
  }

  /** Does again the edit undone last, and what was only taken in hand before it. Returns it, or `null` when there is none. */
  redo(): Transaction | null {
    return this.#walk(1);
  }

  /** Undoes or does again until `cursor` entries are done. Returns whether anything changed. */
  goTo(cursor: number): boolean {
    const before = this.#cursor;
    while (this.#cursor > cursor && this.#step(-1));
    while (this.#cursor < cursor && this.#step(1));
    return this.#cursor !== before;
  }

  /** As far as the next edit that a person sees as one; nowhere when it can no longer be read. */
  #walk(step: 1 | -1): Transaction | null {
    if (!(step > 0 ? this.redoable : this.undoable)) return null;
    const done: Transaction[] = [];
    for (let choice = true; choice;) {
      choice = isChoice(this.#next(step)!.label);
      const transaction = this.#step(step);
      if (!transaction) {
        while (done.pop()) this.#step(step > 0 ? -1 : 1);
        return null;
      }
      done.push(transaction);
    }
    return inOne(done);
  }

  #nextEdit(step: 1 | -1): Entry | null {
    let at = step > 0 ? this.#cursor : this.#cursor - 1;
    while (at in this.#entries && isChoice(this.#entries[at].label)) at += step;
    return this.#entries[at] ?? null;
  }

  #next(step: 1 | -1): Entry | undefined {
    return this.#entries[step > 0 ? this.#cursor : this.#cursor - 1];
  }

  #step(step: 1 | -1): Transaction | null {
    const entry = this.#next(step);
    if (!entry) return null;
    try {
      const transaction = step > 0 ? entry.transaction : invert(entry.transaction);
      this.#document = apply(this.#document, transaction);
      this.#cursor += step;
      this.#stroke = null;
      return transaction;
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.#forget(step);
      return null;
    }
  }

  /** An entry that was kept can no longer be read or no longer fits: nothing is done past it. */
  #forget(step: 1 | -1): void {
    if (step > 0) this.#entries.length = this.#cursor;
    else this.#entries.splice(0, this.#cursor);
    this.#cursor = step > 0 ? this.#cursor : 0;
  }
}
