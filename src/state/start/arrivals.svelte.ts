import type { LateStage } from '../../atlas/atlas';
import { LoadError } from './load';

/** Milliseconds before a file that could not be had is asked for again: twice as long each time, up to the last. */
const PATIENCE = { first: 3000, last: 60_000 };

export interface ArrivalsHost {
  /** Settles once the line is free for a late file. */
  turn(stage: LateStage): Promise<unknown>;
  /** Fetches a late file and takes it into use. @throws {LoadError} */
  take(stage: LateStage): Promise<void>;
  /** Called the first time that a file cannot be had. */
  failed(error: LoadError): void;
}

/** The columns that come after the first verdict: one file after the other, and what fails again until it is there. */
export class Arrivals {
  /** Why a file is not there yet, when it could not be had. */
  problem = $state.raw<LoadError | null>(null);
  readonly #lacking = new Set<LateStage>();
  readonly #waiting = new Set<() => void>();
  #arrived!: () => void;
  /** Settles once all are there. */
  readonly all = new Promise<void>((resolve) => (this.#arrived = resolve));

  constructor(private readonly host: ArrivalsHost) {}

  /** Asks for each in turn. Settles once each is there, or is left to be asked for again. */
  async start(stages: readonly LateStage[]): Promise<void> {
    const late: Promise<void>[] = [];
    for (const stage of stages) {
      await this.host.turn(stage);
      if (!(await this.#take(stage))) late.push(this.#insist(stage));
    }
    void Promise.all(late).then(this.#arrived);
  }

  /** Asks again at once. */
  retry(): void {
    for (const go of this.#waiting) go();
  }

  async #insist(stage: LateStage): Promise<void> {
    for (let wait = PATIENCE.first; ; wait = Math.min(2 * wait, PATIENCE.last)) {
      await this.#pause(wait);
      if (await this.#take(stage)) return;
    }
  }

  async #take(stage: LateStage): Promise<boolean> {
    try {
      await this.host.take(stage);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      if (!this.#lacking.size) this.host.failed(error);
      this.#lacking.add(stage);
      this.problem = error;
      return false;
    }
    this.#lacking.delete(stage);
    if (!this.#lacking.size) this.problem = null;
    return true;
  }

  /** Waits, or until somebody asks or the connection is back. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        globalThis.removeEventListener?.('online', go);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, milliseconds);
      globalThis.addEventListener?.('online', go);
      this.#waiting.add(go);
    });
  }
}
