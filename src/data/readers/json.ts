import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeometryObject, Topology } from 'topojson-specification';
import { ReadError } from './errors';
import { openShapes, type Shape } from './features';
import { fromEpsg, type ToWgs84 } from './projection';
import type { Shelf } from './shelf';
import { readWhole, type Source } from './source';
import type { Format, ReadTable } from './table';

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

/** Reads GeoJSON, one table, or TopoJSON, a table for each of its objects. */
export async function openJson(source: Source, shelf: Shelf): Promise<{ format: Format; tables: ReadTable[] }> {
  const content = parse(new TextDecoder().decode(await readWhole(source)), source.name);
  if (isTopology(content)) return { format: 'topojson', tables: await openTopology(source.name, content, shelf) };
  const { project, system } = systemOf(content);
  const shapes = shapesOf(content);
  if (!shapes) throw new ReadError('format', source.name, 'JSON');
  return { format: 'geojson', tables: [await openShapes(source.name, shapes, shelf, project, system)] };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ReadError(/[\]}]\s*$/.test(text) ? 'damaged' : 'truncated', file, '', cause);
  }
}

function shapesOf(content: unknown): Shape[] | null {
  const { type, features } = (content ?? {}) as Partial<FeatureCollection>;
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.map(toShape);
  if ((type as string) === 'Feature') return [toShape(content as Feature)];
  return GEOMETRIES.includes(type as string) ? [{ properties: null, geometry: content as Geometry }] : null;
}

const toShape = (feature: Feature | null): Shape => ({
  properties: feature?.properties ?? null,
  geometry: feature?.geometry ?? null,
});

const isTopology = (content: unknown): content is Topology => {
  const { type, objects, arcs } = (content ?? {}) as Partial<Topology>;
  return type === 'Topology' && typeof objects === 'object' && Array.isArray(arcs);
};

async function openTopology(file: string, topology: Topology, shelf: Shelf): Promise<ReadTable[]> {
  const { feature } = await import('topojson-client');
  const { project, system } = systemOf(topology);
  const tables: ReadTable[] = [];
  for (const [name, object] of Object.entries(topology.objects)) {
    const made = feature(topology, object as GeometryObject) as Feature | FeatureCollection;
    tables.push(await openShapes(name, shapesOf(made) ?? [], shelf, project, system));
  }
  if (!tables.length) throw new ReadError('no-rows', file);
  return tables;
}

/** GeoJSON is in WGS84, unless it says otherwise as it could before RFC 7946. */
function systemOf(content: unknown): { project: ToWgs84 | null; system: string } {
  const system = String((content as { crs?: { properties?: { name?: unknown } } } | null)?.crs?.properties?.name ?? '');
  const [, code] = /EPSG:+(?:[\d.]+:)?:?(\d+)$/i.exec(system) ?? [];
  return { project: fromEpsg(code ? Number(code) : 4326), system };
}
