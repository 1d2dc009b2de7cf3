/**
 * A controller that is aborted, with the same reason, as soon as one of these signals is. Whoever made it aborts it once
 * its work is over, so that nothing is left on signals that live longer. (`AbortSignal.any` came to Safari with 17.4.)
 */
export function linked(...signals: readonly AbortSignal[]): AbortController {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener('abort', () => controller.abort(signal.reason), { signal: controller.signal });
  }
  return controller;
}
