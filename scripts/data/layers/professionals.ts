import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import bpeTypes from '../../../src/sources/bpe/types.json';
import { NO_CPTS, type Atlas, type Column, type FacilityKey, type ProfessionKey } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import type { ImportReport } from '../../../src/data/report';
import { CURRENT_COG, readCommunes } from '../decoupage';
import { SourceError } from '../errors';
import { caveat, RowReport, type Ends } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, listSources, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';
import { describeSeparations, findSeparations } from './separations';

const BPE = /^bpe(\d{4})-sante\.csv$/;
const DEPARTMENTS = 'data/professionnels-par-departement-bpe2024.csv';
/** Year of the committed table and of the national totals. */
const KNOWN_YEAR = 2024;
/** The package on the COG of the BPE: that of 1 January 2024; no commune was re-created after 1 January 2025. */
const cogOf = (year: number) => (year > KNOWN_YEAR ? CURRENT_COG : 'decoupage-2024');

/** Sums of the BPE 2024 over the country, as published by INSEE; there are no orthophonistes in it. */
export const NATIONAL_TOTALS: Partial<Record<ProfessionKey, number>> = bpeTypes.totals['2024'].professions;
const COUNTED = Object.keys(NATIONAL_TOTALS) as ProfessionKey[];

export interface Professionals {
  columns: Record<ProfessionKey, Column>;
  facilities: Record<FacilityKey, Column>;
  layer: Layer;
}

/**
 * Professionals in practice a unit: counted by the BPE where the folder holds it, else the counts of each department
 * spread by population. Unknown in the departments that the BPE does not cover, and for the professions not in it.
 * @param population Inhabitants a unit, for the spread.
 * @throws {SourceError} `total` when a national sum is not the published one, `none` when a profession has no row at all.
 */
export async function readProfessionals(
  units: UnitList,
  folder: SourceFolder | null,
  population: Float64Array,
): Promise<Professionals> {
  const skeleton = skeletonOf(units);
  const [newest] = listSources(folder, 'insee', BPE);
  const file = newest ? readSource(folder, newest) : null;
  if (!file) return spread(units, population, skeleton);
  const year = Number(BPE.exec(basename(file.name))![1]);
  const { layers, report } = await take('bpe', file, skeleton, { options: { vintage: String(year) } });
  verify(file, report);
  const { professionals, facilities } = applyLayers(skeleton, NO_CPTS, layers).atlas;
  return {
    columns: built(professionals, year),
    facilities: built(facilities, year),
    layer: describe(file, year, units, false, endsOf(report)),
  };
}

/** The columns under the layer and the vintage of the build, those that are unknown too. */
const built = <Key extends string>(columns: Readonly<Record<Key, Column>>, year: number): Record<Key, Column> => {
  const entries = Object.entries<Column>(columns).map(([key, column]) => {
    return [key, { ...column, layer: 'professionals', vintage: `BPE ${year}` }];
  });
  return Object.fromEntries(entries) as Record<Key, Column>;
};

/** @throws {SourceError} when a profession has no row at all, or a national sum is not the published one. */
function verify({ name }: SourceFile, { totals }: ImportReport) {
  for (const key of COUNTED)
    if (!totals.find((total) => total.key === key)?.value) throw new SourceError('none', { file: name, key });
  for (const { key, value, national } of totals)
    if (national && value !== national.value)
      throw new SourceError('total', { file: name, key, found: value!, expected: national.value });
}

/** Each unit gets its share of its department's inhabitants; a unit without known population has none. */
function spread(units: UnitList, population: Float64Array, { professionals, facilities }: Atlas): Professionals {
  const report = new RowReport();
  const inhabitants = new Float64Array(units.departments.length);
  population.forEach((value, unit) => {
    if (!Number.isNaN(value)) inhabitants[units.department[unit]] += value;
  });
  const columns = built(professionals, KNOWN_YEAR);
  for (const key of COUNTED) columns[key].quality = 'estimated';
  const departmentIndex = new Map(units.departments.map(({ code }, i) => [code, i]));
  const file = { name: DEPARTMENTS, bytes: readFileSync(new URL(`../../../${DEPARTMENTS}`, import.meta.url)) };
  for (const row of readRows(file, ';', ['departement', ...COUNTED])) {
    const department = departmentIndex.get(row.departement);
    if (department === undefined) report.reject('code-unknown', row.departement);
    else if (COUNTED.every((key) => row[key] === '')) report.setAside('no-value', row.departement);
    else {
      report.take();
      for (const key of COUNTED) {
        const total = Number(row[key]);
        units.department.forEach((of, unit) => {
          if (of === department) columns[key].values[unit] = (total * population[unit]) / inhabitants[department];
        });
      }
    }
  }
  return {
    columns,
    facilities: built(facilities, KNOWN_YEAR),
    layer: describe(file, KNOWN_YEAR, units, true, report.ends),
  };
}

function describe(file: SourceFile, year: number, units: UnitList, estimated: boolean, ends: Ends): Layer {
  return {
    id: 'professionals',
    title: estimated
      ? 'Professionnels de santé estimés : effectif du département réparti selon la population'
      : 'Professionnels de santé en exercice par commune',
    publisher: 'Insee',
    source: file.name,
    url: 'https://api.insee.fr/melodi/catalog/DS_BPE',
    vintage: `BPE ${year}`,
    licence: 'Licence Ouverte 2.0',
    quality: estimated ? 'estimated' : 'exact',
    caveats: [
      caveat('speech-therapists', [String(year)]),
      caveat('overseas-uncounted'),
      ...(year === KNOWN_YEAR ? [] : [caveat('totals-unverified', [String(year)])]),
      ...(estimated
        ? [caveat('spread'), caveat('facilities-uncounted')]
        : describeSeparations(units, findSeparations(units, readCommunes(cogOf(year)).lines))),
    ],
    ...ends,
    checksum: checksum(file),
  };
}
