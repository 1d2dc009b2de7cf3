import type { Geometry, Position } from 'geojson';
import { SurfacePacker, withoutRows } from '../surfaces';
import { isoDate } from './cell-format';
import { ReadError } from './errors';
import { firstOf, understand } from './france';
import { columnNames } from './header';
import { moveSurfaces, toWgs84, type ToWgs84 } from './projection';
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
  shapes: Iterable<Shape>,
  shelf: Shelf,
  project: ToWgs84 | null,
  system = '',
): Promise<ReadTable> {
  const keys = new Set<string>();
  const met: { properties: Shape['properties']; other: Geometry | null; sound: boolean }[] = [];
  const places: (Geometry | null)[] = [];
  const packer = new SurfacePacker();
  for (const { properties, geometry } of shapes) {
    for (const key in properties) keys.add(key);
    const isDrawn = isSurface(geometry);
    met.push({ properties, other: isDrawn ? null : geometry, sound: packer.add(geometry) });
    const first = firstOf(geometry);
    places.push(first && { type: 'Point', coordinates: first });
  }
  if (!met.length) throw new ReadError('no-rows', name);
  if (project === null) throw new ReadError('projection', name, system);
  const read = understand(places, project);
  const packed = packer.surfaces;
  const lost = packed ? moveSurfaces(packed, read.project) : new Set<number>();
  const points: (Position | null)[] = [];
  const kept: { line: number; properties: Shape['properties'] }[] = [];
  met.forEach(({ properties, other, sound }, row) => {
    const placed = other && toWgs84(other, read.project);
    if (!sound || (other && !placed)) lost.add(row);
    if (lost.has(row)) return;
    points.push(placed?.type === 'Point' ? placed.coordinates : null);
    kept.push({ line: row + 1, properties });
  });
  if (!kept.length) throw new ReadError('projection', name, system);
  const saysWhere = [...keys].some((key) => COORDINATE.test(key)) || !points.some(Boolean);
  const axes = saysWhere ? [] : ['longitude', 'latitude'];
  const columns = columnNames([...keys, ...axes]);
  const rows = kept.map(({ line, properties }, i): TextRow => {
    const place = axes.map((_, axis) => asWritten(points[i]?.[axis]));
    return { line, cells: [...[...keys].map((key) => asWritten(properties?.[key])), ...place] };
  });
  const relation = await shelf.addRows(columns, rows);
  const surfaces = packed && lost.size ? withoutRows(packed, lost) : packed;
  const refused = [...lost].sort((a, b) => a - b).map((row) => ({ line: row + 1, reason: 'geometry' as const }));
  const table = { name, relation, columns, rows: rows.length, headerRow: null, unitsRow: null, surfaces, refused };
  return read.understood ? { ...table, understood: read.understood } : table;
}

const isSurface = (geometry: Geometry | null): boolean =>
  geometry?.type === 'GeometryCollection'
    ? (geometry.geometries ?? []).some(isSurface)
    : geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** A column that may already say where a point is. */
const COORDINATE = /^(lon|lat|lng|longitude|latitude|x|y|coord.*)$/i;

/** A value of a typed format as text; nothing, and the empty text, are NULL. */
export function asWritten(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  // A list of one is what it holds: portals write every place so, for those that have several.
  if (Array.isArray(value) && value.length === 1 && typeof value[0] !== 'object') return asWritten(value[0]);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : isoDate(value);
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part));
  return Number.isNaN(value) ? null : String(value);
}
