/** A piece of work for a worker. */
export interface Order<Request> {
  /** Name of a lock that the worker holds for as long as it lives: the same for all that it is asked. */
  life: string;
  request: Request;
  /** Where it tells of its work. */
  reports: MessagePort;
}

/** What a worker says of its work, in order: that it lives, how far it is (0 to 1), how it ended. */
export type Report<Answer> =
  { kind: 'alive' } | { kind: 'progress'; share: number } | { kind: 'done'; answer: Answer } | { kind: 'failed' };

/**
 * Makes of the worker that calls it one that does `work` when it is asked to.
 * @param handedOver what of an answer goes over to the page, not a copy of it.
 */
export function doWork<Request, Answer>(
  work: (request: Request, progress: (share: number) => void) => Answer | Promise<Answer>,
  handedOver: (answer: Answer) => Transferable[] = () => [],
): void {
  let living: Promise<void> | undefined;
  onmessage = async ({ data: { life, request, reports } }: MessageEvent<Order<Request>>) => {
    const report = (said: Report<Answer>, handed: Transferable[] = []) => reports.postMessage(said, handed);
    await (living ??= hold(life));
    report({ kind: 'alive' });
    try {
      const answer = await work(request, (share) => report({ kind: 'progress', share }));
      report({ kind: 'done', answer }, handedOver(answer));
    } catch {
      report({ kind: 'failed' });
    }
  };
}

/** Resolves once the lock `life` is held; only the end of the worker that asks, whatever its cause, lets go of it. */
export function hold(life: string): Promise<void> {
  return new Promise((held) => {
    // Absent on a plain http address.
    if (!navigator.locks) return held();
    void navigator.locks.request(life, () => {
      held();
      return new Promise(() => undefined);
    });
  });
}
