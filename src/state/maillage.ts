import type { Maillage } from '../planner/maillage';
import type { MaillageAnswer, MaillageRequest } from '../planner/worker';
import PlannerWorker from '../planner/worker?worker';

/**
 * A maillage worked out beside the page.
 * @throws the signal's reason once aborted, or the worker's error.
 */
export async function maillageBeside(
  request: MaillageRequest,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Maillage> {
  signal.throwIfAborted();
  const worker = new PlannerWorker();
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<MaillageAnswer>) => {
        if (data.kind === 'progress') progress(data.share);
        else resolve(data.maillage);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      signal.addEventListener('abort', () => reject(signal.reason));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
