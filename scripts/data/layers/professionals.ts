import { readFileSync } from 'node:fs';
import bpeTypes from '../../../src/sources/bpe/types.json';
import { FACILITIES, PROFESSIONS, type Column, type FacilityKey, type ProfessionKey } from '../../../src/atlas/atlas';
import type { Layer, Quality } from '../../../src/atlas/manifest';
import { COG_2026, readCommunes } from '../decoupage';
import { SourceError } from '../errors';
import { caveat, RowReport } from '../report';
import { checksum, listSources, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import type { UnitList } from '../units';
import { describeSeparations, findSeparations } from './separations';

const BPE = /^bpe(\d{4})-sante\.csv$/;
const DEPARTMENTS = 'data/professionnels-par-departement-bpe2024.csv';
/** Year of the committed table and of the national totals. */
const KNOWN_YEAR = 2024;
/** The package on the COG of the BPE: that of 1 January 2024; no commune was re-created after 1 January 2025. */
const cogOf = (year: number) => (year > KNOWN_YEAR ? COG_2026 : 'decoupage-2024');

/** Facility types of the BPE: since 2021, and the codes of the older files. */
const TYPES: Readonly<Record<string, string>> = { ...bpeTypes.professions, ...bpeTypes.facilities };

/** Sums of the BPE 2024 over the country, as published by INSEE; there are no orthophonistes in it. */
export const NATIONAL_TOTALS: Partial<Record<ProfessionKey, number>> = bpeTypes.totals['2024'].professions;
const COUNTED = Object.keys(NATIONAL_TOTALS) as ProfessionKey[];

type Key = ProfessionKey | FacilityKey;
type Counts = Record<Key, Float32Array>;

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
export function readProfessionals(
  units: UnitList,
  folder: SourceFolder | null,
  population: Float64Array,
): Professionals {
  const report = new RowReport();
  const [newest] = listSources(folder, 'insee', BPE);
  const file = (newest ? readSource(folder, newest) : null) ?? {
    name: DEPARTMENTS,
    bytes: readFileSync(new URL(`../../../${DEPARTMENTS}`, import.meta.url)),
  };
  const estimated = file.name === DEPARTMENTS;
  const year = estimated ? KNOWN_YEAR : Number(/bpe(\d{4})/.exec(file.name)![1]);
  const counts = Object.fromEntries(
    [...PROFESSIONS, ...FACILITIES].map((key) => [key, new Float32Array(units.count).fill(NaN)]),
  ) as Counts;
  const totals = estimated ? spread(file, units, population, counts, report) : count(file, year, units, counts, report);
  for (const key of COUNTED) {
    const found = totals.get(key) ?? 0;
    const expected = NATIONAL_TOTALS[key]!;
    if (year === KNOWN_YEAR && found !== expected)
      throw new SourceError('total', { file: file.name, key, found, expected });
    if (found === 0) throw new SourceError('none', { file: file.name, key });
  }
  const column = (key: Key): Column => {
    const quality: Quality = !totals.has(key) ? 'unknown' : estimated ? 'estimated' : 'exact';
    return { values: counts[key], quality, layer: 'professionals', vintage: `BPE ${year}` };
  };
  return {
    columns: Object.fromEntries(PROFESSIONS.map((key) => [key, column(key)])) as Professionals['columns'],
    facilities: Object.fromEntries(FACILITIES.map((key) => [key, column(key)])) as Professionals['facilities'],
    layer: describe(file, year, units, estimated, report),
  };
}

/** An absent row is a zero in every department that the file covers, but for the communes re-created since its COG. */
function count(file: SourceFile, year: number, units: UnitList, counts: Counts, report: RowReport): Map<Key, number> {
  const separations = findSeparations(units, readCommunes(cogOf(year)).lines);
  const totals = new Map<Key, number>();
  const taken: { unit: number; key: Key; count: number }[] = [];
  const covered = new Set<number>();
  for (const { DEPCOM, TYPEQU, NB_EQUIP } of readRows(file, ';', ['DEPCOM', 'TYPEQU', 'NB_EQUIP'])) {
    const heirs = units.resolve(DEPCOM);
    if (heirs.length !== 1) report.reject(heirs.length ? 'split' : 'code-unknown', DEPCOM);
    else if (!/^\d+$/.test(NB_EQUIP)) report.reject('number', `${DEPCOM} ${TYPEQU}`);
    else {
      covered.add(units.department[heirs[0]]);
      const key = TYPES[TYPEQU] as Key | undefined;
      if (key === undefined) report.setAside('other-item', TYPEQU);
      else {
        report.take(!units.index.has(DEPCOM));
        taken.push({ unit: heirs[0], key, count: Number(NB_EQUIP) });
        totals.set(key, (totals.get(key) ?? 0) + Number(NB_EQUIP));
      }
    }
  }
  for (const key of totals.keys())
    units.department.forEach((department, unit) => {
      if (covered.has(department) && !separations.has(unit)) counts[key][unit] = 0;
    });
  for (const { unit, key, count } of taken) counts[key][unit] += count;
  return totals;
}

/** Each unit gets its share of its department's inhabitants; a unit without known population has none. */
function spread(
  file: SourceFile,
  units: UnitList,
  population: Float64Array,
  counts: Counts,
  report: RowReport,
): Map<Key, number> {
  const totals = new Map<Key, number>();
  const inhabitants = new Float64Array(units.departments.length);
  population.forEach((value, unit) => {
    if (!Number.isNaN(value)) inhabitants[units.department[unit]] += value;
  });
  const departmentIndex = new Map(units.departments.map(({ code }, i) => [code, i]));
  for (const row of readRows(file, ';', ['departement', ...COUNTED])) {
    const department = departmentIndex.get(row.departement);
    if (department === undefined) report.reject('code-unknown', row.departement);
    else if (COUNTED.every((key) => row[key] === '')) report.setAside('no-value', row.departement);
    else {
      report.take();
      for (const key of COUNTED) {
        const total = Number(row[key]);
        totals.set(key, (totals.get(key) ?? 0) + total);
        units.department.forEach((of, unit) => {
          if (of === department) counts[key][unit] = (total * population[unit]) / inhabitants[department];
        });
      }
    }
  }
  return totals;
}

function describe(file: SourceFile, year: number, units: UnitList, estimated: boolean, { ends }: RowReport): Layer {
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
