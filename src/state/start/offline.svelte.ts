/** The worker that keeps the app in the browser: its address, and the release that the page belongs to. */
export interface OfflineWorker {
  address: string;
  release: string;
}

/**
 * What the page asks of the worker: to serve it from now on, or (answered by yes or no) to keep again what the browser
 * has let go of, to bring in a new release.
 */
export type OfflineMessage = { kind: 'claim'; release: string } | { kind: 'keep' } | { kind: 'take-over' };

/** Whether the app can be opened without a connection. */
export type OfflineStatus = 'unavailable' | 'preparing' | 'ready' | 'failed';

/** The app kept in the browser, and the new releases of it. */
export class Offline {
  status = $state<OfflineStatus>('unavailable');
  #waiting: ServiceWorker | null = null;
  readonly #container = globalThis.navigator?.serviceWorker as ServiceWorkerContainer | undefined;

  /**
   * @param worker `null` where the app was built without one.
   * @param offered called when a new release is there, whole, beside the one in use.
   * @param taken called when the new release has taken the place of the old one: the page is to be loaded again.
   */
  constructor(
    private readonly worker: OfflineWorker | null,
    private readonly offered: () => void,
    private readonly taken: () => void,
  ) {
    if (worker && this.#container) this.status = this.#container.controller ? 'ready' : 'preparing';
  }

  /** Keeps the app in the browser. To be called when nothing else is being loaded. */
  async start(): Promise<void> {
    if (!this.worker || !this.#container) return;
    try {
      const registration = await this.#container.register(this.worker.address, { updateViaCache: 'none' });
      if (registration.active) void this.#look(registration.active);
      if (registration.waiting) this.#offer(registration.waiting);
      if (registration.installing) this.#follow(registration, registration.installing);
      registration.addEventListener('updatefound', () => this.#follow(registration, registration.installing!));
    } catch {
      this.status = 'failed';
    }
  }

  /** Brings in the new release; `false` while another tab holds the old one. */
  async takeOver(): Promise<boolean> {
    const waiting = this.#waiting!;
    if (!(await this.#ask(waiting, { kind: 'take-over' }))) return false;
    const look = () => waiting.state === 'activated' && this.taken();
    if (!look()) waiting.addEventListener('statechange', look);
    return true;
  }

  /** Browsers that are short of room, and people, empty the cache and leave the worker. */
  async #look(active: ServiceWorker): Promise<void> {
    this.status = (await this.#ask(active, { kind: 'keep' })) ? 'ready' : 'failed';
  }

  /** A release that could not be kept leaves the one before it in place, and is tried again at the next visit. */
  #follow(registration: ServiceWorkerRegistration, installing: ServiceWorker): void {
    const isFirst = !registration.active;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed' && !isFirst) this.#offer(installing);
      if (installing.state === 'redundant' && isFirst) this.status = 'failed';
      if (installing.state !== 'activated') return;
      this.status = 'ready';
      if (isFirst) this.#tell(installing, { kind: 'claim', release: this.worker!.release });
    });
  }

  #offer(waiting: ServiceWorker): void {
    this.#waiting = waiting;
    this.offered();
  }

  #tell(to: ServiceWorker, message: OfflineMessage, ...ports: MessagePort[]): void {
    to.postMessage(message, ports);
  }

  #ask(of: ServiceWorker, message: OfflineMessage): Promise<boolean> {
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise<boolean>((resolve) => (port1.onmessage = ({ data }) => resolve(data as boolean)));
    this.#tell(of, message, port2);
    return answered;
  }
}
