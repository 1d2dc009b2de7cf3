import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeometryObject, Topology } from 'topojson-specification';
import { ReadError } from './errors';
import { decodeText } from './encoding';
import { GEOMETRIES, openShapes, type Shape } from './features';
import { featuresIn } from './json-features';
import { recordsOf, unnested } from './json-records';
import { fromEpsg, type ToWgs84 } from './projection';
import type { Shelf } from './shelf';
import { readWhole, type Source } from './source';
import type { Format, ReadTable } from './table';

/**
 * Reads GeoJSON, one table; TopoJSON, a table for each of its objects; uMap, one for each of its layers; else the
 * records that a document holds, wherever they stand in it.
 */
export async function openJson(source: Source, shelf: Shelf): Promise<{ format: Format; tables: ReadTable[] }> {
  const text = decodeText(await readWhole(source))
    .replaceAll(RECORD_SEPARATOR, '\n')
    .trimStart();
  const collection = await openFeatures(text, source.name, shelf);
  if (collection) return { format: 'geojson', tables: [collection] };
  const content = parse(text, source.name);
  if (isTopology(content)) return { format: 'topojson', tables: await openTopology(source.name, content, shelf) };
  if (isUmap(content)) return { format: 'umap', tables: await openUmap(source.name, content, shelf) };
  const { project, system } = systemOf(content);
  const shapes = shapesOf(content);
  if (shapes) return { format: 'geojson', tables: [await openShapes(source.name, shapes, shelf, project, system)] };
  const tables: ReadTable[] = [];
  for (const { name, records } of recordsOf(content))
    tables.push(await openShapes(name || source.name, records, shelf, project, system));
  if (!tables.length) throw new ReadError('format', source.name, 'JSON');
  return { format: 'json', tables };
}

/** Stands before each document of a sequence (RFC 7464). */
export const RECORD_SEPARATOR = '\x1e';

/** A collection whose features are read one by one; `null` when the document must be read as a whole to be told. */
async function openFeatures(text: string, name: string, shelf: Shelf): Promise<ReadTable | null> {
  const found = featuresIn(text);
  if (!found) return null;
  const { project, system } = systemOf(found.beside);
  try {
    return await openShapes(name, mapped(found.features, toShape), shelf, project, system);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function* mapped<One, Other>(items: Iterable<One>, made: (one: One) => Other): Iterable<Other> {
  for (const item of items) yield made(item);
}

/** A document, or one a line: records that follow each other. */
function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
    for (const read of [
      () => JSON.parse(withoutNaN(text)) as unknown,
      () => lines.map((line) => JSON.parse(line) as unknown),
    ]) {
      try {
        return read();
      } catch {
        // Nor is it what Python writes, or a list of documents: the first fault tells.
      }
    }
    throw new ReadError(/[\]}]\s*$/.test(text) ? 'damaged' : 'truncated', file, '', cause);
  }
}

function shapesOf(content: unknown): Shape[] | null {
  const { type, features } = (content ?? {}) as Partial<FeatureCollection>;
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.map(toShape);
  if ((type as string) === 'Feature') return [toShape(content as Feature)];
  if (Array.isArray(content) && content.length && content.every(isFeature)) return content.map(toShape);
  return GEOMETRIES.includes(type as string) ? [{ properties: null, geometry: content as Geometry }] : null;
}

const isFeature = (value: unknown): value is Feature => (value as Partial<Feature> | null)?.type === 'Feature';

function toShape(feature: Feature | null): Shape {
  const own = feature?.properties ? unnested(feature.properties) : null;
  return { properties: own?.properties ?? null, geometry: feature?.geometry ?? own?.geometry ?? null };
}

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

/** Python writes what has no figure as no other reads it; what stands in texts is left. */
const withoutNaN = (text: string) =>
  text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
    found.startsWith('"') ? found : 'null',
  );

interface Umap {
  type: 'umap';
  layers: (FeatureCollection & { _umap_options?: { name?: unknown }; _storage?: { name?: unknown } })[];
}

const isUmap = (content: unknown): content is Umap => {
  const { type, layers } = (content ?? {}) as Partial<Umap>;
  return type === 'umap' && Array.isArray(layers);
};

/** How a place is drawn on the map, which says nothing of it. */
const UMAP_STYLE = /^_(umap|storage)(_options)?(\.|$)/;

async function openUmap(file: string, { layers }: Umap, shelf: Shelf): Promise<ReadTable[]> {
  const tables: ReadTable[] = [];
  for (const layer of layers) {
    const shapes = (shapesOf(layer) ?? []).map(({ properties, geometry }) => ({
      properties: Object.fromEntries(Object.entries(properties ?? {}).filter(([key]) => !UMAP_STYLE.test(key))),
      geometry,
    }));
    const name = String(layer._umap_options?.name ?? layer._storage?.name ?? file);
    if (shapes.length) tables.push(await openShapes(name, shapes, shelf, fromEpsg(4326)));
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
