import {
  LATE_STAGES,
  type Atlas,
  type CptsListing,
  type Department,
  type Group,
  type PopulationColumn,
  type Topology,
} from './atlas';
import { decodeContainer, encodeContainer, type Section } from './container';
import { FormerNames, type FormerRecord } from './former';
import type { Manifest } from './manifest';
import { packCentres, unpackCentres } from './packed/centres';
import { packCodes, unpackCodes, type PackedCodes } from './packed/codes';
import type { Scale } from './packed/columns';
import { packNeighbours, unpackNeighbours } from './packed/neighbours';
import { awaitedColumns, put, take } from './stages';

interface UnitsMeta {
  codes: PackedCodes['runs'];
  names: string[];
  departments: Department[];
  regions: Group[];
  epcis: Group[];
  population: Omit<PopulationColumn, 'values'> & { scale: Scale };
  recoded: PackedCodes['runs'];
}

/** Writes what a first verdict needs of an atlas as the bytes of `units.bin`; `encodeStage` writes the rest. */
export function encodeUnits(atlas: Omit<Atlas, 'manifest' | 'awaited'>): Uint8Array {
  const { department, epci, populationYear, exterior, recoding } = atlas;
  const codes = packCodes(atlas.codes);
  const recoded = packCodes(recoding.from);
  const centres = {
    longitude: packCentres(atlas.longitude, epci),
    latitude: packCentres(atlas.latitude, epci),
  };
  const { counts, steps } = packNeighbours(
    atlas.adjacency,
    unpackCentres(centres.longitude, epci),
    unpackCentres(centres.latitude, epci),
  );
  const sections: Record<string, Section> = {
    codes: codes.steps,
    department,
    epci,
    ...centres,
    populationYear,
    neighbourCounts: counts,
    neighbourSteps: steps,
    exterior,
    recoded: recoded.steps,
    heirCounts: Uint8Array.from(recoding.from, (_, i) => recoding.offsets[i + 1] - recoding.offsets[i]),
    heirs: recoding.targets,
  };
  const meta: UnitsMeta = {
    codes: codes.runs,
    names: [...atlas.names],
    departments: [...atlas.departments],
    regions: [...atlas.regions],
    epcis: [...atlas.epcis],
    population: put(sections, 'population', atlas.populations[0]),
    recoded: recoded.runs,
  };
  return encodeContainer('units', meta, sections);
}

/**
 * Reads `units.bin`: an atlas that still awaits its late columns, which `decodeStage` adds.
 * @param former gives the names no longer in use, when they are first asked for.
 * @throws {ContainerError} when the bytes are not a units file of this version.
 */
export function decodeUnits(
  manifest: Manifest,
  bytes: Uint8Array,
  former: () => Promise<readonly FormerRecord[]> = async () => [],
): Atlas {
  const { meta, section } = decodeContainer<UnitsMeta>('units', bytes);
  const codes = unpackCodes({ runs: meta.codes, steps: section('codes', 'Uint8Array') });
  const count = codes.length;
  const epci = section('epci', 'Uint16Array');
  const longitude = unpackCentres(section('longitude', 'Uint8Array'), epci);
  const latitude = unpackCentres(section('latitude', 'Uint8Array'), epci);
  const { scale, ...population } = meta.population;
  const heirCounts = section('heirCounts', 'Uint8Array');
  const offsets = new Uint32Array(heirCounts.length + 1);
  heirCounts.forEach((heirs, i) => (offsets[i + 1] = offsets[i] + heirs));
  return {
    manifest,
    awaited: LATE_STAGES,
    count,
    codes,
    names: meta.names,
    departments: meta.departments,
    regions: meta.regions,
    epcis: meta.epcis,
    department: section('department', 'Uint16Array'),
    epci,
    longitude,
    latitude,
    populations: [{ ...population, values: take(section, 'population', scale, new Float64Array(count)) }],
    populationYear: section('populationYear', 'Uint16Array'),
    indicators: [],
    points: [],
    adjacency: unpackNeighbours(
      { counts: section('neighbourCounts', 'Uint8Array'), steps: section('neighbourSteps', 'Uint8Array') },
      longitude,
      latitude,
    ),
    exterior: section('exterior', 'Uint8Array'),
    recoding: {
      from: unpackCodes({ runs: meta.recoded, steps: section('recoded', 'Uint8Array') }),
      offsets,
      targets: section('heirs', 'Uint16Array'),
    },
    former: new FormerNames(codes, former),
    cut: null,
    ...awaitedColumns(count),
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
