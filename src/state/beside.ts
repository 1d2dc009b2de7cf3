import type { Order, Report } from '../kernel/work';

/** Work done beside the page gave nothing: it could not be done, or its worker died (killed, or never started). */
export class WorkError extends Error {
  override name = 'WorkError';
  constructor(readonly reason: 'failed' | 'lost') {
    super(`work beside the page: ${reason}`);
  }
}

/**
 * The answer of a worker made for this one `request`. A worker that is killed says nothing, but lets go of its lock.
 * @param transferred what of the request is handed over, not copied.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted.
 */
export async function beside<Request, Answer>(
  worker: Worker,
  request: Request,
  signal: AbortSignal,
  progress: (share: number) => void = () => undefined,
  transferred: Transferable[] = [],
): Promise<Answer> {
  const life = `perimetre-work-${Math.random()}`;
  const over = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const lost = () => reject(new WorkError('lost'));
      worker.onmessage = ({ data }: MessageEvent<Report<Answer>>) => {
        if (data.kind === 'alive') awaitEnd(life, over.signal, lost);
        else if (data.kind === 'progress') progress(data.share);
        else if (data.kind === 'done') resolve(data.answer);
        else reject(new WorkError('failed'));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        lost();
      };
      signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
      worker.postMessage({ life, request } satisfies Order<Request>, transferred);
    });
  } finally {
    over.abort();
    worker.terminate();
  }
}

function awaitEnd(life: string, signal: AbortSignal, ended: () => void): void {
  navigator.locks?.request(life, { signal }, ended).catch(() => undefined);
}
