/** Calls `ended` once the worker that holds the lock `life` has died: one that is killed says nothing. */
export function awaitEnd(life: string, signal: AbortSignal, ended: () => void): void {
  navigator.locks?.request(life, { signal }, ended).catch(() => undefined);
}
