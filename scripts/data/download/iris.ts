import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { SourceError } from '../errors';
import { DownloadError } from './errors';
import type { Session } from './session';
import type { OfficialSource } from './source';
import { unpack } from './unpack';

type Iris = Feature<Polygon | MultiPolygon, { code_insee: string; code_iris: string; nom_iris: string }>;

/** Features of a page of the service, which gives no more than it is asked for. */
const PAGE = 5000;
const CENSUS = 2022;
const CENSUS_FILE = `iris/base-ic-evol-struct-pop-${CENSUS}.csv`;
const INHABITANTS = 'P22_POP';
const fileOf = (department: string) => `iris/contours-iris-${department}.geojson.gz`;

/** Quarters: outlines of IRIS from the service of the IGN, department by department, and INSEE's census of each. */
export const iris: OfficialSource = {
  key: 'iris',
  files: [CENSUS_FILE],
  onlyAsked: true,
  fallback: 'aucun quartier : la page les demande à l’IGN commune par commune',
  async run(session) {
    const departments = session.units.departments.map(({ code }) => code).filter(isServed);
    let count = 0;
    // Each takes its place as it comes: a line that is cut loses none of those that are there.
    for (const department of departments) count += await fetchDepartment(session, department);
    await fetchCensus(session);
    return `${count} IRIS de ${departments.length} départements, recensement ${CENSUS}`;
  },
};

/** IRIS are of France and of the departments overseas. */
const isServed = (department: string) => department < '975' || department === '976';

async function fetchDepartment(session: Session, department: string): Promise<number> {
  const features = new Map<string, Iris>();
  let from = { address: '', retrieved: '' };
  for (let start = 0; ; start += PAGE) {
    const page = await session.fetch('ign-iris', 'iris-{department}-{start}.geojson', { department, start });
    const found = readPage(page.path, department);
    if (start === 0) from = page;
    for (const feature of found) features.set(feature.properties.code_iris, feature);
    if (found.length < PAGE) break;
  }
  const { address, retrieved } = from;
  const collection = { type: 'FeatureCollection', features: [...features.values()] };
  const provenance = { source: 'ign-iris', address, vintage: `service IGN, ${retrieved}`, retrieved, caveats: [] };
  const files = { [fileOf(department)]: gzipSync(JSON.stringify(collection)) };
  await session.publish(files, provenance, () => undefined);
  return features.size;
}

/** @throws {DownloadError} where the answer is no IRIS of the department: an error told in XML, axes the wrong way. */
function readPage(path: string, department: string): Iris[] {
  const file = basename(path);
  let features: Iris[];
  try {
    ({ features } = JSON.parse(readFileSync(path, 'utf8')) as { features: Iris[] });
  } catch (cause) {
    throw new DownloadError('unreadable', { file, cause: (cause as Error).message });
  }
  const isIris = ({ properties }: Iris) =>
    /^[\dAB]{9}$/.test(properties?.code_iris) && properties.code_iris.startsWith(department);
  if (!Array.isArray(features) || !features.length || !features.every(isIris))
    throw new DownloadError('layout', { file, expected: `des IRIS du département ${department} (code_iris)` });
  if (!features.every(({ geometry }) => isPlaced(geometry, department)))
    throw new DownloadError('layout', { file, expected: 'la longitude avant la latitude' });
  return features;
}

/** Whether the second number of a position is a latitude: north of 41° in Europe, in the tropics overseas. */
function isPlaced(geometry: Polygon | MultiPolygon | null, department: string): boolean {
  if (!geometry) return true;
  const [[, latitude]] = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
  return department < '97' ? latitude > 41 && latitude < 52 : Math.abs(latitude) < 25;
}

/** The census without its hundred other columns. */
async function fetchCensus(session: Session): Promise<void> {
  const { path, address, retrieved } = await session.fetch(
    'insee-iris-population',
    `base-ic-evol-struct-pop-${CENSUS}.zip`,
  );
  const table = unpack(path, new RegExp(`^base-ic-evol-struct-pop-${CENSUS}\\.csv$`, 'i'));
  const [head, ...rows] = new TextDecoder()
    .decode(table)
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(';'));
  const names = head.map((name) => name.replace(/^\uFEFF|"/g, ''));
  const [code, inhabitants] = ['IRIS', INHABITANTS].map((name) => names.indexOf(name));
  if (code < 0 || inhabitants < 0)
    throw new DownloadError('layout', { file: basename(path), expected: `les colonnes IRIS et ${INHABITANTS}` });
  const lines = rows.map((row) => `${row[code].replaceAll('"', '')};${row[inhabitants]}`);
  const bytes = Buffer.from(`IRIS;${INHABITANTS}\n${lines.join('\n')}\n`);
  const vintage = `recensement ${CENSUS}`;
  await session.publish(
    { [CENSUS_FILE]: bytes },
    { source: 'insee-iris-population', address, vintage, retrieved, caveats: [] },
    () => {
      if (!lines.length) throw new SourceError('empty', { file: CENSUS_FILE });
    },
  );
}
