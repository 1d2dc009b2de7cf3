import type { IndexedArcs } from '../../kernel/arcs';
import type { Rings, Share } from '../../kernel/shares';
import { beside } from '../page/beside';
import SharesWorker from './shares.worker?worker';

export interface SharesRequest {
  arcs: IndexedArcs;
  polygons: readonly Rings[];
}

/**
 * `surfaceShares` beside the page: a polygon as large as the country takes seconds.
 * @throws {WorkError} `failed` when the polygons cannot be made sense of.
 * @throws the signal's reason, once aborted.
 */
export async function sharesBeside(request: SharesRequest, signal: AbortSignal): Promise<Share[]> {
  signal.throwIfAborted();
  return beside(new SharesWorker(), request, signal);
}
