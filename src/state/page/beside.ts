import { awaitEnd, type Order, type Report } from '../../kernel/work';

/** Work done beside the page gave nothing: it could not be done, or its worker died (killed, or never started). */
export class WorkError extends Error {
  override name = 'WorkError';
  constructor(readonly reason: 'failed' | 'lost') {
    super(`work beside the page: ${reason}`);
  }
}

/**
 * The answer of a worker made for this one `request`.
 * @param transferred what of the request is handed over, not copied.
 * @throws as `ask`
 */
export async function beside<Request, Answer>(
  worker: Worker,
  request: Request,
  signal: AbortSignal,
  progress?: (share: number) => void,
  transferred?: Transferable[],
): Promise<Answer> {
  try {
    return await ask(worker, request, signal, progress, transferred);
  } finally {
    worker.terminate();
  }
}

/**
 * The answer of `worker`, which may be asked again. One that is killed says nothing, but lets go of its lock.
 * @throws {WorkError}
 * @throws the signal's reason, once aborted; the worker works on.
 */
export async function ask<Request, Answer>(
  worker: Worker,
  request: Request,
  signal: AbortSignal,
  progress: (share: number) => void = () => undefined,
  transferred: Transferable[] = [],
): Promise<Answer> {
  const life = `perimetre-work-${Math.random()}`;
  const over = new AbortController();
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise((resolve, reject) => {
      const lost = () => reject(new WorkError('lost'));
      port1.onmessage = ({ data }: MessageEvent<Report<Answer>>) => {
        if (data.kind === 'alive') awaitEnd(life, over.signal, lost);
        else if (data.kind === 'progress') progress(data.share);
        else if (data.kind === 'done') resolve(data.answer);
        else reject(new WorkError('failed'));
      };
      const failed = (event: Event) => {
        event.preventDefault();
        lost();
      };
      worker.addEventListener('error', failed, { signal: over.signal });
      signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
      worker.postMessage({ life, request, reports: port2 } satisfies Order<Request>, [port2, ...transferred]);
    });
  } finally {
    over.abort();
    port1.close();
  }
}
