import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../src/data/engine-node';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import { polygonsAt } from '../../../src/data/surfaces';

const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A Parquet file that DuckDB writes from `query`. */
async function written(name: string, query: string, options = ''): Promise<string> {
  const path = join(folder, name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet ${options})`);
  connection.closeSync();
  return path;
}

async function read(path: string) {
  const engine = await openNodeEngine();
  try {
    const { format, tables } = await openFile(await nodeFile(path), engine);
    expect(format).toBe('parquet');
    return { ...tables[0], read: await engine.query(`SELECT * FROM ${tables[0].relation} ORDER BY line`) };
  } finally {
    await engine.close();
  }
}

describe('a Parquet file', () => {
  it.each([
    ['snappy', 20_000],
    ['zstd', 500],
    ['gzip', 500],
    ['brotli', 500],
    ['lz4_raw', 500],
    ['uncompressed', 500],
  ])('compressed by %s', async (codec, rows) => {
    const query = `SELECT lpad(i::VARCHAR, 5, '0') AS code, i * 10::BIGINT AS n, i / 4 AS apl, DATE '2023-12-31' AS le,
      CASE WHEN i = 2 THEN NULL ELSE 'é' || i END AS nom FROM range(1, ${rows + 1}) t(i)`;
    const table = await read(await written(`${codec}.parquet`, query, `, COMPRESSION ${codec}`));
    expect(table).toMatchObject({ rows, columns: ['code', 'n', 'apl', 'le', 'nom'], surfaces: null });
    expect(table.read[1]).toEqual({ line: 2, code: '00002', n: '20', apl: '0.5', le: '2023-12-31', nom: null });
    expect(table.read.at(-1)).toMatchObject({
      line: rows,
      n: String(rows * 10),
      apl: String(rows / 4),
      nom: `é${rows}`,
    });
  });

  it('gives its outlines when it is GeoParquet', async () => {
    // The triangle (3.25 46.5, 4 46.5, 3.25 47), as well-known binary.
    const [x0, x1, y0, y1] = ['0000000000000A40', '0000000000001040', '0000000000404740', '0000000000804740'];
    const shape = `unhex('01030000000100000004000000${x0}${y0}${x1}${y0}${x0}${y1}${x0}${y0}')`;
    const geo = JSON.stringify({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Polygon'] } },
    });
    const path = await written(
      'geo.parquet',
      `SELECT '03190' AS code, ${shape} AS geometry`,
      `, KV_METADATA {geo: '${geo}'}`,
    );
    const table = await read(path);
    expect(table.read).toEqual([{ line: 1, code: '03190' }]);
    expect(polygonsAt(table.surfaces!, 0)).toEqual([
      [
        [
          [3.25, 46.5],
          [4, 46.5],
          [3.25, 47],
          [3.25, 46.5],
        ],
      ],
    ]);
  });
});
