import type {
  Adjacency,
  Atlas,
  Column,
  CptsListing,
  Department,
  FacilityKey,
  Group,
  PopulationColumn,
  ProfessionKey,
  Topology,
} from './atlas';
import { FACILITIES, PROFESSIONS } from './atlas';
import { decodeContainer, encodeContainer, type Section } from './container';
import { FormerNames, type FormerRecord } from './former';
import type { Manifest } from './manifest';
import { denseOf, sparseOf } from './sparse';

/** Names of the files of a built data folder. */
export const FILES = {
  manifest: 'manifest.json',
  units: 'units.bin',
  topology: 'topology.bin',
  cpts: 'cpts.json',
  formerNames: 'former-names.json',
  context: 'context.json',
  tiles: 'tiles.pmtiles',
  database: 'perimetre.duckdb',
} as const;

type ColumnMeta = Omit<Column, 'values'>;

interface UnitsMeta {
  codes: string[];
  names: string[];
  postcodes: string[];
  departments: Department[];
  regions: Group[];
  epcis: Group[];
  populations: Omit<PopulationColumn, 'values'>[];
  professionals: Record<ProfessionKey, ColumnMeta>;
  facilities: Record<FacilityKey, ColumnMeta>;
  apl: Partial<Record<ProfessionKey, ColumnMeta>>;
  recodedFrom: string[];
}

const describe = ({ quality, layer, vintage }: Column): ColumnMeta => ({ quality, layer, vintage });

/** Writes everything of an atlas but its manifest as the bytes of `units.bin`. */
export function encodeUnits(atlas: Omit<Atlas, 'manifest'>): Uint8Array {
  const covered = PROFESSIONS.filter((key) => atlas.apl[key]);
  const meta: UnitsMeta = {
    codes: [...atlas.codes],
    names: [...atlas.names],
    postcodes: [...atlas.postcodes],
    departments: [...atlas.departments],
    regions: [...atlas.regions],
    epcis: [...atlas.epcis],
    populations: atlas.populations.map(({ measure, vintage, quality, layer }) => ({
      measure,
      vintage,
      quality,
      layer,
    })),
    professionals: Object.fromEntries(
      PROFESSIONS.map((key) => [key, describe(atlas.professionals[key])]),
    ) as UnitsMeta['professionals'],
    facilities: Object.fromEntries(
      FACILITIES.map((key) => [key, describe(atlas.facilities[key])]),
    ) as UnitsMeta['facilities'],
    apl: Object.fromEntries(covered.map((key) => [key, describe(atlas.apl[key]!)])),
    recodedFrom: [...atlas.recoding.from],
  };
  const sections: Record<string, Section> = {
    department: atlas.department,
    epci: atlas.epci,
    longitude: atlas.longitude,
    latitude: atlas.latitude,
    area: atlas.area,
    populationYear: atlas.populationYear,
    adjacencyOffsets: atlas.adjacency.offsets,
    adjacencyTargets: atlas.adjacency.targets,
    exterior: atlas.exterior,
    recodingOffsets: atlas.recoding.offsets,
    recodingTargets: atlas.recoding.targets,
  };
  atlas.populations.forEach((column, i) => (sections[`population.${i}`] = column.values));
  for (const key of PROFESSIONS) sections[`professionals.${key}`] = atlas.professionals[key].values;
  for (const key of FACILITIES.filter((key) => atlas.facilities[key].quality !== 'unknown')) {
    const { units, counts } = sparseOf(atlas.facilities[key].values);
    sections[`facilities.${key}.units`] = units;
    sections[`facilities.${key}.counts`] = counts;
  }
  for (const key of covered) sections[`apl.${key}`] = atlas.apl[key]!.values;
  return encodeContainer('units', meta, sections);
}

/**
 * Reads `units.bin`.
 * @param former gives the names no longer in use, when they are first asked for.
 * @throws {ContainerError} when the bytes are not a units file of this version.
 */
export function decodeUnits(
  manifest: Manifest,
  bytes: Uint8Array,
  former: () => Promise<readonly FormerRecord[]> = async () => [],
): Atlas {
  const { meta, section } = decodeContainer<UnitsMeta>('units', bytes);
  const adjacency: Adjacency = {
    offsets: section('adjacencyOffsets', 'Uint32Array'),
    targets: section('adjacencyTargets', 'Uint16Array'),
  };
  const column = (name: string, described: ColumnMeta): Column => ({
    ...described,
    values: section(name, 'Float32Array'),
  });
  const facility = (key: FacilityKey): Column => {
    const described = meta.facilities[key];
    if (described.quality === 'unknown') return { ...described, values: new Float32Array(meta.codes.length).fill(NaN) };
    const units = section(`facilities.${key}.units`, 'Uint16Array');
    const counts = section(`facilities.${key}.counts`, 'Uint16Array');
    return { ...described, values: denseOf({ units, counts }, meta.codes.length) };
  };
  return {
    manifest,
    count: meta.codes.length,
    codes: meta.codes,
    names: meta.names,
    postcodes: meta.postcodes,
    departments: meta.departments,
    regions: meta.regions,
    epcis: meta.epcis,
    department: section('department', 'Uint16Array'),
    epci: section('epci', 'Uint16Array'),
    longitude: section('longitude', 'Float32Array'),
    latitude: section('latitude', 'Float32Array'),
    area: section('area', 'Float32Array'),
    populations: meta.populations.map((described, i) => ({
      ...described,
      values: section(`population.${i}`, 'Float64Array'),
    })),
    populationYear: section('populationYear', 'Uint16Array'),
    professionals: Object.fromEntries(
      PROFESSIONS.map((key) => [key, column(`professionals.${key}`, meta.professionals[key])]),
    ) as Atlas['professionals'],
    facilities: Object.fromEntries(FACILITIES.map((key) => [key, facility(key)])) as Atlas['facilities'],
    apl: Object.fromEntries(Object.entries(meta.apl).map(([key, described]) => [key, column(`apl.${key}`, described)])),
    indicators: [],
    points: [],
    adjacency,
    exterior: section('exterior', 'Uint8Array'),
    recoding: {
      from: meta.recodedFrom,
      offsets: section('recodingOffsets', 'Uint32Array'),
      targets: section('recodingTargets', 'Uint16Array'),
    },
    former: new FormerNames(meta.codes, former),
  };
}

/** Writes the topology as the bytes of `topology.bin`: points as steps from the one before, which compress well. */
export function encodeTopology({ offsets, x, y, left, right }: Topology): Uint8Array {
  const steps = (values: Int32Array) => values.map((value, i) => value - (i ? values[i - 1] : 0));
  return encodeContainer('topology', {}, { offsets, dx: steps(x), dy: steps(y), left, right });
}

/**
 * Reads `topology.bin`.
 * @throws {ContainerError} when the bytes are not a topology file of this version.
 */
export function decodeTopology(bytes: Uint8Array): Topology {
  const { section } = decodeContainer('topology', bytes);
  const running = (steps: Int32Array) => {
    const values = new Int32Array(steps.length);
    let value = 0;
    for (let i = 0; i < steps.length; i++) values[i] = value += steps[i];
    return values;
  };
  return {
    offsets: section('offsets', 'Uint32Array'),
    x: running(section('dx', 'Int32Array')),
    y: running(section('dy', 'Int32Array')),
    left: section('left', 'Uint16Array'),
    right: section('right', 'Uint16Array'),
  };
}

/** An existing CPTS as `cpts.json` holds it: units by INSEE code. */
export interface CptsRecord {
  id: string;
  name: string;
  stage: 'aci' | 'projet' | 'lettre' | 'unknown';
  stageText: string;
  stageDate: string;
  units: string[];
  source: { title: string; url: string | null };
}

/** What `cpts.json` holds. */
export interface CptsFile {
  cpts: CptsRecord[];
  listings: CptsListing[];
  /** Codes of the units of which two lists disagree: a CPTS had them, the list that took its place gives them to none. */
  withdrawn: string[];
}
