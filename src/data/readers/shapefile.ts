import type { FeatureCollection } from 'geojson';
import type { Entry } from './archive';
import { dbfRecords } from './dbf';
import { openShapes } from './features';
import { fromDefinition, fromEpsg } from './projection';
import type { Shelf } from './shelf';
import { readWhole } from './source';
import type { ReadOptions, ReadTable } from './table';

const isShp = ({ name }: Entry) => /\.shp$/i.test(name);

export const holdsShapefile = (entries: readonly Entry[]) => entries.some(isShp);

/** Reads each Shapefile of an archive as a table. Without a `.prj` its coordinates are taken for degrees. */
export async function openShapefiles(entries: readonly Entry[], shelf: Shelf, { signal, onProgress }: ReadOptions) {
  const { default: library } = await import('shpjs');
  const readShapes = library as unknown as (parts: { shp: Uint8Array }) => Promise<FeatureCollection>;
  const layers = entries.filter(isShp);
  const tables: ReadTable[] = [];
  for (const layer of layers) {
    const stem = layer.name.slice(0, -'.shp'.length).toLowerCase();
    const part = async (extension: string) => {
      const entry = entries.find(({ name }) => name.toLowerCase() === `${stem}.${extension}`);
      return entry && readWhole(await entry.unpack(signal));
    };
    const shp = (await part('shp'))!;
    const { features } = await readShapes({ shp });
    const dbf = await part('dbf');
    const records = dbf ? dbfRecords(dbf, layer.name) : [];
    const shapes = features.map(({ geometry }, i) => ({ properties: records[i] ?? null, geometry }));
    const system = new TextDecoder().decode(await part('prj')).trim();
    const project = system ? fromDefinition(system) : fromEpsg(4326);
    const name = layer.name.slice(layer.name.lastIndexOf('/') + 1, -'.shp'.length);
    tables.push(await openShapes(name, shapes, shelf, project, system.split('"')[1]));
    onProgress?.(tables.length / layers.length);
  }
  return tables;
}
