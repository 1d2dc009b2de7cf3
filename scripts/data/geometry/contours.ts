import { gunzipSync } from 'node:zlib';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { SourceError } from '../errors';
import { caveat, RowReport } from '../report';
import { checksum, parseJson, readSource, type SourceFile, type SourceFolder } from '../sources';
import type { UnitList } from '../units';
import type { Ring } from '../../../src/atlas/topology/mesh';
import { partition, ringsOfGeometry } from '../../../src/atlas/topology/partition';

interface Feature {
  properties: { code: string; commune?: string };
  geometry: Polygon | MultiPolygon;
}

/**
 * Reads the true outlines of the folder; `null` when one of the two files is missing.
 * @throws {SourceError} when a file is not gzip or not JSON.
 * @throws {OverlapError} when outlines overlap.
 */
export function trueOutlines(
  units: UnitList,
  folder: SourceFolder | null,
): { topology: Topology; layer: Layer } | null {
  const communes = readSource(folder, 'contours/communes-2026.geojson.gz');
  const arrondissements = readSource(folder, 'contours/arrondissements-2026.geojson');
  if (!communes || !arrondissements) return null;

  const report = new RowReport();
  const cities = [...new Set(units.cityOf.filter((city) => city !== null))];
  const outlines = new Map<number, Ring[]>();
  const cityRings = cities.map((): Ring[] => []);
  const districts = new Map<number, Ring[]>();
  const take = (into: Map<number, Ring[]>, unit: number, feature: Feature) =>
    into.set(unit, [...(into.get(unit) ?? []), ...ringsOfGeometry(feature.geometry)]);

  const inflated = { name: communes.name, bytes: inflate(communes) };
  for (const feature of features(inflated)) {
    const { code } = feature.properties;
    if (cities.includes(code)) {
      cityRings[cities.indexOf(code)].push(...ringsOfGeometry(feature.geometry));
      report.take();
      continue;
    }
    const heirs = units.resolve(code);
    if (heirs.length !== 1) {
      report.reject(heirs.length ? 'split' : 'code-unknown', code);
      continue;
    }
    report.take(!units.index.has(code));
    take(outlines, heirs[0], feature);
  }
  for (const feature of features(arrondissements)) {
    const unit = units.index.get(feature.properties.code);
    if (unit === undefined) {
      report.reject('code-unknown', feature.properties.code);
      continue;
    }
    report.take();
    take(districts, unit, feature);
  }

  const drawn = new Set([...outlines.keys(), ...districts.keys()]);
  const undrawn = units.codes.filter((_, unit) => !drawn.has(unit)).length;
  const { provenance } = communes;
  const layer: Layer = {
    id: 'contours',
    title: 'Contours des communes et des arrondissements municipaux',
    publisher: 'IGN, Etalab',
    source: `${communes.name}, ${arrondissements.name}`,
    url: provenance?.address ?? 'https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/2026/geojson/',
    vintage: provenance?.vintage ?? 'IGN 2018, COG 2026',
    licence: 'Licence Ouverte',
    quality: 'exact',
    caveats: [
      ...(provenance?.caveats ?? [caveat('outlines-generalised'), caveat('outlines-merged')]),
      caveat('outlines-cities'),
      ...(undrawn ? [caveat('outlines-absent', [], undrawn)] : []),
    ],
    ...report.ends,
    checksum: checksum(communes, arrondissements),
  };
  const ofCity = (city: string) => new Map([...districts].filter(([unit]) => units.cityOf[unit] === city));
  const split = cities.map((city, i) => ({ rings: cityRings[i], districts: ofCity(city) }));
  return { topology: partition(outlines, split), layer };
}

function inflate({ name, bytes }: SourceFile): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new SourceError('unreadable', { file: name, cause: (cause as Error).message });
  }
}

const features = (file: SourceFile) => parseJson<{ features: Feature[] }>(file).features;
