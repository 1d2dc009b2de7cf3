/** Runs each requested job once in the next animation frame, however often it is requested before. */
export class Frame {
  readonly #jobs = new Set<() => void>();
  #awake = false;
  #handle = 0;

  /** While asleep (style not loaded, WebGL context lost) requests are dropped: whoever wakes it repaints everything. */
  set awake(awake: boolean) {
    this.#awake = awake;
    if (!awake) this.cancel();
  }

  request(job: () => void): void {
    if (!this.#awake) return;
    this.#jobs.add(job);
    this.#handle ||= requestAnimationFrame(() => {
      const jobs = [...this.#jobs];
      this.#jobs.clear();
      this.#handle = 0;
      for (const run of jobs) run();
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
    this.#jobs.clear();
  }
}
