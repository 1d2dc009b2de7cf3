import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import { NONE, type Atlas, type Column } from '../../src/atlas/atlas';
import type { CptsFile } from '../../src/atlas/files';
import type { Layer } from '../../src/atlas/manifest';

/** Read by every DuckDB since 1.2, and so by DuckDB-WASM 1.32 (engine 1.4). */
const STORAGE_VERSION = 'v1.2.0';

type Cell = string | number | null;
type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'FLOAT';

/** Writes the tables for free SQL queries at `path`. What is unknown is NULL. */
export async function writeDatabase(
  path: string,
  atlas: Omit<Atlas, 'manifest' | 'awaited'>,
  known: CptsFile,
  layers: Layer[],
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS perimetre (STORAGE_VERSION '${STORAGE_VERSION}')`);
    await connection.run('USE perimetre');
    await writeUnits(connection, atlas);
    await writeFigures(connection, atlas);
    await writeNeighbours(connection, atlas);
    await writeCpts(connection, known);
    await writeLayers(connection, layers);
    await connection.run('USE memory');
    await connection.run('DETACH perimetre');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Creates `name` and fills it row by row, each in the order of `columns`. */
async function writeTable(
  connection: DuckDBConnection,
  name: string,
  columns: Record<string, ColumnType>,
  rows: Iterable<Cell[]>,
) {
  const types = Object.values(columns);
  await connection.run(
    `CREATE TABLE ${name} (${Object.entries(columns)
      .map(([column, type]) => `${column} ${type}`)
      .join(', ')})`,
  );
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    row.forEach((cell, i) => appendCell(appender, types[i], cell));
    appender.endRow();
  }
  appender.closeSync();
}

function appendCell(appender: DuckDBAppender, type: ColumnType, cell: Cell) {
  if (cell === null || Number.isNaN(cell)) appender.appendNull();
  else if (type === 'VARCHAR') appender.appendVarchar(cell as string);
  else if (type === 'INTEGER') appender.appendInteger(cell as number);
  else if (type === 'FLOAT') appender.appendFloat(cell as number);
  else appender.appendDouble(cell as number);
}

function writeUnits(connection: DuckDBConnection, atlas: Omit<Atlas, 'manifest' | 'awaited'>) {
  const populations = atlas.populations.map(
    ({ measure, vintage }) => `${measure === 'municipale' ? 'pmun' : 'ptot'}_${vintage}`,
  );
  const columns: Record<string, ColumnType> = {
    code: 'VARCHAR',
    name: 'VARCHAR',
    department: 'VARCHAR',
    region: 'VARCHAR',
    epci: 'VARCHAR',
    epci_name: 'VARCHAR',
    longitude: 'FLOAT',
    latitude: 'FLOAT',
    area_km2: 'FLOAT',
    pmun_year: 'INTEGER',
    ...Object.fromEntries(populations.map((name) => [name, 'INTEGER' as const])),
  };
  const rows = atlas.codes.map((code, unit): Cell[] => {
    const department = atlas.departments[atlas.department[unit]];
    const epci = atlas.epci[unit] === NONE ? null : atlas.epcis[atlas.epci[unit]];
    return [
      code,
      atlas.names[unit],
      department.code,
      atlas.regions[department.region].code,
      epci?.code ?? null,
      epci?.name ?? null,
      atlas.longitude[unit],
      atlas.latitude[unit],
      atlas.area[unit],
      atlas.populationYear[unit] || null,
      ...atlas.populations.map(({ values }) => values[unit]),
    ];
  });
  return writeTable(connection, 'units', columns, rows);
}

async function writeFigures(
  connection: DuckDBConnection,
  { codes, professionals, facilities, apl }: Omit<Atlas, 'manifest' | 'awaited'>,
) {
  const known = function* (columns: Readonly<Record<string, Column>>): Generator<Cell[]> {
    for (const [key, column] of Object.entries(columns))
      for (const [unit, code] of codes.entries())
        if (!Number.isNaN(column.values[unit])) yield [code, key, column.values[unit], column.quality];
  };
  const columns = { code: 'VARCHAR', key: 'VARCHAR', value: 'FLOAT', quality: 'VARCHAR' } as const;
  const { value, ...rest } = columns;
  const counts = { code: 'VARCHAR', key: 'VARCHAR', count: value, quality: rest.quality } as const;
  await writeTable(connection, 'professionals', counts, known(professionals));
  await writeTable(connection, 'facilities', counts, known(facilities));
  await writeTable(connection, 'apl', columns, known(apl));
}

function writeNeighbours(connection: DuckDBConnection, { codes, adjacency }: Omit<Atlas, 'manifest' | 'awaited'>) {
  const rows = function* (): Generator<Cell[]> {
    for (const [unit, code] of codes.entries())
      for (let i = adjacency.offsets[unit]; i < adjacency.offsets[unit + 1]; i++)
        yield [code, codes[adjacency.targets[i]]];
  };
  return writeTable(connection, 'neighbours', { code: 'VARCHAR', neighbour: 'VARCHAR' }, rows());
}

async function writeCpts(connection: DuckDBConnection, { cpts, listings }: CptsFile) {
  await writeTable(
    connection,
    'cpts',
    {
      id: 'VARCHAR',
      name: 'VARCHAR',
      stage: 'VARCHAR',
      stage_text: 'VARCHAR',
      stage_date: 'VARCHAR',
      source: 'VARCHAR',
      source_url: 'VARCHAR',
    },
    cpts.map(({ id, name, stage, stageText, stageDate, source }) => {
      const known = stage === 'unknown' ? null : stage;
      return [id, name, known, stageText || null, stageDate || null, source.title, source.url];
    }),
  );
  await writeTable(
    connection,
    'cpts_units',
    { id: 'VARCHAR', code: 'VARCHAR' },
    cpts.flatMap(({ id, units }) => units.map((code) => [id, code])),
  );
  await writeTable(
    connection,
    'cpts_listings',
    { department: 'VARCHAR', date: 'VARCHAR', source: 'VARCHAR' },
    listings.flatMap(({ departments, date, source }) => departments.map((code) => [code, date, source.title])),
  );
}

function writeLayers(connection: DuckDBConnection, layers: Layer[]) {
  return writeTable(
    connection,
    'layers',
    {
      id: 'VARCHAR',
      title: 'VARCHAR',
      publisher: 'VARCHAR',
      source: 'VARCHAR',
      url: 'VARCHAR',
      vintage: 'VARCHAR',
      licence: 'VARCHAR',
      quality: 'VARCHAR',
    },
    layers.map(({ id, title, publisher, source, url, vintage, licence, quality }) => {
      return [id, title, publisher, source, url, vintage, licence, quality];
    }),
  );
}
