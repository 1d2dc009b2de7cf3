import { identifier, literal, type Engine } from './engine';

const COLUMNS = `
  SELECT column_name AS name FROM duckdb_columns()
  WHERE database_name = 'perimetre' AND table_name = 'units'
  ORDER BY column_index`;

/**
 * The units under French names, for those who ask in SQL: `commune`, a line each with its newest population, and
 * `population`, a line a commune and vintage. The tables themselves keep their names.
 */
export async function createFrenchViews(engine: Engine): Promise<void> {
  const names = (await engine.query(COLUMNS)).map(({ name }) => String(name));
  const counts = names.filter((name) => /^pmun_\d{4}$/.test(name)).sort();
  const newest = counts.at(-1);
  if (!newest) return;
  await engine.query(`
    CREATE OR REPLACE VIEW memory.main.commune AS
    SELECT code, name AS nom, department AS departement, region, epci, epci_name AS epci_nom,
      area_km2 AS surface_km2, ${identifier(newest)} AS population, pmun_year AS population_annee, longitude, latitude
    FROM perimetre.main.units`);
  const vintages = counts.map(
    (name) => `
      SELECT code, name AS nom, ${literal(name.slice(-4))}::INTEGER AS annee, ${identifier(name)} AS habitants
      FROM perimetre.main.units`,
  );
  await engine.query(`CREATE OR REPLACE VIEW memory.main.population AS ${vintages.join(' UNION ALL ')}`);
}
