import type { Geometry, Position } from 'geojson';
import proj4 from 'proj4';
import type { Surfaces } from '../surfaces';

/** One point to longitude and latitude in degrees, WGS84. */
export type ToWgs84 = (point: Position) => Position;

const utm = (zone: number, south = false) =>
  `+proj=utm +zone=${zone} ${south ? '+south ' : ''}+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;

const lambert93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

const conic = (latitude: number) =>
  `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} +x_0=1700000 +y_0=${(latitude - 41) * 1_000_000 + 200_000} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;

/**
 * The legal systems of France (décret n° 2000-1276, arrêté of 5 March 2019) and those of older files, by EPSG code;
 * parameters from the EPSG registry. `null`: degrees already, less than a metre from WGS84.
 */
const SYSTEMS: Readonly<Record<number, string | null>> = {
  4326: null,
  4258: null,
  4171: null,
  9777: null,
  4463: null,
  4470: null,
  4558: null,
  4624: null,
  4627: null,
  5489: null,
  3857: '+proj=merc +a=6378137 +b=6378137 +units=m +nadgrids=@null +no_defs',
  2154: lambert93,
  9794: lambert93,
  27572:
    '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs',
  ...Object.fromEntries([42, 43, 44, 45, 46, 47, 48, 49, 50].map((latitude) => [3900 + latitude, conic(latitude)])),
  5490: utm(20),
  4559: utm(20),
  32620: utm(20),
  2972: utm(22),
  32622: utm(22),
  2975: utm(40, true),
  32740: utm(40, true),
  4471: utm(38, true),
  32738: utm(38, true),
  4467: utm(21),
  32621: utm(21),
};

/** From degrees, less than a metre away. */
export const asIs: ToWgs84 = ([x, y]) => [x, y];

/** From the system of an EPSG code; `null` when it is not known here. */
export function fromEpsg(code: number): ToWgs84 | null {
  const system = SYSTEMS[code];
  return system === undefined ? null : system === null ? asIs : fromDefinition(system);
}

/** From a system written out, as the `.prj` of a Shapefile does; `null` when it cannot be understood. */
export function fromDefinition(definition: string): ToWgs84 | null {
  try {
    const { forward } = proj4(definition, 'WGS84');
    return ([x, y]) => forward([x, y]);
  } catch {
    return null;
  }
}

/**
 * A shape without surface in longitude and latitude, heights left out; `moveSurfaces` moves the others.
 * @returns `null` when it is no shape, or does not lie on the Earth.
 */
export function toWgs84(geometry: Geometry, project: ToWgs84): Geometry | null {
  if (geometry.type === 'GeometryCollection') {
    const geometries = geometry.geometries.map((part) => toWgs84(part, project));
    return geometries.includes(null) ? null : { type: geometry.type, geometries: geometries as Geometry[] };
  }
  const depth = DEPTHS[geometry.type];
  const coordinates = depth === undefined ? null : moved(geometry.coordinates, depth, project);
  return coordinates === null ? null : ({ type: geometry.type, coordinates } as Geometry);
}

/** Rows with a place that is not on the Earth once `project` has moved them all, in place. */
export function moveSurfaces({ rows, polygons, rings, positions }: Surfaces, project: ToWgs84): Set<number> {
  const lost = new Set<number>();
  for (let row = 0; row + 1 < rows.length; row++)
    for (let p = rings[polygons[rows[row]]]; p < rings[polygons[rows[row + 1]]]; p++) {
      // Millions of points in degrees stay where they are.
      if (project !== asIs)
        [positions[2 * p], positions[2 * p + 1]] = project([positions[2 * p], positions[2 * p + 1]]);
      if (!isOnEarth(positions[2 * p], positions[2 * p + 1])) lost.add(row);
    }
  return lost;
}

/** How deep the points of a shape without surface are nested. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
};

type Nested = number[] | Nested[];

function moved(coordinates: unknown, depth: number, project: ToWgs84): Nested | null {
  if (!Array.isArray(coordinates)) return null;
  if (depth > 0) {
    const parts: Nested[] = [];
    for (const part of coordinates) {
      const nested = moved(part, depth - 1, project);
      if (nested === null) return null;
      parts.push(nested);
    }
    return parts;
  }
  if (!Number.isFinite(coordinates[0]) || !Number.isFinite(coordinates[1])) return null;
  const [longitude, latitude] = project(coordinates as Position);
  return isOnEarth(longitude, latitude) ? [longitude, latitude] : null;
}

const isOnEarth = (longitude: number, latitude: number) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
