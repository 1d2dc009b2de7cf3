import { toIpc } from './arrow';
import { tableDefinition, type Batches, type Engine, type Row, type TableColumn, type Value } from './engine';
import type { Answered, Asked, Call } from './engine-server';

/** The engine of the page, as a worker reaches it through a port. Rows cross as Arrow, so that the page only passes them on. */
export class RemoteEngine implements Engine {
  readonly #awaited = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #asked = 0;

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<Answered>) => {
      const { resolve, reject } = this.#awaited.get(data.id)!;
      this.#awaited.delete(data.id);
      if ('failure' in data) reject(new Error(data.failure));
      else resolve(data.answer);
    };
  }

  query(sql: string, parameters: readonly Value[] = []): Promise<Row[]> {
    return this.#ask({ call: 'query', sql, parameters }) as Promise<Row[]>;
  }

  async createTable(name: string, columns: readonly TableColumn[], batches: Batches): Promise<void> {
    await this.query(tableDefinition(name, columns));
    try {
      for await (const rows of batches) {
        if (!rows.length) continue;
        const ipc = toIpc(columns, rows);
        await this.#ask({ call: 'insert', table: name, ipc }, [ipc.buffer]);
      }
    } catch (error) {
      await this.query(`DROP TABLE ${name}`);
      throw error;
    }
  }

  registerFile(name: string, file: Blob | string): Promise<string> {
    if (typeof file === 'string') throw new TypeError('the browser has no paths');
    return this.#ask({ call: 'register', name, file }) as Promise<string>;
  }

  async dropFile(file: string): Promise<void> {
    await this.#ask({ call: 'drop', file });
  }

  async close(): Promise<void> {
    this.port.close();
  }

  #ask(call: Call, transferred: Transferable[] = []): Promise<unknown> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#awaited.set(id, { resolve, reject });
      this.port.postMessage({ id, call } satisfies Asked, transferred);
    });
  }
}
