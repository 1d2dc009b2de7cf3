import { COG_YEAR } from '../../../src/atlas/cog';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { SourceError } from '../errors';
import { caveat } from '../report';
import { CityOutlineError } from '../../../src/atlas/topology/arrondissements';
import { trueOutlines } from '../geometry/contours';
import { OverlapError } from '../../../src/atlas/topology/mesh';
import type { Provenance } from '../provenance';
import { DownloadError } from './errors';
import type { Fetched, Session } from './session';
import type { OfficialSource } from './source';

type Commune = Feature<Polygon | MultiPolygon | null, { code: string }>;

const COMMUNES = `contours/communes-${COG_YEAR}.geojson.gz`;
const ARRONDISSEMENTS = `contours/arrondissements-${COG_YEAR}.geojson`;
/** The first year of Etalab's contours. */
const OLDEST = 2019;
/** Departments with arrondissements municipaux. */
const DISTRICTED = ['75', '69', '13'];

/**
 * Outlines: Etalab's national file, the newest there is, else one answer a department of geo.api.gouv.fr, which does
 * not give the country at once.
 */
export const contours: OfficialSource = {
  key: 'contours',
  files: [COMMUNES, ARRONDISSEMENTS],
  fallback: 'des contours approchés, rebâtis sur des boîtes de 2017',
  async run(session) {
    try {
      return await fetchCountry(session);
    } catch (error) {
      const isOurs = error instanceof SourceError || error instanceof DownloadError;
      if (!isOurs || (error instanceof DownloadError && error.reason === 'disk')) throw error;
      session.say(`${error.message} Essai de geo.api.gouv.fr, département par département.`);
      return await fetchDepartments(session);
    }
  },
};

async function fetchCountry(session: Session): Promise<string> {
  const { file, year } = await fetchNewest(session);
  const features = readFeatures(file.path, gunzip(file.path));
  const isDistrict = ({ properties }: Commune) => isArrondissement(session, properties.code);
  const districts = features.filter(isDistrict);
  const communes = features.filter((feature) => !isDistrict(feature));
  await publish(session, communes, districts.length ? districts : await fetchDistricts(session), {
    source: 'etalab-contours',
    address: file.address,
    vintage: `Etalab ${year}`,
    retrieved: file.retrieved,
    caveats: [caveat('outlines-generalised')],
  });
  return `contours Etalab ${year}, ${communes.length} communes`;
}

/** From the year that was asked for backwards, as long as the servers answer that they have none. */
async function fetchNewest(session: Session): Promise<{ file: Fetched; year: number }> {
  for (let year = session.year; ; year--) {
    try {
      return { file: await session.fetch('etalab-contours', 'communes-{year}.geojson.gz', { year }), year };
    } catch (error) {
      const isAbsent = error instanceof DownloadError && ['missing', 'refused', 'page'].includes(error.reason);
      if (!isAbsent || year <= OLDEST) throw error;
    }
  }
}

async function fetchDepartments(session: Session): Promise<string> {
  const codes = session.units.departments.map(({ code }) => code).filter((code) => code < '975' || code === '976');
  const communes: Commune[] = [];
  let retrieved = '';
  for (const department of codes) {
    const file = await session.fetch('geo-api-communes', 'communes-{department}.geojson', { department });
    communes.push(...readFeatures(file.path, readFileSync(file.path)));
    retrieved = file.retrieved;
  }
  await publish(session, communes, await fetchDistricts(session), {
    source: 'geo-api-communes',
    address: 'https://geo.api.gouv.fr',
    vintage: `geo.api.gouv.fr, ${retrieved}`,
    retrieved,
    caveats: [],
  });
  return `contours de geo.api.gouv.fr, ${codes.length} départements, ${communes.length} communes`;
}

async function fetchDistricts(session: Session): Promise<Commune[]> {
  const districts: Commune[] = [];
  for (const department of DISTRICTED) {
    const name = 'arrondissements-{department}.geojson';
    const { path } = await session.fetch('geo-api-arrondissements', name, { department });
    districts.push(...readFeatures(path, readFileSync(path)));
  }
  return districts;
}

async function publish(
  session: Session,
  communes: Commune[],
  districts: Commune[],
  provenance: Omit<Provenance, 'checksum'>,
): Promise<void> {
  const files = { [COMMUNES]: gzipSync(collect(communes)), [ARRONDISSEMENTS]: collect(districts) };
  await session.publish(files, provenance, async (folder) => {
    try {
      await trueOutlines(session.units, folder);
    } catch (error) {
      if (!(error instanceof OverlapError) && !(error instanceof CityOutlineError)) throw error;
      throw new DownloadError('unreadable', { file: COMMUNES, cause: error.message });
    }
  });
}

function isArrondissement({ units }: Session, code: string): boolean {
  const unit = units.index.get(code);
  return unit !== undefined && units.cityOf[unit] !== null;
}

function gunzip(path: string): Buffer {
  try {
    return gunzipSync(readFileSync(path));
  } catch (cause) {
    throw new DownloadError('archive', { file: basename(path), cause: (cause as Error).message });
  }
}

/** The features that have an outline. */
function readFeatures(path: string, bytes: Buffer): Commune[] {
  const file = basename(path);
  let features: Commune[] | undefined;
  try {
    ({ features } = JSON.parse(bytes.toString()) as { features?: Commune[] });
  } catch (cause) {
    throw new DownloadError('unreadable', { file, cause: (cause as Error).message });
  }
  if (!features?.length || features.some(({ properties }) => typeof properties?.code !== 'string'))
    throw new DownloadError('layout', { file, expected: 'des contours GeoJSON, chacun avec son `code`' });
  return features.filter(({ geometry }) => geometry !== null);
}

/** One feature after the other, so that the country is never one string in memory. */
const collect = (features: Commune[]) =>
  Buffer.concat([
    Buffer.from('{"type":"FeatureCollection","features":['),
    ...features.map((feature, i) => Buffer.from(`${i ? ',\n' : ''}${JSON.stringify(feature)}`)),
    Buffer.from(']}\n'),
  ]);
