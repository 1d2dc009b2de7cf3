import { linked } from '../../kernel/linked';
import type { Area, Ground } from '../../planner/ground';
import type { Maillage } from '../../planner/maillage';
import type { MaillageRequest } from '../../planner/maillage.worker';
import PlannerWorker from '../../planner/maillage.worker?worker';
import { ask, isOver } from '../page/beside';

/** Seeds of the cuts of a rehearsal: the engine settles on what is common to several, not on what one happens to be. */
const REHEARSALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Units cut in each: as many as a large department has. */
const REHEARSED = 900;

/**
 * Cuts maillages beside the page. The worker is kept from one to the next, for code that has run a while is several times
 * as fast.
 */
export class MaillageMaker {
  #kept: { worker: Worker; end: AbortController } | null = null;

  /** Has a new worker cut some units of what is likely to be asked for, before a person waits for it. */
  rehearse(ground: Ground, area: Area): void {
    if (this.#kept) return;
    const scope = area.scope.slice(0, REHEARSED);
    for (const seed of REHEARSALS) {
      const request: MaillageRequest = {
        ground,
        area: { scope, held: area.held },
        wishes: { objective: 'count', minimum: 20_000, wish: { kind: 'size', inhabitants: 60_000 }, seed },
      };
      // What goes wrong here will go wrong again, and be said, when it matters.
      this.cut(request, new AbortController().signal).catch(() => undefined);
    }
  }

  /**
   * @throws {WorkError}
   * @throws the signal's reason, once aborted.
   */
  async cut(request: MaillageRequest, signal: AbortSignal, progress?: (share: number) => void): Promise<Maillage> {
    signal.throwIfAborted();
    // One that was killed at rest took nothing with it.
    if (this.#kept && isOver(this.#kept.worker)) this.#kept = null;
    const kept = (this.#kept ??= { worker: new PlannerWorker(), end: new AbortController() });
    const { worker, end } = kept;
    const either = linked(signal, end.signal);
    try {
      return await ask(worker, request, either.signal, progress);
    } catch (error) {
      worker.terminate();
      // What else waits for this worker waits in vain.
      end.abort(error);
      if (this.#kept === kept) this.#kept = null;
      throw error;
    } finally {
      either.abort();
    }
  }
}
