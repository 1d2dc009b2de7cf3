import * as duckdb from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { RecordBatch } from 'apache-arrow';
import { toIpc } from './arrow';
import countingUrl from './counting-worker.js?url&no-inline';
import { DatabaseError } from './database-error';
import {
  literal,
  tableDefinition,
  toValue,
  WITHOUT_EXTENSIONS,
  type ArrowEngine,
  type Batches,
  type Row,
  type TableColumn,
  type Value,
  type Watch,
} from './engine';
import { Queue } from './queue';
import { mapInTasks } from '../kernel/task';

type Task = Parameters<duckdb.AsyncDuckDB['postTask']>[0];

/** DuckDB-WASM, with what its worker tells of the files that it reads, and an answer even when that worker dies. */
class Bindings extends duckdb.AsyncDuckDB {
  /** Rejects when the worker is no more. */
  readonly ended: Promise<never>;
  readonly #life: string;
  #lost!: () => void;

  constructor() {
    const life = `perimetre-duckdb-${Math.random()}`;
    super(new duckdb.VoidLogger(), new Worker(`${absolute(countingUrl)}#${life},${absolute(workerUrl)}`));
    this.#life = life;
    this.ended = new Promise((_, reject) => (this.#lost = () => reject(new DatabaseError('engine', null))));
    this.ended.catch(() => undefined);
  }

  /** To be called once the worker has answered: it holds its lock by then. */
  watch(): void {
    navigator.locks?.request(this.#life, this.#lost).catch(() => undefined);
  }

  /** Ends it where it stands, like one that the system kills. */
  kill(): void {
    this._worker?.terminate();
    this.#lost();
  }

  protected override onError(event: ErrorEvent): void {
    event.preventDefault();
    this.#lost();
  }

  protected override postTask<T extends Task>(task: T, transferred?: ArrayBuffer[]) {
    return Promise.race([super.postTask(task, transferred), this.ended]);
  }

  onBytesRead(told: ((bytes: number) => void) | undefined) {
    this._onExecutionProgress = told ? [(data) => told((data as unknown as { bytes: number }).bytes)] : [];
  }
}

const absolute = (address: string) => new URL(address, globalThis.document?.baseURI ?? location.href).href;

/** A query that does not heed a stop in this time, in milliseconds, takes the worker with it: another is started. */
const PATIENCE = 3000;

/** DuckDB-WASM in a worker of its own, in memory. */
export async function openBrowserEngine(): Promise<BrowserEngine> {
  const bindings = new Bindings();
  await bindings.instantiate(absolute(wasmUrl));
  bindings.watch();
  await bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = await bindings.connect();
  await connection.query(WITHOUT_EXTENSIONS);
  return new BrowserEngine(bindings, connection);
}

export class BrowserEngine implements ArrowEngine {
  readonly #queue = new Queue();
  /** Bytes of each file that SQL may read. */
  readonly #sizes = new Map<string, number>();

  constructor(
    readonly bindings: Bindings,
    readonly connection: duckdb.AsyncDuckDBConnection,
  ) {}

  query(sql: string, parameters: readonly Value[] = [], watch: Watch = {}): Promise<Row[]> {
    return this.#queue.run(async () => {
      if (!parameters.length) return this.#run(sql, watch);
      await this.#run(`PREPARE asked AS ${sql}`, {});
      try {
        return await this.#run(`EXECUTE asked(${parameters.map(written).join(', ')})`, watch);
      } finally {
        await this.#run('DEALLOCATE asked', {});
      }
    });
  }

  /** Query by steps, between which the worker hears that it must stop; one step of a wide join has no end in sight. */
  async #run(sql: string, { signal, onProgress }: Watch): Promise<Row[]> {
    signal?.throwIfAborted();
    let unheeded: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      this.connection.cancelSent().catch(() => undefined);
      unheeded = setTimeout(() => this.bindings.kill(), PATIENCE);
    };
    signal?.addEventListener('abort', cancel);
    this.bindings.onBytesRead(onProgress && this.#shares(onProgress));
    try {
      const rows: Row[] = [];
      for await (const batch of await this.connection.send(sql)) await openRows(batch, rows);
      return rows;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(unheeded);
      signal?.removeEventListener('abort', cancel);
      this.bindings.onBytesRead(undefined);
    }
  }

  /** Bytes read as a share of the file: which one is read is known as long as there is but one. */
  #shares(onProgress: (share: number) => void) {
    let read = 0;
    return (bytes: number) => {
      read += bytes;
      const [size] = this.#sizes.values();
      if (this.#sizes.size === 1) onProgress(Math.min(1, read / size));
    };
  }

  async createTable(name: string, columns: readonly TableColumn[], batches: Batches): Promise<void> {
    await this.query(tableDefinition(name, columns));
    try {
      for await (const rows of batches) {
        if (rows.length) await this.insertArrow(name, toIpc(columns, rows));
      }
    } catch (error) {
      await this.query(`DROP TABLE ${name}`);
      throw error;
    }
  }

  insertArrow(table: string, ipc: Uint8Array): Promise<void> {
    return this.#queue.run(async () => {
      await this.connection.insertArrowFromIPCStream(ipc, { name: 'batch', create: true });
      await this.#run(`INSERT INTO ${table} SELECT * FROM batch; DROP TABLE batch`, {});
    });
  }

  async registerFile(name: string, file: Blob | string): Promise<string> {
    if (typeof file === 'string') throw new TypeError('the browser has no paths');
    await this.bindings.registerFileHandle(name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    this.#sizes.set(name, file.size);
    return name;
  }

  async dropFile(file: string): Promise<void> {
    this.#sizes.delete(file);
    await this.bindings.dropFile(file);
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.bindings.terminate();
  }
}

const written = (value: Value) => (typeof value === 'string' ? literal(value) : String(value));

/** Rows opened between two looks at the clock: some tables have hundreds of columns. */
const AT_ONCE = 8;

/** Opens the rows of a batch by many tasks, column by column: those of Arrow are slow to open one by one. */
async function openRows(batch: RecordBatch, rows: Row[]): Promise<void> {
  const columns = batch.schema.fields.map(({ name }, i) => [name, batch.getChildAt(i)!] as const);
  const opened = await mapInTasks(
    Array.from({ length: batch.numRows }, (_, at) => at),
    (at) => {
      const row: Row = {};
      for (const [name, cells] of columns) row[name] = toValue(cells.get(at));
      return row;
    },
    AT_ONCE,
  );
  for (const row of opened) rows.push(row);
}
