import { readFileSync } from 'node:fs';
import { NO_CPTS, type PopulationColumn } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import type { ImportReport } from '../../../src/data/report';
import { readCommunes, readEpcis } from '../decoupage';
import { SourceError } from '../errors';
import { caveat, RowReport, type Ends } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';

export const POPULATION_VINTAGE = 2023;
const FILE = 'insee/donnees_communes.csv';
/** Every unit of the metropole and of the overseas departments but Mayotte. */
const UNITS_IN_FILE = 34_900;
const CENSUSES = 'data/recensements-hors-annuel.csv';

export interface Populations {
  columns: PopulationColumn[];
  /** Year of each unit's population municipale; 0 when the figure is unknown. */
  year: Uint16Array;
  layer: Layer;
}

/**
 * Census year of the departments that have no yearly reference population: Mayotte and three collectivités.
 * Source: INSEE 3291775 and 8680702, a row each in the committed table.
 */
export function readCensusYears(): Map<string, number> {
  const bytes = readFileSync(new URL(`../../../${CENSUSES}`, import.meta.url));
  const rows = readRows({ name: CENSUSES, bytes }, ';', ['departement', 'annee_population']);
  return new Map(rows.map(({ departement, annee_population }) => [departement, Number(annee_population)]));
}

/**
 * Population municipale 2023 and population totale, inhabitants a unit.
 *
 * The municipale comes from INSEE's file where the folder holds it and from the npm package for every unit that the
 * file does not have; the two are the same publication, and a disagreement means that the file is of another vintage.
 * The totale is that of INSEE's file (2023), else that of the DGCL in the package's EPCI list (2022).
 * @throws {SourceError} `units` when the file is not whole, `total` when it is not the publication of 2023.
 */
export async function readPopulations(units: UnitList, folder: SourceFolder | null): Promise<Populations> {
  const file = readSource(folder, FILE);
  const packaged = readPackaged(units, file === null);
  if (!file) return packaged;
  const skeleton = skeletonOf(units, { populations: packaged.columns, populationYear: packaged.year });
  const options = { vintage: String(POPULATION_VINTAGE) };
  const { layers, report } = await take('population', file, skeleton, { options });
  verify(file, report);
  const { populations, populationYear } = applyLayers(skeleton, NO_CPTS, layers).atlas;
  return {
    columns: populations.map((column) => ({ ...column, layer: 'population' })),
    year: populationYear,
    layer: describePopulations(file, endsOf(report)),
  };
}

/** @throws {SourceError} when the file is not whole, or not the publication of 2023. */
function verify({ name }: SourceFile, { units, totals }: ImportReport) {
  if (units !== UNITS_IN_FILE) throw new SourceError('units', { file: name, found: units, expected: UNITS_IN_FILE });
  for (const { key, value, national } of totals)
    if (national && value !== national.value)
      throw new SourceError('total', { file: name, key, found: value!, expected: national.value });
}

/** @param withTotale whether the totale of the DGCL, a year older, stands in for that of INSEE's file. */
function readPackaged(units: UnitList, withTotale: boolean): Populations {
  const report = new RowReport();
  const municipale = readPackagePopulations(units, report);
  const censusYears = readCensusYears();
  const censusYear = (unit: number) => censusYears.get(units.departments[units.department[unit]].code);
  const year = Uint16Array.from(municipale, (population, unit) => {
    return Number.isNaN(population) ? 0 : (censusYear(unit) ?? POPULATION_VINTAGE);
  });
  const column = (measure: PopulationColumn['measure'], vintage: number, values: Float64Array): PopulationColumn => ({
    measure,
    vintage,
    values,
    quality: 'exact',
    layer: 'population',
  });
  const columns = [column('municipale', POPULATION_VINTAGE, municipale)];
  if (withTotale)
    columns.push(
      column(
        'totale',
        POPULATION_VINTAGE - 1,
        readDgcl(units, (unit) => censusYear(unit) === undefined),
      ),
    );
  return { columns, year, layer: describePopulations(null, report.ends) };
}

function readPackagePopulations(units: UnitList, report: RowReport): Float64Array {
  const values = new Float64Array(units.count).fill(NaN);
  for (const { code, type, population } of readCommunes().lines) {
    const unit = type === 'commune-actuelle' || type === 'arrondissement-municipal' ? units.index.get(code) : undefined;
    if (unit === undefined) continue;
    if (population === undefined) report.setAside('no-value', code);
    else report.take();
    values[unit] = population ?? NaN;
  }
  return values;
}

/** The DGCL gives a city as a whole, so the totale of its arrondissements stays unknown. */
function readDgcl(units: UnitList, isYearly: (unit: number) => boolean): Float64Array {
  const totale = new Float64Array(units.count).fill(NaN);
  for (const { membres } of readEpcis().lines)
    for (const { code, populationTotale } of membres) {
      const unit = units.index.get(code);
      if (unit !== undefined && isYearly(unit)) totale[unit] = populationTotale ?? NaN;
    }
  return totale;
}

function describePopulations(file: SourceFile | null, ends: Ends): Layer {
  const fallback = readCommunes().file;
  return {
    id: 'population',
    title: `Populations de référence ${POPULATION_VINTAGE}, en vigueur le 1er janvier ${POPULATION_VINTAGE + 3}`,
    publisher: 'Insee',
    source: file ? `${file.name} ; ${fallback.name}` : fallback.name,
    url: 'https://www.insee.fr/fr/statistiques/8680726',
    vintage: String(POPULATION_VINTAGE),
    licence: 'Licence Ouverte 2.0',
    quality: 'exact',
    caveats: [
      caveat('census-years'),
      caveat('inhabitants-unknown'),
      caveat('totale-unknown'),
      ...(file ? [] : [caveat('totale-older')]),
    ],
    ...ends,
    checksum: checksum(...(file ? [file, fallback] : [fallback, readEpcis().file])),
  };
}
