/** It was not opened in time. */
export class Late extends Error {
  override name = 'Late';
}

/** Milliseconds that an opening may take: one that another tab holds up would take for ever. */
const PATIENCE = 10_000;

/** What is opened once for all its uses, and opened again at the use that follows its being closed from outside. */
export class Standing<T extends { close(): void }> {
  #opened: Promise<T> | null = null;

  /** @param open opens it, and calls `closed` should it be closed by another hand than ours. */
  constructor(private readonly open: (closed: () => void) => Promise<T>) {}

  /** @throws {Late} or what `open` throws; it is then opened anew by the next use. */
  use(): Promise<T> {
    if (this.#opened) return this.#opened;
    const forget = () => {
      if (this.#opened === opened) this.#opened = null;
    };
    const opened = inTime(new Promise<T>((resolve) => resolve(this.open(forget))));
    opened.catch(forget);
    return (this.#opened = opened);
  }

  close(): void {
    this.#opened?.then((opened) => opened.close()).catch(() => undefined);
  }
}

/** Closes what comes too late: nobody waits for it any more. */
function inTime<T extends { close(): void }>(opening: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Late());
      opening.then((late) => late.close()).catch(() => undefined);
    }, PATIENCE);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
