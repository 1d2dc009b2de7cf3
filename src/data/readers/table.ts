import type { Surfaces } from '../surfaces';
import type { Understood } from './france';

/** Why one row was left out: see `rowReasons` in `words/reading-fr.ts`. */
export type RowReason = 'cells' | 'quotes' | 'encoding' | 'control' | 'long' | 'geometry';

/** A table of a file, as SQL can read it. */
export interface ReadTable {
  /** Of the sheet, layer or archive entry; of the file when it holds nothing else. */
  name: string;
  /**
   * SQL name of a table or view: `line` BIGINT, the line of the file as an editor or a spreadsheet numbers it (for
   * formats without lines, the row), then `columns` as VARCHAR exactly as written; an empty cell is NULL.
   */
  relation: string;
  /** Trimmed, never empty, different whatever their case, never `line`. */
  columns: readonly string[];
  rows: number;
  /** Line of the header; `null` when there is none and the columns are named by us. */
  headerRow: number | null;
  /** Line of the units just under the header; `null` when there is none. */
  unitsRow: number | null;
  /** One a row in the order of `line`; `null` when no row has a surface. */
  surfaces: Surfaces | null;
  /** Whether its surfaces were cells beside others: of communes, these are mostly what the table is for. */
  drawnInCells?: boolean;
  /** How its coordinates were understood, when it is not as the file says. */
  understood?: Understood;
  /** Lines to which the reader gave the text of the cell that they share with a line above, by column. */
  merged?: Readonly<Record<string, readonly number[]>>;
  /** Cells of which only the beginning was kept, by column. */
  cut?: Readonly<Record<string, number>>;
  /** Columns of the coordinates by which its rows were placed. */
  coordinates?: readonly string[];
  /** Rows that are not in `relation`: the reader could not tell their cells. */
  refused: readonly { line: number; reason: RowReason }[];
}

export interface OpenedFile {
  name: string;
  bytes: number;
  format: Format;
  tables: readonly ReadTable[];
  /** Drops the tables. */
  close(): Promise<void>;
}

export type Format =
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'html'
  | 'spreadsheetml'
  | 'dbf'
  | 'json'
  | 'parquet'
  | 'geojson'
  | 'topojson'
  | 'umap'
  | 'kml'
  | 'shapefile'
  | 'geopackage'
  | 'flatgeobuf';

export interface ReadOptions {
  /** Told the share of the file read, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Begins the names of the relations made, and of no other; one is found when it is not said. */
  stem?: string | undefined;
  /** Line of the header, or `null` for none: in place of the guess. */
  headerRow?: number | null | undefined;
  /** Line of the units, or `null` for none: in place of the guess. */
  unitsRow?: number | null | undefined;
}
