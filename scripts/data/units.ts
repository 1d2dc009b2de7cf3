import { NONE, type Department, type Group, type Recoding } from '../../src/atlas/atlas';
import { readCommunes, readDepartements, readEpcis, readRegions } from './decoupage';
import { SourceError } from './errors';

/** The units of the COG 2026 in the order of their INSEE codes; every array has `count` entries, one a unit. */
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
}

const UNITS_2026 = 35_011;

/**
 * Reads the units of the COG 2026 from the npm package.
 * @param heirs Codes that followed each gone code, as read from INSEE's moves; they win over the package's own.
 * @throws {SourceError} `units` when the package does not hold the units of the COG 2026.
 */
export function readUnits(heirs: ReadonlyMap<string, readonly string[]> = new Map()): UnitList {
  const { file, lines } = readCommunes();
  const cities = new Set(lines.flatMap((line) => (line.type === 'arrondissement-municipal' ? [line.commune!] : [])));
  const units = lines
    .filter(
      ({ type, code }) => (type === 'commune-actuelle' && !cities.has(code)) || type === 'arrondissement-municipal',
    )
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
  const recoding = buildRecoding(index, cityOf, heirs);
  const old = new Map(
    recoding.from.map((code, i) => [
      code,
      [...recoding.targets.subarray(recoding.offsets[i], recoding.offsets[i + 1])] as readonly number[],
    ]),
  );
  return {
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
    recoding,
    resolve(code) {
      const unit = index.get(code);
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

function buildRecoding(
  index: ReadonlyMap<string, number>,
  cityOf: (string | null)[],
  heirs: ReadonlyMap<string, readonly string[]>,
): Recoding {
  const targets = new Map<string, Set<number>>();
  const add = (from: string, unit: number | undefined) => {
    if (unit === undefined || index.has(from)) return;
    if (!targets.has(from)) targets.set(from, new Set());
    targets.get(from)!.add(unit);
  };
  cityOf.forEach((city, unit) => city !== null && add(city, unit));
  for (const [from, codes] of heirs) for (const code of codes) add(from, index.get(code));
  for (const { code, chefLieu, anciensCodes = [] } of readCommunes().lines) {
    if (chefLieu !== undefined && !heirs.has(code)) add(code, index.get(chefLieu));
    for (const gone of anciensCodes) if (!heirs.has(gone)) add(gone, index.get(code));
  }
  const from = [...targets.keys()].sort();
  const lists = from.map((code) => [...targets.get(code)!].sort((a, b) => a - b));
  const offsets = new Uint32Array(from.length + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  return { from, offsets, targets: Uint16Array.from(lists.flat()) };
}
