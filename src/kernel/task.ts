/** Resolves in a task of its own: between two, the page answers. */
export const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Milliseconds that a task may last: under that of a frame. */
const LONGEST = 12;

/**
 * `items.map(done)` by many tasks.
 * @param atOnce items done between two looks at the clock.
 */
export async function mapInTasks<Item, Done>(
  items: readonly Item[],
  done: (item: Item, place: number) => Done,
  atOnce = 32,
): Promise<Done[]> {
  const all: Done[] = [];
  let until = 0;
  for (const [place, item] of items.entries()) {
    if (place % atOnce === 0 && performance.now() > until) {
      await nextTask();
      until = performance.now() + LONGEST;
    }
    all.push(done(item, place));
  }
  return all;
}

/** Does a work of small steps by many tasks. @throws the signal's reason, once aborted. */
export async function inTasks<Done>(work: Generator<undefined, Done>, signal?: AbortSignal): Promise<Done> {
  let until = 0;
  for (;;) {
    if (performance.now() > until) {
      await nextTask();
      signal?.throwIfAborted();
      until = performance.now() + LONGEST;
    }
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it here and now. */
export function atOnce<Done>(work: Generator<undefined, Done>): Done {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
