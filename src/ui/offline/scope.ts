/** What a service worker is given, which the types of the page do not know. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Told extends Extendable {
  data: unknown;
  ports: readonly MessagePort[];
}

interface Events {
  install: Extendable;
  activate: Extendable;
  fetch: Fetching;
  message: Told;
}

/** The global scope of a service worker. */
export interface WorkerScope {
  registration: { scope: string };
  clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, act: (event: Events[Name]) => void): void;
}
