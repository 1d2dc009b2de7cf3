import type { Point } from 'geojson';
import { mapInTasks } from '../../kernel/task';
import type { Row } from '../engine';
import { foldHeader } from './columns';
import { cellOf } from './survey';

const EAST =
  /^(?:(?:geo_|gps_|wgs84_)?(?:lon|long|lng|longitude)(?:_?(?:wgs84|gps|deg|x|geo))?|(?:coord(?:onn?ees?)?_?|point_|geo_)?x(?:_?(?:et|wgs84|l93|lambert\d*|geo|ban|coord))?|lambert_?x|xcoord|coordxet|coordonneexet)$/;
const NORTH =
  /^(?:(?:geo_|gps_|wgs84_)?(?:lat|latitude)(?:_?(?:wgs84|gps|deg|y|geo))?|(?:coord(?:onn?ees?)?_?|point_|geo_)?y(?:_?(?:et|wgs84|l93|lambert\d*|geo|ban|coord))?|lambert_?y|ycoord|coordyet|coordonneeyet)$/;
/** Both in one cell, the latitude first, but for a point in WKT or GeoJSON. */
const BOTH =
  /^(?:geo_?point(?:_?2d)?|geo_?loc(?:alisation)?|coords?(?:_(?:gps|geo\w*|xy))?|coordonn?ees?(?:_(?:gps|geo\w*|xy))?|gps|wgs_?84|point|wkt|lat_?lon|lat_?long|lat_?lng|position|geom(?:etry)?|the_geom)$/;
const PAIR = /^[[({]?\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*[\])}]?$/;
const EAST_FIRST = /(?:^POINT\s*Z?\s*\(|"coordinates"\s*:\s*\[)\s*(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)/i;

/** The columns of the coordinates: two, or one that holds both. */
export type Coordinates = readonly [east: string, north: string] | readonly [both: string];

/** The columns that say where each row is, by their headers; `null` when none do. */
export function coordinateColumns(names: readonly string[]): Coordinates | null {
  const [east, north] = [EAST, NORTH].map((header) => names.find((name) => header.test(foldHeader(name))));
  if (east !== undefined && north !== undefined) return [east, north];
  const both = names.find((name) => BOTH.test(foldHeader(name)));
  return both === undefined ? null : [both];
}

/** Longitude and latitude of each row, whatever system they are in: not finite outside of it, `null` where it gives none. */
export async function placesOf(
  rows: readonly Row[],
  columns: Coordinates,
): Promise<(readonly [longitude: number, latitude: number] | null)[]> {
  const points = await mapInTasks(rows, (row) => pointOf(columns.map((name) => cellOf(row, name))));
  // What knows of projections is large, and nothing is placed before a file is read.
  const [{ understand }, { asIs }] = await Promise.all([import('../readers/france'), import('../readers/projection')]);
  const { project } = understand(
    points.map((point): Point | null => point && { type: 'Point', coordinates: point }),
    asIs,
  );
  return mapInTasks(points, (point) => point && (project(point) as [number, number]));
}

function pointOf(cells: readonly string[]): [number, number] | null {
  if (cells.length === 2) {
    const [x, y] = cells.map(axisOf);
    return Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0) ? [x, y] : null;
  }
  const [, x, y] = EAST_FIRST.exec(cells[0]) ?? [];
  if (x !== undefined) return [Number(x), Number(y)];
  const [, north, east] = PAIR.exec(cells[0]) ?? [];
  return north === undefined ? null : [Number(east), Number(north)];
}

/** Degrees, minutes and seconds: `46°34'12"N`, `3° 20.5' O`. */
const SEXAGESIMAL = /^(\d+)\s*°\s*(?:(\d+(?:\.\d+)?)\s*['’′]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["”″]|'')\s*)?([NSEWO])?$/i;

function axisOf(cell: string): number {
  const text = cell.trim().replace(',', '.');
  const parts = SEXAGESIMAL.exec(text);
  if (!parts) return text ? Number(text.replace(/\s/g, '')) : NaN;
  const [degrees, minutes, seconds] = parts.slice(1, 4).map((part) => Number(part ?? 0));
  return (/[SWO]/i.test(parts[4] ?? '') ? -1 : 1) * (degrees + minutes / 60 + seconds / 3600);
}
