import type { Geometry } from 'geojson';
import { packSurfaces } from '../surfaces';
import { isoDate } from './cell-format';
import { ReadError } from './errors';
import { understand } from './france';
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
 * Makes a table of shapes: a column for each property met, two for the places of points, a line for each shape from
 * 1 on.
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
  const read = understand(
    shapes.map(({ geometry }) => geometry),
    project,
  );
  const geometries: (Geometry | null)[] = [];
  const refused: { line: number; reason: 'geometry' }[] = [];
  const kept: { line: number; properties: Shape['properties'] }[] = [];
  shapes.forEach(({ properties, geometry }, i) => {
    const placed = geometry && toWgs84(geometry, read.project);
    if (geometry && !placed) refused.push({ line: i + 1, reason: 'geometry' });
    else {
      geometries.push(placed);
      kept.push({ line: i + 1, properties });
    }
  });
  if (!kept.length) throw new ReadError('projection', name, system);
  const keys = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const points = keys.some((key) => COORDINATE.test(key)) ? [] : geometries.map(pointOf);
  const places = points.some(Boolean) ? ['longitude', 'latitude'] : [];
  const columns = columnNames([...keys, ...places]);
  const rows = kept.map(({ line, properties }, i): TextRow => {
    const place = places.map((_, axis) => asWritten(points[i]?.[axis]));
    return { line, cells: [...keys.map((key) => asWritten(properties?.[key])), ...place] };
  });
  const relation = await shelf.addRows(columns, rows);
  const surfaces = packSurfaces(geometries);
  const table = { name, relation, columns, rows: rows.length, headerRow: null, unitsRow: null, surfaces, refused };
  return read.understood ? { ...table, understood: read.understood } : table;
}

/** A column that may already say where a point is. */
const COORDINATE = /^(lon|lat|lng|longitude|latitude|x|y|coord.*)$/i;

const pointOf = (geometry: Geometry | null) => (geometry?.type === 'Point' ? geometry.coordinates : null);

/** A value of a typed format as text; nothing, and the empty text, are NULL. */
export function asWritten(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : isoDate(value);
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part));
  return Number.isNaN(value) ? null : String(value);
}
