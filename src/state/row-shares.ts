import type { Watch } from '../data/engine';
import type { RowShares, RowSharesRequest } from '../data/row-shares';
import { beside } from './beside';
import RowSharesWorker from './row-shares.worker?worker';

/**
 * `rowShares` beside the page.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function rowSharesBeside(
  request: RowSharesRequest,
  { signal = new AbortController().signal, onProgress }: Watch = {},
): Promise<RowShares> {
  signal.throwIfAborted();
  return beside(new RowSharesWorker(), request, signal, onProgress);
}
