import type { Watch } from '../../data/engine';
import type { RowShares, RowSharesRequest } from '../../data/row-shares';
import { buffersOf, splitSurfaces } from '../../data/surfaces';
import { linked } from '../../kernel/linked';
import { nextTask } from '../../kernel/task';
import { beside } from '../page/beside';
import RowSharesWorker from './row-shares.worker?worker';

/** Workers beyond which sharing out gains nothing: each has its own copy of the borders. */
const MOST_WORKERS = 4;

/**
 * `rowShares` beside the page, by as many workers as there are processors.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function rowSharesBeside(
  { arcs, surfaces }: RowSharesRequest,
  { signal = new AbortController().signal, onProgress }: Watch = {},
): Promise<RowShares> {
  signal.throwIfAborted();
  const done: number[] = [];
  const one = linked(signal);
  const told = (run: number, share: number) => {
    done[run] = share;
    onProgress?.(done.reduce((sum, part) => sum + part, 0) / done.length);
  };
  try {
    const answers: Promise<RowShares>[] = [];
    for (const run of splitSurfaces(surfaces, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1))) {
      // Each has its own copy of the borders, made in a task of its own.
      await nextTask();
      const at = done.push(0) - 1;
      const request: RowSharesRequest = { arcs, surfaces: run };
      const answer = beside<RowSharesRequest, RowShares>(
        new RowSharesWorker(),
        request,
        one.signal,
        (share) => told(at, share),
        buffersOf(run),
      );
      // One that fails before the others are asked is told with them.
      answer.catch(() => undefined);
      answers.push(answer);
      await nextTask();
    }
    return (await Promise.all(answers)).flat();
  } finally {
    one.abort();
  }
}
