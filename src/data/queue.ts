/** Runs works one after the other: a DuckDB connection does one thing at a time. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Starts `work` once those before it have ended, well or badly. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
