/** A cell as the engine takes and gives it. Whole numbers come as `number`, dates as ISO text; NULL is `null`. */
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export interface TableColumn {
  name: string;
  type: 'VARCHAR' | 'DOUBLE' | 'BIGINT';
}

/** Rows of a new table, some at a time, cells in the order of its columns. */
export type Batches = Iterable<readonly (readonly Value[])[]> | AsyncIterable<readonly (readonly Value[])[]>;

/** How a long query is followed and stopped. */
export interface Watch {
  signal?: AbortSignal | undefined;
  /** Told now and then the share done so far, from 0 to 1; never told when the engine cannot know. */
  onProgress?: ((share: number) => void) | undefined;
}

/** DuckDB in the browser (`engine-browser`) or in Node (`engine-node`), without extensions. */
export interface Engine {
  /**
   * Rows of a statement whose `?` take `parameters`.
   * @throws the signal's reason when it stops the query, the engine's error otherwise.
   */
  query(sql: string, parameters?: readonly Value[], watch?: Watch): Promise<Row[]>;
  /** Creates `name` (SQL, quoted where it must be) and fills it. A table that fails half-way is dropped. */
  createTable(name: string, columns: readonly TableColumn[], batches: Batches): Promise<void>;
  /**
   * Opens a file to SQL.
   * @param file a `Blob`, which the browser streams; or, in Node, a path.
   * @returns what `read_csv` calls the file.
   */
  registerFile(name: string, file: Blob | string): Promise<string>;
  /** @param file what `registerFile` returned. */
  dropFile(file: string): Promise<void>;
  close(): Promise<void>;
}

/** An engine that takes rows as Arrow too. */
export interface ArrowEngine extends Engine {
  /** Adds rows to a table: an IPC stream, columns in the order of the table. The bytes are given away. */
  insertArrow(table: string, ipc: Uint8Array): Promise<void>;
}

/** `name` as an SQL identifier. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** `text` as an SQL string. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** DuckDB would fetch extensions over the network. */
export const WITHOUT_EXTENSIONS =
  'SET autoload_known_extensions=false; SET autoinstall_known_extensions=false; SET allow_community_extensions=false;';

/** The `CREATE TABLE` of `columns`. */
export const tableDefinition = (name: string, columns: readonly TableColumn[]) =>
  `CREATE TABLE ${name} (${columns.map((column) => `${identifier(column.name)} ${column.type}`).join(', ')})`;

/** A cell of either engine as a `Value`. */
export function toValue(cell: unknown): Value {
  switch (typeof cell) {
    case 'string':
    case 'number':
    case 'boolean':
      return cell;
    case 'bigint':
      return Number(cell);
    default:
      if (cell === null || cell === undefined) return null;
      return cell instanceof Date ? cell.toISOString() : String(cell);
  }
}
