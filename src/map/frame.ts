/** Milliseconds of a frame after which what is left waits for the next. */
const LONGEST = 16;

/** Runs each requested job once in a coming animation frame, however often it is requested before. */
export class Frame {
  readonly #jobs = new Set<() => void>();
  #awake = false;
  #visible = true;
  #handle = 0;

  /** While asleep (style not loaded, WebGL context lost) requests are dropped: whoever wakes it repaints everything. */
  set awake(awake: boolean) {
    this.#awake = awake;
    if (awake) return;
    this.#jobs.clear();
    this.#stop();
  }

  /** What is requested of a map that nobody sees waits until it is seen. */
  set visible(visible: boolean) {
    this.#visible = visible;
    if (visible) this.#wait();
    else this.#stop();
  }

  request(job: () => void): void {
    if (!this.#awake) return;
    this.#jobs.add(job);
    this.#wait();
  }

  #wait(): void {
    if (this.#visible && this.#jobs.size) this.#handle ||= requestAnimationFrame(this.#run);
  }

  #stop(): void {
    cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }

  readonly #run = (): void => {
    this.#handle = 0;
    const until = performance.now() + LONGEST;
    for (const job of [...this.#jobs]) {
      this.#jobs.delete(job);
      job();
      if (performance.now() > until) break;
    }
    this.#wait();
  };
}
