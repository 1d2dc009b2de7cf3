import { LATE_STAGES, type LateStage } from '../../atlas/atlas';

/** Milliseconds for which a late file leaves the line to the first picture of the map, at most. */
const PATIENCE: Record<LateStage, number> = { figures: 10_000, details: 20_000 };

/** When each late file may come: once the line is free for it, or it has waited long enough. */
export class Turns {
  readonly #turns = LATE_STAGES.map((stage) => {
    let free!: () => void;
    const comes = new Promise<void>((resolve) => (free = resolve));
    return { stage, comes, free };
  });

  /** Settles when it is the turn of a file. */
  of(wanted: LateStage): Promise<unknown> {
    const { comes } = this.#turns.find(({ stage }) => stage === wanted)!;
    return Promise.race([comes, new Promise((done) => setTimeout(done, PATIENCE[wanted]))]);
  }

  free(stages: readonly LateStage[]): void {
    for (const turn of this.#turns) if (stages.includes(turn.stage)) turn.free();
  }
}
