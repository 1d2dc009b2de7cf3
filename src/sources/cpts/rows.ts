import type { Engine, Row } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';

const BATCH = 4096;

/** The rows of a table in their order, some thousands at a time: between two, the page answers. */
export async function* rowsOf(engine: Engine, { relation }: Pick<ReadTable, 'relation'>): AsyncGenerator<Row[]> {
  for (let first = 0; ; first += BATCH) {
    const rows = await engine.query(`SELECT * FROM ${relation} ORDER BY line LIMIT ${BATCH} OFFSET ${first}`);
    yield rows;
    if (rows.length < BATCH) return;
  }
}
