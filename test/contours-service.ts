import { gunzipSync } from 'node:zlib';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { openSource, parseJson, readSource } from '../scripts/data/sources';

type Commune = Feature<Polygon | MultiPolygon, { code: string; nom: string; departement: string }>;

const folder = openSource(undefined);
const featuresOf = (name: string) => {
  const { bytes } = readSource(folder, name)!;
  const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return parseJson<{ features: Commune[] }>({ name, bytes: plain }).features;
};
const communes = featuresOf('contours/communes-2026.geojson.gz');
const districts = featuresOf('contours/arrondissements-2026.geojson');

/** What geo.api.gouv.fr would answer to `address`, made of the mirror's outlines; `null` to another question. */
export function answerOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address);
  const [, department] = /^\/departements\/(\w+)\/communes$/.exec(pathname) ?? [];
  const asksDistricts = pathname === '/communes' && searchParams.get('type') === 'arrondissement-municipal';
  const code = department ?? (asksDistricts ? searchParams.get('codeDepartement') : null);
  if (code === null || searchParams.get('format') !== 'geojson' || searchParams.get('geometry') !== 'contour')
    return null;
  const features = (department === undefined ? districts : communes)
    .filter(({ properties }) => properties.departement === code)
    .map(({ type, geometry, properties }) => {
      return { type, geometry, properties: { nom: properties.nom, code: properties.code, codeDepartement: code } };
    });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
