import { readFileSync } from 'node:fs';
import type { PopulationColumn } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { readCommunes, readEpcis } from '../decoupage';
import { SourceError } from '../errors';
import { caveat, RowReport } from '../report';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
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
export function readPopulations(units: UnitList, folder: SourceFolder | null): Populations {
  const file = readSource(folder, FILE);
  const report = new RowReport();
  const municipale = readPackagePopulations(units, file ? null : report);
  const totale = new Float64Array(units.count).fill(NaN);
  const censusYears = readCensusYears();
  const censusYear = (unit: number) => censusYears.get(units.departments[units.department[unit]].code);
  if (file) readInsee(file, units, municipale, totale, report);
  else readDgcl(units, totale, (unit) => censusYear(unit) === undefined);

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
  return {
    columns: [
      column('municipale', POPULATION_VINTAGE, municipale),
      column('totale', file ? POPULATION_VINTAGE : POPULATION_VINTAGE - 1, totale),
    ],
    year,
    layer: describePopulations(file, report),
  };
}

function readPackagePopulations(units: UnitList, report: RowReport | null): Float64Array {
  const values = new Float64Array(units.count).fill(NaN);
  for (const { code, type, population } of readCommunes().lines) {
    const unit = type === 'commune-actuelle' || type === 'arrondissement-municipal' ? units.index.get(code) : undefined;
    if (unit === undefined) continue;
    if (population === undefined) report?.setAside('no-value', code);
    else report?.take();
    values[unit] = population ?? NaN;
  }
  return values;
}

function readInsee(file: SourceFile, units: UnitList, expected: Float64Array, totale: Float64Array, report: RowReport) {
  const sums = new Map<number, { municipale: number; totale: number }>();
  for (const { COM, PMUN, PTOT } of readRows(file, ';', ['COM', 'PMUN', 'PTOT'])) {
    const heirs = units.resolve(COM);
    if (heirs.length !== 1) report.reject(heirs.length ? 'split' : 'code-unknown', COM);
    else if (!/^\d+$/.test(PMUN) || !/^\d+$/.test(PTOT)) report.reject('number', COM);
    else {
      report.take(!units.index.has(COM));
      const sum = sums.get(heirs[0]) ?? { municipale: 0, totale: 0 };
      sums.set(heirs[0], { municipale: sum.municipale + Number(PMUN), totale: sum.totale + Number(PTOT) });
    }
  }
  if (sums.size !== UNITS_IN_FILE)
    throw new SourceError('units', { file: file.name, found: sums.size, expected: UNITS_IN_FILE });
  let found = 0;
  let published = 0;
  for (const [unit, sum] of sums) {
    found += sum.municipale;
    published += expected[unit];
    totale[unit] = sum.totale;
  }
  if (found !== published)
    throw new SourceError('total', { file: file.name, key: 'PMUN 2023', found, expected: published });
  for (const [unit, sum] of sums) expected[unit] = sum.municipale;
}

/** The DGCL gives a city as a whole, so the totale of its arrondissements stays unknown. */
function readDgcl(units: UnitList, totale: Float64Array, isYearly: (unit: number) => boolean) {
  for (const { membres } of readEpcis().lines)
    for (const { code, populationTotale } of membres) {
      const unit = units.index.get(code);
      if (unit !== undefined && isYearly(unit)) totale[unit] = populationTotale ?? NaN;
    }
}

function describePopulations(file: SourceFile | null, { ends }: RowReport): Layer {
  const fallback = readCommunes().file;
  return {
    id: 'population',
    title: 'Populations de référence 2023, en vigueur le 1er janvier 2026',
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
