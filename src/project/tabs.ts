import { newId } from './edits';

/** `writer`: edits here are saved. `reader`: another tab has the project in hand. */
export type Role = 'writer' | 'reader';

export interface TabsHost {
  /** This tab has the project in hand from now on. */
  granted(): void;
  /** Another tab asks for the project: saves what is left. After this the tab is a reader. */
  revoked(): Promise<void>;
  /** The tab that has the project in hand has saved. */
  saved(): void;
}

type Message = { kind: 'saved' | 'anyone' | 'here' | 'yield' | 'yielded'; from: string };

/** How long a tab that is asked to yield may take, before the project is taken from it: it may be frozen. */
const PATIENCE = 2000;
/** How long a tab that opens waits for the answer of another, where there are no locks. */
const GREETING = 150;

/**
 * Which of the tabs on one project saves it: the one that holds the lock. The others wait for it, and read. Where the
 * browser has no locks (a plain http address) a tab asks the others at its opening; should two open at once, or one be
 * frozen, both write, and the journal tells when two have.
 */
export class Tabs {
  readonly #id = newId();
  readonly #channel: BroadcastChannel;
  readonly #locks: LockManager | undefined;
  #role: Role = 'reader';
  #release: (() => void) | null = null;
  #waiting: AbortController | null = null;
  #answered: (() => void) | null = null;
  #closed = false;

  constructor(
    private readonly name: string,
    private readonly host: TabsHost,
  ) {
    this.#locks = globalThis.navigator?.locks;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#hear(data);
  }

  get role(): Role {
    return this.#role;
  }

  /** Takes the project in hand if no other tab has it, else waits for it as a reader. */
  async open(): Promise<Role> {
    if (!this.#locks) return (this.#role = (await this.#ask('anyone', GREETING)) ? 'reader' : 'writer');
    await this.#request({ ifAvailable: true });
    if (this.role === 'reader') this.#wait();
    return this.role;
  }

  /** Takes the project from the tab that has it, which saves first. */
  async takeOver(): Promise<void> {
    // Without locks a tab may only believe that it has the project in hand.
    if (this.#locks && this.role === 'writer') return;
    await this.#ask('yield', PATIENCE);
    this.#waiting?.abort();
    if (this.#locks) await this.#request({ steal: true });
    else this.#role = 'writer';
    this.host.granted();
  }

  /** Leaves the project to the other tabs until it is opened again: the page is put by, and may not come back. */
  letGo(): void {
    this.#waiting?.abort();
    this.#release?.();
    this.#role = 'reader';
  }

  /** Tells the other tabs that there is something new to read. */
  announceSaved(): void {
    this.#say('saved');
  }

  close(): void {
    this.#closed = true;
    this.letGo();
    this.#channel.close();
  }

  /** Resolves once the lock is held, or refused; it is then kept until it is stolen or the tab goes. */
  #request(options: LockOptions): Promise<void> {
    return new Promise((answered) => {
      let had = false;
      const held = (lock: Lock | null) => {
        had = lock !== null;
        if (had) this.#role = 'writer';
        answered();
        return lock ? new Promise<void>((release) => (this.#release = release)) : undefined;
      };
      this.#locks!.request(this.name, options, held).catch(() => {
        answered();
        if (had) this.#lost();
      });
    });
  }

  /** Queues for the lock, and is granted it when the other tab goes. */
  #wait(): void {
    if (this.#closed) return;
    const waiting = (this.#waiting = new AbortController());
    let had = false;
    const held = () => {
      had = true;
      this.#role = 'writer';
      this.host.granted();
      return new Promise<void>((release) => (this.#release = release));
    };
    // Refused without having had it, as WebKit refuses a page that is going away: to ask again would never end.
    this.#locks!.request(this.name, { signal: waiting.signal }, held).catch(() => {
      if (had && !waiting.signal.aborted) this.#lost();
    });
  }

  /** The lock was stolen: a tab took the project over. */
  #lost(): void {
    if (this.#role === 'writer') void this.host.revoked();
    this.#role = 'reader';
    this.#wait();
  }

  async #hear({ kind, from }: Message): Promise<void> {
    if (from === this.#id) return;
    if (kind === 'saved' && this.role === 'reader') this.host.saved();
    else if (kind === 'anyone' && this.role === 'writer') this.#say('here');
    else if (kind === 'here' || kind === 'yielded') this.#answered?.();
    else if (kind === 'yield' && this.role === 'writer') {
      this.#role = 'reader';
      await this.host.revoked();
      this.#say('yielded');
    }
  }

  /** Whether another tab answers within `patience` milliseconds. */
  #ask(kind: 'anyone' | 'yield', patience: number): Promise<boolean> {
    return new Promise((done) => {
      this.#answered = () => done(true);
      this.#say(kind);
      setTimeout(() => done(false), patience);
    });
  }

  #say(kind: Message['kind']): void {
    if (!this.#closed) this.#channel.postMessage({ kind, from: this.#id } satisfies Message);
  }
}
