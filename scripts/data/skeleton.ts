import { FACILITIES, PROFESSIONS, type Atlas, type Column } from '../../src/atlas/atlas';
import { FormerNames } from '../../src/atlas/former';
import { MANIFEST_FORMAT, MANIFEST_VERSION } from '../../src/atlas/manifest';
import { readFormerNames } from './layers/former';
import type { UnitList } from './units';

type Known = Pick<Atlas, 'populations' | 'populationYear'>;

/** The units and their populations as an atlas where all the rest is unknown yet: what a source is taken onto. */
export function skeletonOf(units: UnitList, known: Known = bare(units)): Atlas {
  const unknown = () => new Float32Array(units.count).fill(NaN);
  const column = (): Column => ({ values: unknown(), quality: 'unknown', layer: 'professionals', vintage: '' });
  return {
    manifest: {
      format: MANIFEST_FORMAT,
      version: MANIFEST_VERSION,
      origin: 'embedded',
      units: units.count,
      layers: [],
      files: [],
      totals: {},
    },
    awaited: [],
    count: units.count,
    codes: units.codes,
    names: units.names,
    postcodes: units.postcodes,
    departments: units.departments,
    regions: units.regions,
    epcis: units.epcis,
    department: units.department,
    epci: units.epci,
    longitude: unknown(),
    latitude: unknown(),
    area: unknown(),
    ...known,
    professionals: Object.fromEntries(PROFESSIONS.map((key) => [key, column()])) as Atlas['professionals'],
    facilities: Object.fromEntries(FACILITIES.map((key) => [key, column()])) as Atlas['facilities'],
    apl: {},
    indicators: [],
    points: [],
    cut: null,
    adjacency: { offsets: new Uint32Array(units.count + 1), targets: new Uint16Array() },
    exterior: new Uint8Array(units.count).fill(1),
    recoding: units.recoding,
    former: new FormerNames(units.codes, () => readFormerNames(units)),
  };
}

const bare = ({ count }: UnitList): Known => ({
  populations: [
    {
      measure: 'municipale',
      vintage: 0,
      values: new Float64Array(count).fill(NaN),
      quality: 'unknown',
      layer: 'population',
    },
  ],
  populationYear: new Uint16Array(count),
});
