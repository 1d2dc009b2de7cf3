import type { Geometry } from 'geojson';
import type { Database } from 'sql.js';
import { identifier } from '../engine';
import { ReadError } from './errors';
import { asWritten, openShapes, type Shape } from './features';
import { columnNames } from './header';
import { asIs, fromDefinition, fromEpsg } from './projection';
import type { Shelf } from './shelf';
import { readWhole, type Source } from './source';
import type { ReadOptions, ReadTable } from './table';
import { parseWkb } from './wkb';

/** OGC 12-128r19: what a GeoPackage holds, and where the shapes of each layer are. */
const LAYERS = `SELECT c.table_name, g.column_name, r.organization_coordsys_id, r.definition, r.srs_name
  FROM gpkg_contents c
  LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
  LEFT JOIN gpkg_spatial_ref_sys r ON r.srs_id = g.srs_id
  WHERE c.data_type IN ('features', 'attributes') ORDER BY c.table_name`;

/** Reads each layer and each plain table of a GeoPackage that has rows. */
export async function openGeoPackage(source: Source, shelf: Shelf, { signal, onProgress }: ReadOptions) {
  const { default: start } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await start();
  const database = new Database(await readWhole(source));
  try {
    const layers = layersOf(database, source.name);
    const tables: ReadTable[] = [];
    for (const [i, layer] of layers.entries()) {
      signal?.throwIfAborted();
      const { columns, values } = database.exec(`SELECT * FROM ${identifier(layer.name)}`)[0] ?? {
        columns: [],
        values: [],
      };
      if (values.length) tables.push(await openLayer(layer, columns, values, shelf));
      onProgress?.((i + 1) / layers.length);
    }
    if (!tables.length) throw new ReadError('no-rows', source.name);
    return tables;
  } finally {
    database.close();
  }
}

interface Layer {
  name: string;
  /** Column of the shapes; `null` for a plain table. */
  shapes: string | null;
  epsg: number;
  definition: string;
  system: string;
}

function layersOf(database: Database, file: string): Layer[] {
  const [exists] = database.exec("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_contents'");
  if (!exists) throw new ReadError('format', file, 'SQLite');
  const rows = database.exec(LAYERS)[0]?.values ?? [];
  return rows.map(([name, shapes, epsg, definition, system]) => ({
    name: String(name),
    shapes: shapes === null ? null : String(shapes),
    epsg: Number(epsg),
    definition: String(definition ?? ''),
    system: String(system ?? ''),
  }));
}

async function openLayer(layer: Layer, keys: string[], values: unknown[][], shelf: Shelf): Promise<ReadTable> {
  const at = layer.shapes === null ? -1 : keys.indexOf(layer.shapes);
  if (at < 0) {
    const columns = columnNames(keys);
    const rows = values.map((row, i) => ({ line: i + 1, cells: row.map(asWritten) }));
    const relation = await shelf.addRows(columns, rows);
    const plain = { headerRow: null, unitsRow: null, surfaces: null, refused: [] };
    return { name: layer.name, relation, columns, rows: rows.length, ...plain };
  }
  const shapes = values.map((row): Shape => {
    const properties = Object.fromEntries(keys.map((key, i) => [key, row[i]]).filter((_, i) => i !== at));
    return { properties, geometry: toGeometry(row[at]) };
  });
  // -1 and 0 stand for a system that nobody said.
  const project = layer.epsg > 0 ? (fromEpsg(layer.epsg) ?? fromDefinition(layer.definition)) : asIs;
  return openShapes(layer.name, shapes, shelf, project, layer.system);
}

/** Bytes of the envelope that stands before the shape, by its code in the flags. */
const ENVELOPES = [0, 32, 48, 48, 64];

/** A shape that cannot be read is given as one that lies nowhere, and refused with its line. */
const NOWHERE: Geometry = { type: 'Point', coordinates: [] };

function toGeometry(cell: unknown): Geometry | null {
  if (!(cell instanceof Uint8Array)) return cell === null ? null : NOWHERE;
  try {
    const flags = cell[3];
    const isEmpty = (flags & 0x10) !== 0;
    return isEmpty ? null : parseWkb(cell.subarray(8 + ENVELOPES[(flags >> 1) & 7]));
  } catch {
    return NOWHERE;
  }
}
