import { awaitEnd } from '../../kernel/await-end';
import type { Order, Report } from '../../kernel/work';

/** Work done beside the page gave nothing: it could not be done, or its worker died (killed, or never started). */
export class WorkError extends Error {
  override name = 'WorkError';
  constructor(readonly reason: 'failed' | 'lost') {
    super(`work beside the page: ${reason}`);
  }
}

/** A worker that gives no sign of life in this time, in milliseconds, was killed before it could. */
const PATIENCE = 60_000;

/** The life of each worker that was asked, and what ends with it. */
const lives = new WeakMap<Worker, { name: string; watched: boolean; end: AbortController }>();

function lifeOf(worker: Worker) {
  const known = lives.get(worker);
  if (known) return known;
  const life = { name: `perimetre-work-${Math.random()}`, watched: false, end: new AbortController() };
  lives.set(worker, life);
  return life;
}

/** Whether a worker that was asked is known to be no more. */
export const isOver = (worker: Worker): boolean => lives.get(worker)?.end.signal.aborted ?? false;

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
 * The answer of `worker`, which may be asked again. One that is killed, at work or not, says nothing, but lets go of its
 * lock.
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
  const life = lifeOf(worker);
  const over = new AbortController();
  const { port1, port2 } = new MessageChannel();
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const lost = () => reject(new WorkError('lost'));
      if (life.end.signal.aborted) return lost();
      life.end.signal.addEventListener('abort', lost, { signal: over.signal });
      late = setTimeout(lost, PATIENCE);
      const alive = () => {
        clearTimeout(late);
        if (!life.watched) awaitEnd(life.name, life.end.signal, () => life.end.abort());
        life.watched = true;
      };
      port1.onmessage = ({ data }: MessageEvent<Report<Answer>>) => {
        if (data.kind === 'alive') alive();
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
      worker.postMessage({ life: life.name, request, reports: port2 } satisfies Order<Request>, [
        port2,
        ...transferred,
      ]);
    });
  } finally {
    clearTimeout(late);
    over.abort();
    port1.close();
  }
}
