import type { FeatureCollection } from 'geojson';
import type { Entry } from './archive';
import { openShapes } from './features';
import { fromDefinition, fromEpsg } from './projection';
import type { Shelf } from './shelf';
import { readWhole } from './source';
import type { ReadOptions, ReadTable } from './table';

/** The parts of one Shapefile, as its library takes them. */
interface Parts {
  shp: Uint8Array;
  dbf: Uint8Array | undefined;
  cpg: Uint8Array | undefined;
}

const isShp = ({ name }: Entry) => /\.shp$/i.test(name);

export const holdsShapefile = (entries: readonly Entry[]) => entries.some(isShp);

/** Reads each Shapefile of an archive as a table. Without a `.prj` its coordinates are taken for degrees. */
export async function openShapefiles(entries: readonly Entry[], shelf: Shelf, { signal, onProgress }: ReadOptions) {
  const { default: library } = await import('shpjs');
  const readParts = library as unknown as (parts: Parts) => Promise<FeatureCollection>;
  const layers = entries.filter(isShp);
  const tables: ReadTable[] = [];
  for (const layer of layers) {
    const stem = layer.name.slice(0, -'.shp'.length).toLowerCase();
    const part = async (extension: string) => {
      const entry = entries.find(({ name }) => name.toLowerCase() === `${stem}.${extension}`);
      return entry && readWhole(await entry.unpack(signal));
    };
    const shp = (await part('shp'))!;
    const { features } = await readParts({ shp, dbf: await part('dbf'), cpg: await part('cpg') });
    const system = new TextDecoder().decode(await part('prj')).trim();
    const project = system ? fromDefinition(system) : fromEpsg(4326);
    const name = layer.name.slice(layer.name.lastIndexOf('/') + 1, -'.shp'.length);
    tables.push(await openShapes(name, features, shelf, project, system.split('"')[1]));
    onProgress?.(tables.length / layers.length);
  }
  return tables;
}
