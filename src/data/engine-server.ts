import type { ArrowEngine, Value } from './engine';

/** What a worker asks of the engine of the page. */
export type Call =
  | { call: 'query'; sql: string; parameters: readonly Value[] }
  | { call: 'insert'; table: string; ipc: Uint8Array }
  | { call: 'register'; name: string; file: Blob }
  | { call: 'drop'; file: string };

export interface Asked {
  id: number;
  call: Call;
}

export type Answered = { id: number } & ({ answer: unknown } | { failure: string });

/** The page's side of a `RemoteEngine`: does what it is asked, and remembers the files that it opened to SQL. */
export class EngineServer {
  readonly files = new Set<string>();
  readonly #doing = new Set<Promise<unknown>>();

  /** @param signal stops the query under way. */
  constructor(
    private readonly port: MessagePort,
    private readonly engine: ArrowEngine,
    private readonly signal: AbortSignal,
  ) {
    port.onmessage = ({ data: { id, call } }: MessageEvent<Asked>) => {
      const work = this.#do(call).then(
        (answer) => port.postMessage({ id, answer } satisfies Answered),
        (error: unknown) => port.postMessage({ id, failure: String(error) } satisfies Answered),
      );
      this.#doing.add(work);
      void work.finally(() => this.#doing.delete(work));
    };
  }

  /** Takes no more orders; resolves once those taken are done. */
  async end(): Promise<void> {
    this.port.onmessage = null;
    await Promise.all(this.#doing);
    this.port.close();
  }

  async #do(call: Call): Promise<unknown> {
    switch (call.call) {
      case 'query':
        return this.engine.query(call.sql, call.parameters, { signal: this.signal });
      case 'insert':
        return this.engine.insertArrow(call.table, call.ipc);
      case 'register':
        this.files.add(call.name);
        return this.engine.registerFile(call.name, call.file);
      case 'drop':
        this.files.delete(call.file);
        return this.engine.dropFile(call.file);
    }
  }
}
