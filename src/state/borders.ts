import type { Borders, BordersRequest } from '../data/borders';
import { beside } from './beside';
import BordersWorker from './borders.worker?worker';

/**
 * `drawBorders` beside the page: France by communes takes seconds.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function bordersBeside(request: BordersRequest, signal = new AbortController().signal): Promise<Borders> {
  signal.throwIfAborted();
  return beside(new BordersWorker(), request, signal);
}
