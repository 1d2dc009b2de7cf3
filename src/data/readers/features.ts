import type { Geometry } from 'geojson';
import { packSurfaces } from '../surfaces';
import { isoDate } from './cell-format';
import { ReadError } from './errors';
import { columnNames } from './header';
import { toWgs84, type ToWgs84 } from './projection';
import type { Shelf, TextRow } from './shelf';
import type { ReadTable } from './table';

export const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

/** A row of a spatial format, before anything is made of it. */
export interface Shape {
  properties: Readonly<Record<string, unknown>> | null;
  geometry: Geometry | null;
}

/**
 * Makes a table of shapes: a column for each property met, a line for each shape from 1 on.
 * @param name of the layer.
 * @param project `null` when the system of coordinates is not known.
 * @throws {ReadError} `projection` when not one outline lies on the Earth, `no-rows` when there is no shape.
 */
export async function openShapes(
  name: string,
  shapes: readonly Shape[],
  shelf: Shelf,
  project: ToWgs84 | null,
  system = '',
): Promise<ReadTable> {
  if (!shapes.length) throw new ReadError('no-rows', name);
  if (project === null) throw new ReadError('projection', name, system);
  const keys = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const geometries: (Geometry | null)[] = [];
  const refused: { line: number; reason: 'geometry' }[] = [];
  const rows: TextRow[] = [];
  shapes.forEach(({ properties, geometry }, i) => {
    const placed = geometry && toWgs84(geometry, project);
    if (geometry && !placed) refused.push({ line: i + 1, reason: 'geometry' });
    else {
      geometries.push(placed);
      rows.push({ line: i + 1, cells: keys.map((key) => asWritten(properties?.[key])) });
    }
  });
  if (!rows.length) throw new ReadError('projection', name, system);
  const columns = columnNames(keys);
  const relation = await shelf.addRows(columns, rows);
  const surfaces = packSurfaces(geometries);
  return { name, relation, columns, rows: rows.length, headerRow: null, unitsRow: null, surfaces, refused };
}

/** A value of a typed format as text; nothing, and the empty text, are NULL. */
export function asWritten(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : isoDate(value);
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part));
  return Number.isNaN(value) ? null : String(value);
}
