import { identifier, type Engine, type Value } from '../engine';
import { LONGEST_CELL } from './lengths';

/** Cells handed to the engine at once. */
const BATCH = 1 << 15;

/** Columns that the engine takes without being held; real tables have a few hundred. */
export const WIDEST = 4096;

/** A row as a reader hands it over: its line, and its cells as text. */
export interface TextRow {
  line: number;
  cells: readonly (string | null)[];
}

/** Name of what may be put beside a relation of a file by those who look at it; it goes with the file. */
export const besideRelation = (relation: string) => `${relation}_beside`;

let shelves = 0;

/** What one opened file put into the engine, to be dropped with it. */
export class Shelf {
  readonly #drops: (() => Promise<unknown>)[] = [];
  /** Cells that were cut, by relation and column. */
  readonly #cut = new Map<string, Record<string, number>>();

  #made = 0;

  /** @param stem begins the names of its relations, and of no other's. */
  constructor(
    readonly engine: Engine,
    readonly stem = `file_${++shelves}_`,
  ) {}

  /** A free SQL name in the database in memory. */
  nextRelation(): string {
    return `memory.main.${this.stem}${++this.#made}`;
  }

  /** Fills a new table with rows. */
  async addRows(columns: readonly string[], rows: Iterable<TextRow> | AsyncIterable<TextRow>): Promise<string> {
    if (columns.length > WIDEST) throw new RangeError(`${columns.length} columns`);
    const relation = this.nextRelation();
    const definition = [
      { name: 'line', type: 'BIGINT' as const },
      ...columns.map((name) => ({ name, type: 'VARCHAR' as const })),
    ];
    let isCut = false;
    const cut = (cell: string | null) => {
      if (cell === null || cell.length <= LONGEST_CELL) return cell;
      isCut = true;
      return cell.slice(0, LONGEST_CELL);
    };
    await this.engine.createTable(relation, definition, batched(rows, cut));
    this.#drops.push(() => this.#drop('table', relation));
    if (isCut) await this.countCut(relation, columns);
    return relation;
  }

  /** Counts the cells of a relation that were too long to be kept whole. */
  async countCut(relation: string, columns: readonly string[]): Promise<void> {
    const counts = columns.map(
      (name, i) => `count(*) FILTER (length(${identifier(name)}) >= ${LONGEST_CELL})::DOUBLE AS c${i}`,
    );
    const [found] = await this.engine.query(`SELECT ${counts.join(', ')} FROM ${relation}`);
    const cut = columns.flatMap((name, i) => (found[`c${i}`] ? [[name, found[`c${i}`] as number] as const] : []));
    if (cut.length) this.#cut.set(relation, Object.fromEntries(cut));
  }

  /** The cells of a relation that were cut, by column; `undefined` for none. */
  cutOf(relation: string): Record<string, number> | undefined {
    return this.#cut.get(relation);
  }

  /** Makes a relation of the `SELECT` made on a file: a table, or a view that reads it anew at each query. */
  async addFile(
    file: Blob | string,
    as: 'table' | 'view',
    select: (file: string) => string,
    signal?: AbortSignal,
  ): Promise<string> {
    const relation = this.nextRelation();
    const registered = await this.engine.registerFile(relation, file);
    const dropFile = () => this.engine.dropFile(registered);
    try {
      await this.engine.query(`CREATE ${as} ${relation} AS ${select(registered)}`, [], { signal });
    } catch (error) {
      await dropFile();
      throw error;
    }
    this.#drops.push(() => this.#drop(as, relation));
    if (as === 'view') this.#drops.push(dropFile);
    else await dropFile();
    return relation;
  }

  async #drop(as: 'table' | 'view', relation: string): Promise<void> {
    await this.engine.query(`DROP TABLE IF EXISTS ${besideRelation(relation)}`);
    await this.engine.query(`DROP ${as} ${relation}`);
  }

  async close(): Promise<void> {
    for (const drop of this.#drops.splice(0)) await drop();
  }
}

async function* batched(
  rows: Iterable<TextRow> | AsyncIterable<TextRow>,
  cut: (cell: string | null) => string | null,
): AsyncGenerator<Value[][]> {
  let batch: Value[][] = [];
  for await (const { line, cells } of rows) {
    batch.push([line, ...cells.map(cut)]);
    if (batch.length * batch[0].length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
