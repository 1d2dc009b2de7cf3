import { apply } from './apply';
import { EMPTY_DOCUMENT, type ProjectDocument } from './document';
import { EditError } from './errors';
import { labelOf, type Label } from './label';
import { compose, invert, type Transaction } from './transaction';

export interface Entry {
  readonly transaction: Transaction;
  readonly label: Label;
}

/**
 * The document and all edits that led to it, undone ones included: entries before `cursor` are done, the others undone.
 * Entries are never changed in place, so that the store finds by identity what it has not saved yet.
 */
export class History {
  #document: ProjectDocument;
  #entries: Entry[];
  #cursor: number;
  #stroke: unknown = null;

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
    return this.#entries[this.#cursor - 1]?.label ?? null;
  }

  /** What `redo` would do again, or `null`. */
  get redoable(): Label | null {
    return this.#entries[this.#cursor]?.label ?? null;
  }

  /**
   * Does `transaction`, forgetting what was undone before. Edits of units that follow each other with the same `stroke`
   * (any value that stands for one gesture) make one entry.
   * @throws {EditError} when the document cannot take it; nothing has changed then.
   */
  perform(transaction: Transaction, stroke: unknown = null): void {
    const before = this.#document;
    this.#document = apply(before, transaction);
    const last = this.#entries[this.#cursor - 1]?.transaction;
    const goesOn = stroke !== null && stroke === this.#stroke;
    this.#stroke = stroke;
    this.#entries.length = this.#cursor;
    if (goesOn && last?.kind === 'units' && transaction.kind === 'units' && last.territory === transaction.territory) {
      this.#entries.pop();
      const whole = compose(last, transaction);
      if (whole.added.length || whole.removed.length) this.#record(before, whole);
      else this.#stroke = null;
    } else this.#record(before, transaction);
    this.#cursor = this.#entries.length;
  }

  #record(before: ProjectDocument, transaction: Transaction): void {
    this.#entries.push({ transaction, label: labelOf(before, transaction) });
  }

  /** Undoes the last edit. Returns the transaction that did so, or `null` when there is nothing to undo. */
  undo(): Transaction | null {
    return this.#walk(this.#entries[this.#cursor - 1], -1);
  }

  /** Does again the edit undone last. Returns it, or `null` when there is none. */
  redo(): Transaction | null {
    return this.#walk(this.#entries[this.#cursor], 1);
  }

  /** Undoes or does again until `cursor` entries are done. Returns whether anything changed. */
  goTo(cursor: number): boolean {
    const before = this.#cursor;
    while (this.#cursor > cursor && this.undo());
    while (this.#cursor < cursor && this.redo());
    return this.#cursor !== before;
  }

  #walk(entry: Entry | undefined, step: 1 | -1): Transaction | null {
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
