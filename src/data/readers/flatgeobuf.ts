import type { Feature } from 'geojson';
import { ReadError } from './errors';
import { openShapes, type Shape } from './features';
import { fromDefinition, fromEpsg } from './projection';
import type { Shelf } from './shelf';
import { readWhole, type Source } from './source';
import type { ReadTable } from './table';

/** Reads the one layer of a FlatGeobuf file. */
export async function openFlatGeobuf(source: Source, shelf: Shelf, signal?: AbortSignal): Promise<ReadTable> {
  const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js');
  let crs: { code: number; wkt: string | null; name: string | null } | null = null;
  let awaited = 0;
  const shapes: Shape[] = [];
  const features = deserialize(await readWhole(source), {
    headerMetaFn: (header) => {
      crs = header.crs;
      awaited = header.featuresCount;
      // The library never ends on the index of nothing.
      if (awaited === 0 && header.indexNodeSize > 0) throw new ReadError('no-rows', source.name);
    },
  });
  for await (const feature of features) {
    signal?.throwIfAborted();
    const { properties, geometry } = feature as Feature;
    shapes.push({ properties, geometry });
  }
  if (shapes.length < awaited) throw new ReadError('truncated', source.name);
  const {
    code = 0,
    wkt = null,
    name = null,
  } = (crs ?? {}) as { code?: number; wkt?: string | null; name?: string | null };
  const project = fromEpsg(code || 4326) ?? (wkt ? fromDefinition(wkt) : null);
  return openShapes(source.name, shapes, shelf, project, name ?? `EPSG:${code}`);
}
