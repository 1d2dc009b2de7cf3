import type { Atlas } from '../atlas/atlas';
import type { LayerId } from '../atlas/manifest';
import { identifier } from '../data/engine';
import { populationColumn, tableOf } from '../data/imported-tables';
import type { Tables } from './tables';

/** A figure counted by SQL, and the table and column that it was counted in. */
export interface CountedFigure {
  value: number | null;
  from: string;
}

export interface Counted {
  units: CountedFigure;
  population: CountedFigure;
  generalists: CountedFigure;
}

/** The figures of a territory counted again by DuckDB, in the built tables or the imported ones, whichever are in use. */
export class Recount {
  status = $state<'idle' | 'running' | 'done' | 'failed'>('idle');
  result = $state.raw<Counted | null>(null);

  /** @param built the atlas of the data folder. */
  constructor(
    private readonly built: Atlas,
    private readonly tables: Tables,
  ) {}

  /**
   * Failing leaves the rest of the page as it is.
   * @param atlas in use, whose figures are counted.
   * @param units of the territory.
   */
  async run(atlas: Atlas, units: Iterable<number>): Promise<void> {
    this.status = 'running';
    try {
      const engine = await this.tables.open();
      const population = populationFrom(atlas, this.built);
      const generalists = generalistsFrom(atlas);
      const sql = `
        WITH wanted AS (SELECT unnest(string_split(?, ' ')) AS code)
        SELECT count(*) AS units,
          CASE WHEN count(population.value) = count(*) THEN sum(population.value) END AS population,
          CASE WHEN count(generalists.value) = count(*) THEN sum(generalists.value) END AS generalists
        FROM wanted JOIN units USING (code)
        LEFT JOIN (${population.sql}) AS population USING (code)
        LEFT JOIN (${generalists.sql}) AS generalists USING (code)`;
      const codes = Array.from(units, (unit) => atlas.codes[unit]).join(' ');
      const [row] = await engine.query(sql, [codes]);
      const figure = (value: unknown, from: string) => ({ value: value === null ? null : Number(value), from });
      this.result = {
        units: figure(row.units, 'units'),
        population: figure(row.population, population.from),
        generalists: figure(row.generalists, generalists.from),
      };
      this.status = 'done';
    } catch {
      this.status = 'failed';
    }
  }
}

/** `SELECT code, value` of a figure, and where it is read, for a person. */
interface Source {
  sql: string;
  from: string;
}

const isImported = (layer: LayerId) => layer.startsWith('import-');

/** Where an imported population that stands for the reference says nothing, the built one stays: see `applyLayers`. */
function populationFrom({ populations: [used], populationYear }: Atlas, { populations: [reference] }: Atlas): Source {
  const column = populationColumn(used);
  if (!isImported(used.layer)) return { sql: `SELECT code, ${column} AS value FROM units`, from: `units.${column}` };
  const table = identifier(tableOf(used.layer));
  const isFilled = populationYear.some((year) => year > 0 && year !== used.vintage);
  if (!isFilled)
    return { sql: `SELECT code, ${column} AS value FROM ${table}`, from: `${tableOf(used.layer)}.${column}` };
  return {
    sql: `SELECT code, coalesce(brought.${column}, built.${populationColumn(reference)}) AS value
      FROM units AS built LEFT JOIN ${table} AS brought USING (code)`,
    from: `${tableOf(used.layer)}.${column}`,
  };
}

function generalistsFrom({ professionals: { medecin_generaliste } }: Atlas): Source {
  const key = 'medecin_generaliste';
  if (!isImported(medecin_generaliste.layer))
    return { sql: `SELECT code, count AS value FROM professionals WHERE key = '${key}'`, from: 'professionals' };
  const table = tableOf(medecin_generaliste.layer);
  return { sql: `SELECT code, ${key} AS value FROM ${identifier(table)}`, from: `${table}.${key}` };
}
