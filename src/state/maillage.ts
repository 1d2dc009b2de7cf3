import type { Maillage } from '../planner/maillage';
import type { MaillageRequest } from '../planner/worker';
import PlannerWorker from '../planner/worker?worker';
import { beside } from './beside';

/**
 * A maillage worked out beside the page.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function maillageBeside(
  request: MaillageRequest,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Maillage> {
  signal.throwIfAborted();
  return beside(new PlannerWorker(), request, signal, progress);
}
