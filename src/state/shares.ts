import type { IndexedArcs } from '../kernel/arcs';
import type { Rings, Share } from '../kernel/shares';
import { ExchangeError } from '../project/errors';
import SharesWorker from './shares.worker?worker';

export interface SharesRequest {
  arcs: IndexedArcs;
  polygons: readonly Rings[];
}

/**
 * `surfaceShares` beside the page: a polygon as large as the country takes seconds.
 * @throws {ExchangeError} when the polygons cannot be made sense of.
 * @throws the signal's reason, once aborted.
 */
export async function sharesBeside(request: SharesRequest, signal: AbortSignal): Promise<Share[]> {
  signal.throwIfAborted();
  const worker = new SharesWorker();
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Share[]>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new ExchangeError('geojson', 'geometry'));
      };
      signal.addEventListener('abort', () => reject(signal.reason));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
