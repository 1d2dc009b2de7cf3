import { COG_YEAR } from '../../src/atlas/cog';
import { NONE, type Department, type Group, type Recoding } from '../../src/atlas/atlas';
import type { Layer } from '../../src/atlas/manifest';
import { readCommunes, readDepartements, readEpcis, readRegions, type CommuneLine } from './decoupage';
import { SourceError } from './errors';
import { RowReport } from './report';
import { checksum } from './sources';

/** The units of the COG in the order of their INSEE codes; every array has `count` entries, one a unit. */
export interface UnitList {
  count: number;
  codes: string[];
  names: string[];
  postcodes: string[];
  index: Map<string, number>;
  /** The city of an arrondissement municipal (75056, 69123 or 13055), `null` for a commune. */
  cityOf: (string | null)[];
  department: Uint16Array;
  departments: Department[];
  regions: Group[];
  epci: Uint16Array;
  epcis: Group[];
  recoding: Recoding;
  /**
   * Current units of any code: the unit itself, the arrondissements of a city, or the heirs of a gone, delegated or
   * associated commune. Empty when the code is unknown.
   */
  resolve(code: string): readonly number[];
  /** What the manifest says of the units and, with INSEE's file, of their moves. */
  layers: Layer[];
}

const UNITS_2026 = 35_011;

/**
 * Reads the units of the COG and their old codes from the npm package.
 * @throws {SourceError} `units` when the package does not hold the units of the COG.
 */
export function readUnits(): UnitList {
  const { file, lines } = readCommunes();
  const cities = new Set(lines.flatMap((line) => (line.type === 'arrondissement-municipal' ? [line.commune!] : [])));
  const report = new RowReport();
  const units = lines
    .filter(({ type, code }) => {
      if (type !== 'commune-actuelle' && type !== 'arrondissement-municipal') return false;
      if (cities.has(code)) report.setAside('city-whole', code);
      else report.take();
      return !cities.has(code);
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  if (units.length !== UNITS_2026)
    throw new SourceError('units', { file: file.name, found: units.length, expected: UNITS_2026 });
  const codes = units.map(({ code }) => code);
  const index = new Map(codes.map((code, i) => [code, i]));

  const regions = readRegions().lines.map(({ code, nom }) => ({ code, name: nom }));
  const regionIndex = indexOf(regions);
  const departments = readDepartements().lines.map(({ code, nom, region }) => ({
    code,
    name: nom,
    region: regionIndex.get(region)!,
  }));
  const departmentIndex = indexOf(departments);

  const cityOf = units.map(({ commune }) => commune ?? null);
  const recoding = buildRecoding(index, cityOf, lines);
  const list = {
    count: units.length,
    codes,
    names: units.map(({ nom }) => nom),
    postcodes: units.map(({ codesPostaux = [] }) => codesPostaux.join(' ')),
    index,
    cityOf,
    department: Uint16Array.from(units, ({ departement }) => departmentIndex.get(departement!)!),
    departments,
    regions,
    ...readMemberships(codes, cityOf),
    layers: [describeUnits(report)],
  };
  return withRecoding(list, recoding);
}

/** The same units with other old codes. */
export function withRecoding(units: Omit<UnitList, 'recoding' | 'resolve'>, recoding: Recoding): UnitList {
  const { from, offsets, targets } = recoding;
  const old = new Map(
    from.map((code, i) => [code, [...targets.subarray(offsets[i], offsets[i + 1])] as readonly number[]]),
  );
  return {
    ...units,
    recoding,
    resolve(code) {
      const unit = units.index.get(code);
      return unit === undefined ? (old.get(code) ?? []) : [unit];
    },
  };
}

const indexOf = (groups: Group[]) => new Map(groups.map(({ code }, i) => [code, i]));

/** An arrondissement belongs to the EPCI of its city. */
function readMemberships(codes: string[], cityOf: (string | null)[]) {
  const lines = [...readEpcis().lines].sort((a, b) => (a.code < b.code ? -1 : 1));
  const epciOf = new Map(lines.flatMap(({ membres }, i) => membres.map(({ code }) => [code, i] as const)));
  return {
    epcis: lines.map(({ code, nom }) => ({ code, name: nom })),
    epci: Uint16Array.from(codes, (code, i) => epciOf.get(cityOf[i] ?? code) ?? NONE),
  };
}

/**
 * The heirs of every code that is not in force. A delegated or associated commune belongs to its `chefLieu`, wherever
 * its commune went before; then the package's own list of old codes.
 */
function buildRecoding(index: ReadonlyMap<string, number>, cityOf: (string | null)[], lines: CommuneLine[]): Recoding {
  const arrondissements = new Map<string, Set<number>>();
  const add = (heirs: Map<string, Set<number>>, from: string, to: string) => {
    if (index.has(from)) return;
    const units = arrondissements.get(to) ?? [index.get(to)!];
    heirs.set(from, new Set([...(heirs.get(from) ?? []), ...units]));
  };
  cityOf.forEach((city, unit) => {
    if (city !== null) arrondissements.set(city, (arrondissements.get(city) ?? new Set<number>()).add(unit));
  });
  const delegated = new Map<string, Set<number>>();
  const listed = new Map<string, Set<number>>();
  for (const { code, chefLieu, anciensCodes = [] } of lines) {
    if (chefLieu !== undefined) add(delegated, code, chefLieu);
    for (const gone of anciensCodes) add(listed, gone, code);
  }

  const heirs = new Map([...listed, ...delegated, ...arrondissements]);
  const from = [...heirs.keys()].sort();
  const targets = from.map((code) => [...heirs.get(code)!].sort((a, b) => a - b));
  const offsets = new Uint32Array(from.length + 1);
  targets.forEach((units, i) => (offsets[i + 1] = offsets[i] + units.length));
  return { from, offsets, targets: Uint16Array.from(targets.flat()) };
}

const describeUnits = ({ ends }: RowReport): Layer => ({
  id: 'units',
  title: 'Communes, arrondissements municipaux, EPCI, départements et régions',
  publisher: 'Etalab, Insee, DGCL, La Poste',
  source: readCommunes().file.name,
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  vintage: `COG ${COG_YEAR}`,
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [],
  ...ends,
  checksum: checksum(readCommunes().file, readEpcis().file, readDepartements().file, readRegions().file),
});
