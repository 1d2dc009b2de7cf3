import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import {
  tableDefinition,
  toValue,
  WITHOUT_EXTENSIONS,
  type Batches,
  type Engine,
  type Row,
  type TableColumn,
  type Value,
  type Watch,
} from './engine';
import { Queue } from './queue';

/** How often a watched query says how far it is, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** DuckDB in Node, in memory. */
export async function openNodeEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(WITHOUT_EXTENSIONS);
  return new NodeEngine(instance, connection);
}

class NodeEngine implements Engine {
  readonly #queue = new Queue();
  /** Copies of the blobs that SQL reads: DuckDB here reads paths only. */
  #copies: Promise<string> | null = null;

  constructor(
    readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  query(sql: string, parameters: readonly Value[] = [], watch: Watch = {}): Promise<Row[]> {
    return this.#queue.run(async () => {
      const stop = follow(this.connection, watch);
      try {
        const reader = await this.connection.runAndReadAll(sql, [...parameters]);
        const rows = reader.getRowObjectsJS();
        return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, toValue(cell)])));
      } catch (error) {
        watch.signal?.throwIfAborted();
        throw error;
      } finally {
        stop();
      }
    });
  }

  async createTable(name: string, columns: readonly TableColumn[], batches: Batches): Promise<void> {
    await this.query(tableDefinition(name, columns));
    try {
      const [catalog, schema, table] = parts(name);
      const appender = await this.connection.createAppender(table, schema, catalog);
      for await (const rows of batches) {
        for (const row of rows) {
          columns.forEach(({ type }, i) => append(appender, type, row[i]));
          appender.endRow();
        }
      }
      appender.closeSync();
    } catch (error) {
      await this.query(`DROP TABLE ${name}`);
      throw error;
    }
  }

  async registerFile(name: string, file: Blob | string): Promise<string> {
    if (typeof file === 'string') return file;
    this.#copies ??= mkdtemp(join(tmpdir(), 'perimetre-'));
    const path = join(await this.#copies, name.replaceAll(/[^\w.-]/g, '_'));
    await writeFile(path, file.stream());
    return path;
  }

  async dropFile(file: string): Promise<void> {
    const copies = await this.#copies;
    if (copies && file.startsWith(copies)) await rm(file, { force: true });
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
    if (this.#copies) await rm(await this.#copies, { recursive: true, force: true });
  }
}

/** The catalogue, schema and name of a table, as far as they are said. */
function parts(name: string): [string | undefined, string | undefined, string] {
  const named = name.split('.').map((part) => part.replace(/^"(.*)"$/, '$1'));
  const table = named.pop()!;
  const schema = named.pop();
  return [named.pop(), schema, table];
}

function append(appender: DuckDBAppender, type: TableColumn['type'], cell: Value) {
  if (cell === null || cell === undefined || Number.isNaN(cell)) appender.appendNull();
  else if (type === 'VARCHAR') appender.appendVarchar(String(cell));
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(cell));
  else appender.appendDouble(Number(cell));
}

/** Stops the query on a signal, and says how far it is. */
function follow(connection: DuckDBConnection, { signal, onProgress }: Watch): () => void {
  signal?.throwIfAborted();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  const told = onProgress && setInterval(() => tell(connection.progress.percentage, onProgress), PROGRESS_INTERVAL);
  return () => {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(told);
  };
}

/** DuckDB gives -1 when it does not know. */
const tell = (percentage: number, onProgress: (share: number) => void) => {
  if (percentage >= 0) onProgress(percentage / 100);
};
