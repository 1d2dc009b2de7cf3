import * as duckdb from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** DuckDB cannot be had: not started, or the built tables cannot be opened. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  constructor(
    readonly reason: 'engine' | 'tables',
    cause: unknown,
  ) {
    super(`database: ${reason}`, { cause });
  }
}

export type Row = Record<string, string | number | bigint | boolean | null>;

/** The built tables in DuckDB-WASM, read-only, in a worker of its own. */
export class Database {
  readonly #connection: duckdb.AsyncDuckDBConnection;

  private constructor(connection: duckdb.AsyncDuckDBConnection) {
    this.#connection = connection;
  }

  /**
   * Starts the engine and attaches the built tables.
   * @param url address of `perimetre.duckdb`.
   * @throws {DatabaseError}
   */
  static async open(url: string): Promise<Database> {
    const connection = await failing('engine', startEngine);
    return failing('tables', async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status}`);
      await connection.bindings.registerFileBuffer('perimetre.duckdb', new Uint8Array(await response.arrayBuffer()));
      await connection.query("ATTACH 'perimetre.duckdb' AS perimetre (READ_ONLY); USE perimetre;");
      return new Database(connection);
    });
  }

  /** Rows of a statement whose `?` take `parameters`. */
  async query(sql: string, parameters: readonly (string | number)[] = []): Promise<Row[]> {
    const statement = await this.#connection.prepare(sql);
    try {
      const table = await statement.query(...parameters);
      return table.toArray().map((row) => row.toJSON() as Row);
    } finally {
      await statement.close();
    }
  }
}

async function startEngine(): Promise<duckdb.AsyncDuckDBConnection> {
  const wasm = new URL(wasmUrl, document.baseURI).href;
  // DuckDB would wait for ever for a module that is missing or spoilt.
  await WebAssembly.compileStreaming(fetch(wasm));
  const engine = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(workerUrl));
  await engine.instantiate(wasm);
  await engine.open({ query: { castBigIntToDouble: true } });
  const connection = await engine.connect();
  // DuckDB would fetch extensions over the network, and crash when there is none.
  await connection.query('SET autoload_known_extensions=false; SET autoinstall_known_extensions=false;');
  return connection;
}

async function failing<T>(reason: DatabaseError['reason'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new DatabaseError(reason, cause);
  }
}
