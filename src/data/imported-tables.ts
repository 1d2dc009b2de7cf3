import { FACILITIES, PROFESSIONS, type Atlas, type PopulationColumn } from '../atlas/atlas';
import type { LayerId } from '../atlas/manifest';
import { identifier, type Engine, type TableColumn, type Value } from './engine';
import type { ImportedLayer } from './importers/types';

/** A table of the database in memory that holds what an import brought. */
export interface ImportedTable {
  name: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly Value[])[];
}

/** Name of the table of an imported layer. */
export const tableOf = (layer: LayerId): string => layer.replaceAll(/[^a-z\d]+/gi, '_');

/** Name of the column of a population, in the built tables as in the imported ones. */
export const populationColumn = ({ measure, vintage }: Pick<PopulationColumn, 'measure' | 'vintage'>): string =>
  `${measure === 'municipale' ? 'pmun' : 'ptot'}_${vintage}`;

/** What was imported as tables to query: one a layer, a row a unit that has a figure; a row a unit of each CPTS. */
export function importedTables({ codes }: Atlas, layers: readonly ImportedLayer[]): ImportedTable[] {
  const figures = new Map<string, Map<string, (unit: number) => Value>>();
  const tables: ImportedTable[] = [];
  for (const brought of layers) {
    const name = tableOf(brought.layer.id);
    if (brought.brings === 'cpts')
      tables.push({
        name,
        columns: ['cpts', 'stage', 'code'].map((column) => ({ name: column, type: 'VARCHAR' })),
        rows: brought.cpts.flatMap((cpts) => Array.from(cpts.units, (unit) => [cpts.name, cpts.stage, codes[unit]])),
      });
    const columns = columnsOf(brought);
    if (columns.length) figures.set(name, new Map([...(figures.get(name) ?? []), ...columns]));
  }
  for (const [name, columns] of figures) {
    const read = [...columns.values()];
    const rows = codes.map((code, unit): Value[] => [code, ...read.map((figure) => figure(unit))]);
    const isText = (place: number) => rows.some((row) => typeof row[place + 1] === 'string');
    tables.push({
      name,
      columns: [
        { name: 'code', type: 'VARCHAR' },
        ...[...columns.keys()].map((column, i) => ({ name: column, type: isText(i) ? 'VARCHAR' : 'DOUBLE' }) as const),
      ],
      rows: rows.filter((row) => row.slice(1).some((value) => value !== null)),
    });
  }
  return tables;
}

function columnsOf(brought: ImportedLayer): [string, (unit: number) => Value][] {
  switch (brought.brings) {
    case 'populations':
      return brought.columns.map(({ measure, vintage, values }) => [
        populationColumn({ measure, vintage }),
        numberOf(values),
      ]);
    case 'professionals':
    case 'apl':
      return PROFESSIONS.flatMap((key) => (brought.columns[key] ? [[key, numberOf(brought.columns[key])]] : []));
    case 'facilities':
      return FACILITIES.flatMap((key) => (brought.columns[key] ? [[key, numberOf(brought.columns[key])]] : []));
    case 'indicators':
      // The table has the name of the layer: its columns need not say it again.
      return brought.indicators.map(({ id, values, categories }) => [
        id.replace(`${brought.layer.id}-`, ''),
        categories.length ? (unit) => categories[values[unit]] ?? null : numberOf(values),
      ]);
    default:
      return [];
  }
}

const numberOf = (values: Float32Array | Float64Array) => (unit: number) =>
  Number.isNaN(values[unit]) ? null : values[unit];

/** Puts `tables` into the engine in the place of those of `before`. */
export async function publishTables(
  engine: Engine,
  before: readonly ImportedTable[],
  tables: readonly ImportedTable[],
): Promise<void> {
  for (const { name } of before) await engine.query(`DROP TABLE IF EXISTS memory.main.${identifier(name)}`);
  for (const { name, columns, rows } of tables)
    await engine.createTable(`memory.main.${identifier(name)}`, columns, [rows]);
}
