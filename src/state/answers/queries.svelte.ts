import { literal, type Engine, type Row, type Value } from '../../data/engine';
import { DatabaseError } from '../../data/database-error';
import { queryFault, type QueryFault } from '../../data/query-fault';
import type { Tables } from './tables';

/** Rows shown of an answer, and exported. */
export const MOST_ROWS = 100_000;

const SAVED = 'perimetre-queries';

export interface Answer {
  columns: readonly string[];
  rows: readonly (readonly Value[])[];
  /** Whether there was more than `MOST_ROWS`. */
  cut: boolean;
}

/** Columns of each table that may be asked. */
export interface TableNote {
  name: string;
  columns: string[];
}

const TABLES = `
  SELECT table_name AS name, string_agg(column_name, ' ' ORDER BY column_index) AS columns
  FROM duckdb_columns()
  WHERE database_name IN ('perimetre', 'memory') AND NOT internal AND table_name NOT LIKE 'file\\_%' ESCAPE '\\'
  GROUP BY table_name, database_name ORDER BY database_name DESC, table_name`;

/** Questions in SQL to the built tables and to the imported ones. Nothing that is asked changes them. */
export class Queries {
  status = $state<'idle' | 'running' | 'answered' | 'stopped' | 'refused' | 'unavailable'>('idle');
  answer = $state.raw<Answer | null>(null);
  /** DuckDB's own words on a question that it refuses. */
  complaint = $state('');
  /** The same as far as it is understood. */
  fault = $state.raw<QueryFault | null>(null);
  tables = $state.raw<readonly TableNote[]>([]);
  saved = $state.raw<readonly string[]>(readSaved());

  #running: AbortController | null = null;

  constructor(private readonly published: Tables) {}

  /** Lists the tables and their columns, which starts the engine. */
  async list(): Promise<void> {
    try {
      await this.#list(await this.published.open());
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.status = 'unavailable';
    }
  }

  async #list(engine: Engine): Promise<void> {
    const notes = await engine.query(TABLES);
    this.tables = notes.map(({ name, columns }) => ({ name: String(name), columns: String(columns).split(' ') }));
  }

  async run(sql: string): Promise<void> {
    const afterStop = this.status === 'running' || this.status === 'stopped';
    this.stop();
    const { signal } = (this.#running = new AbortController());
    this.status = 'running';
    this.fault = null;
    try {
      const rows = await this.#ask(sql, signal).catch((error: unknown) => {
        // The question before did not heed its stop, and took DuckDB with it.
        if (afterStop && error instanceof DatabaseError) return this.#ask(sql, signal);
        throw error;
      });
      if (signal.aborted) return;
      this.answer = answerOf(rows);
      this.status = 'answered';
    } catch (error) {
      // Another question, or none, has taken its place.
      if (signal.aborted) return;
      this.answer = null;
      this.complaint = error instanceof Error ? error.message.split('\n\nLINE ')[0] : String(error);
      this.fault = queryFault(this.complaint);
      this.status = error instanceof DatabaseError ? 'unavailable' : 'refused';
    }
  }

  async #ask(sql: string, signal: AbortSignal): Promise<Row[]> {
    const engine = await this.published.open();
    await this.#list(engine);
    // `query()` takes one SELECT and nothing else.
    return engine.query(`SELECT * FROM query(${literal(sql)}) LIMIT ${MOST_ROWS + 1}`, [], { signal });
  }

  /** Stops the question that is being answered. */
  stop(): void {
    this.#running?.abort();
    if (this.status === 'running') this.status = 'stopped';
  }

  save(sql: string): void {
    if (sql.trim() && !this.saved.includes(sql)) this.#setSaved([...this.saved, sql]);
  }

  forget(sql: string): void {
    this.#setSaved(this.saved.filter((one) => one !== sql));
  }

  #setSaved(saved: readonly string[]): void {
    this.saved = saved;
    try {
      localStorage.setItem(SAVED, JSON.stringify(saved));
    } catch {
      // Kept for this page only: they are in front of the person all the same.
    }
  }
}

function answerOf(rows: readonly Row[]): Answer {
  const columns = Object.keys(rows[0] ?? {});
  const shown = rows.slice(0, MOST_ROWS);
  return {
    columns,
    rows: shown.map((row) => columns.map((column) => row[column])),
    cut: rows.length > MOST_ROWS,
  };
}

function readSaved(): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(SAVED) ?? '[]');
    return Array.isArray(saved) ? saved.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
