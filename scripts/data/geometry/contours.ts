import { gunzipSync } from 'node:zlib';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { SourceError } from '../errors';
import { REJECTED } from '../report';
import { checksum, parseJson, readSource, type SourceFile, type SourceFolder } from '../sources';
import type { UnitList } from '../units';
import type { Ring } from '../../../src/atlas/topology/mesh';
import { partition, ringsOfGeometry } from '../../../src/atlas/topology/partition';

interface Feature {
  properties: { code: string; commune?: string };
  geometry: Polygon | MultiPolygon;
}

const GENERALISED = {
  fr: 'Contours généralisés (une centaine de mètres), fusionnés selon le COG 2026.',
  en: 'Outlines generalised (about a hundred metres), merged after the COG of 2026.',
};

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

  const rows = { read: 0, taken: 0, recoded: 0, rejected: 0 };
  const unknown: string[] = [];
  const cities = [...new Set(units.cityOf.filter((city) => city !== null))];
  const outlines = new Map<number, Ring[]>();
  const cityRings = cities.map((): Ring[] => []);
  const districts = new Map<number, Ring[]>();
  const take = (into: Map<number, Ring[]>, unit: number, feature: Feature) =>
    into.set(unit, [...(into.get(unit) ?? []), ...ringsOfGeometry(feature.geometry)]);

  const inflated = { name: communes.name, bytes: inflate(communes) };
  for (const feature of features(inflated)) {
    rows.read++;
    const { code } = feature.properties;
    if (cities.includes(code)) {
      cityRings[cities.indexOf(code)].push(...ringsOfGeometry(feature.geometry));
      rows.taken++;
      continue;
    }
    const heirs = units.resolve(code);
    if (heirs.length !== 1) {
      unknown.push(code);
      continue;
    }
    rows.taken++;
    if (!units.index.has(code)) rows.recoded++;
    take(outlines, heirs[0], feature);
  }
  for (const feature of features(arrondissements)) {
    rows.read++;
    const unit = units.index.get(feature.properties.code);
    if (unit === undefined) {
      unknown.push(feature.properties.code);
      continue;
    }
    rows.taken++;
    take(districts, unit, feature);
  }
  rows.rejected = unknown.length;

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
      ...(provenance?.caveats ?? [GENERALISED]),
      {
        fr: 'À Paris, Lyon et Marseille, la limite extérieure des arrondissements suit celle de la ville.',
        en: 'In Paris, Lyon and Marseille, the outer edge of the arrondissements follows that of the city.',
      },
      ...(undrawn
        ? [
            {
              fr: `${undrawn} communes n’ont pas de contour : collectivités d’outre-mer, ou absentes du fichier.`,
              en: `${undrawn} communes have no outline: overseas collectivities, or absent from the file.`,
            },
          ]
        : []),
    ],
    rows,
    rejections: unknown.length
      ? [{ reason: REJECTED.unknown, count: unknown.length, examples: unknown.slice(0, 10) }]
      : [],
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
