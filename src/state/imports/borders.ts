import type { Borders, BordersRequest } from '../../data/borders';
import { nextTask } from '../../kernel/task';
import { beside } from '../page/beside';
import BordersWorker from './borders.worker?worker';

/** Numbers copied in one task. */
const AT_ONCE = 1 << 19;

/**
 * `drawBorders` beside the page: France by communes takes seconds.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function bordersBeside(
  { surfaces, unitOf }: BordersRequest,
  signal = new AbortController().signal,
): Promise<Borders> {
  const positions = await copied(surfaces.positions);
  signal.throwIfAborted();
  const request: BordersRequest = { surfaces: { ...surfaces, positions }, unitOf };
  return beside(new BordersWorker(), request, signal, undefined, [positions.buffer]);
}

/** A copy to hand over, made by many tasks: the page would be held while the browser makes its own. */
async function copied(numbers: Float64Array): Promise<Float64Array<ArrayBuffer>> {
  const copy = new Float64Array(numbers.length);
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    copy.set(numbers.subarray(from, from + AT_ONCE), from);
    await nextTask();
  }
  return copy;
}
