import { codesOf } from '../../atlas/quarters/units';
import type { Atlas } from '../../atlas/atlas';
import type { LayerId } from '../../atlas/manifest';
import { identifier, type Value } from '../../data/engine';
import { populationColumn, tableOf } from '../../data/imported-tables';
import type { Tables } from './tables';

/** A figure counted by SQL, and the layer and vintage that it was counted in. */
export interface CountedFigure {
  value: number | null;
  layer: LayerId;
  vintage: string;
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
        LEFT JOIN (${population}) AS population USING (code)
        LEFT JOIN (${generalists}) AS generalists USING (code)`;
      const codes = codesOf(atlas, units).join(' ');
      const [row] = await engine.query(sql, [codes]);
      const figure = (value: Value, layer: LayerId, vintage: string | number): CountedFigure => {
        return { value: value === null ? null : Number(value), layer, vintage: String(vintage) };
      };
      const [used] = atlas.populations;
      const { medecin_generaliste } = atlas.professionals;
      this.result = {
        units: figure(row.units, 'units', unitsVintage(this.built)),
        population: figure(row.population, used.layer, used.vintage),
        generalists: figure(row.generalists, medecin_generaliste.layer, medecin_generaliste.vintage),
      };
      this.status = 'done';
    } catch {
      this.status = 'failed';
    }
  }
}

const unitsVintage = ({ manifest }: Atlas) => manifest.layers.find(({ id }) => id === 'units')!.vintage;

const isImported = (layer: LayerId) => layer.startsWith('import-');

/**
 * `SELECT code, value` of the population in use. Where an imported one that stands for the reference says nothing, the
 * built one stays: see `applyLayers`.
 */
function populationFrom({ populations: [used], populationYear }: Atlas, { populations: [reference] }: Atlas): string {
  const column = populationColumn(used);
  if (!isImported(used.layer)) return `SELECT code, ${column} AS value FROM units`;
  const table = identifier(tableOf(used.layer));
  const isFilled = populationYear.some((year) => year > 0 && year !== used.vintage);
  if (!isFilled) return `SELECT code, ${column} AS value FROM ${table}`;
  return `SELECT code, coalesce(brought.${column}, built.${populationColumn(reference)}) AS value
    FROM units AS built LEFT JOIN ${table} AS brought USING (code)`;
}

/** The same of the généralistes. */
function generalistsFrom({ professionals: { medecin_generaliste } }: Atlas): string {
  const key = 'medecin_generaliste';
  if (!isImported(medecin_generaliste.layer))
    return `SELECT code, count AS value FROM professionals WHERE key = '${key}'`;
  return `SELECT code, ${key} AS value FROM ${identifier(tableOf(medecin_generaliste.layer))}`;
}
