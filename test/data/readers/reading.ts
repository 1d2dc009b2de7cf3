import { afterAll, beforeAll } from 'vitest';
import type { Engine, Row } from '../../../src/data/engine';
import { openNodeEngine } from '../../../src/data/engine-node';
import { openFile } from '../../../src/data/readers/read';
import type { OpenedFile, ReadOptions, ReadTable } from '../../../src/data/readers/table';

let engine: Engine;

/** One engine for the tests of a file. */
export function useEngine(): { open: typeof open; rowsOf: typeof rowsOf } {
  beforeAll(async () => {
    engine = await openNodeEngine();
  });
  afterAll(() => engine.close());
  return { open, rowsOf };
}

const open = (content: string | Uint8Array | Uint16Array, name: string, options?: ReadOptions): Promise<OpenedFile> =>
  openFile(new File([content as BlobPart], name), engine, options);

/** The rows of a table in the order of its lines. */
const rowsOf = (table: ReadTable): Promise<Row[]> => engine.query(`SELECT * FROM ${table.relation} ORDER BY line`);
