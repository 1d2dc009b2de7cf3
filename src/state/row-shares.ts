import type { Watch } from '../data/engine';
import type { RowShares, RowSharesRequest } from '../data/row-shares';
import { buffersOf, splitSurfaces } from '../data/surfaces';
import { beside } from './beside';
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
  const runs = splitSurfaces(surfaces, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
  const done = runs.map(() => 0);
  const one = new AbortController();
  const stop = AbortSignal.any([signal, one.signal]);
  try {
    const answers = await Promise.all(
      runs.map((run, i) => {
        const progress = (share: number) => {
          done[i] = share;
          onProgress?.(done.reduce((sum, part) => sum + part, 0) / runs.length);
        };
        const request: RowSharesRequest = { arcs, surfaces: run };
        return beside<RowSharesRequest, RowShares>(new RowSharesWorker(), request, stop, progress, buffersOf(run));
      }),
    );
    return answers.flat();
  } finally {
    one.abort();
  }
}
