import type { Position } from '../../kernel/arcs';
import type { Rings, Share } from '../../kernel/shares';
import { ExchangeError } from '../errors';
import { parseJson } from './geojson';

/** A surface read from a file, in degrees: the union of its polygons. */
export interface IncomingSurface {
  polygons: Rings[];
}

/** Units that a surface holds, and those that it cuts, for the person to decide. */
export interface SurfaceUnits {
  /** Ascending. */
  inside: Uint16Array;
  /** From the most covered to the least. */
  cut: Share[];
}

/** A unit is in from this share of its surface on; lines drawn at another scale never follow a border exactly. */
const INSIDE = 0.95;
/** A unit is out up to this share. */
const OUTSIDE = 0.05;
/** From this share on, a unit that is cut is proposed as taken. */
export const TAKEN = 0.5;

export function sortByShare(shares: readonly Share[]): SurfaceUnits {
  return {
    inside: Uint16Array.from(shares.filter(({ share }) => share >= INSIDE).map(({ unit }) => unit)).sort(),
    cut: shares.filter(({ share }) => share > OUTSIDE && share < INSIDE).sort((a, b) => b.share - a.share),
  };
}

/**
 * Reads the polygons of a GeoJSON text (RFC 7946): of a geometry, a feature or a collection. Points and lines have no
 * surface and are passed over.
 * @throws {ExchangeError} when it holds no polygon, a feature without geometry, coordinates that are not in degrees, or
 * a broken ring.
 */
export function readSurface(text: string): IncomingSurface {
  const polygons = [...polygonsOf(parseJson(text))].map(readPolygon).filter((rings) => rings.length);
  if (!polygons.length) throw new ExchangeError('geojson', 'no-codes');
  return { polygons };
}

/** Collections one in another beyond this come from no software, and would be read no deeper than the stack. */
const DEEPEST = 32;

/** The coordinates of each polygon, not yet looked at. */
function* polygonsOf(node: unknown, depth = 0): Generator<unknown> {
  if (depth > DEEPEST) throw new ExchangeError('geojson', 'unreadable');
  const { type, features, geometry, geometries, coordinates } = (node ?? {}) as Record<string, unknown>;
  switch (type) {
    case 'FeatureCollection':
      for (const feature of list(features, 'unreadable')) yield* polygonsOf(feature, depth + 1);
      break;
    case 'Feature':
      // A feature without outline means a place that surfaces cannot tell: better refuse than forget it.
      if (geometry === null) throw new ExchangeError('geojson', 'no-codes');
      yield* polygonsOf(geometry, depth + 1);
      break;
    case 'GeometryCollection':
      for (const part of list(geometries, 'unreadable')) yield* polygonsOf(part, depth + 1);
      break;
    case 'Polygon':
      yield coordinates;
      break;
    case 'MultiPolygon':
      yield* list(coordinates, 'geometry');
      break;
    case 'Point':
    case 'MultiPoint':
    case 'LineString':
    case 'MultiLineString':
      break;
    default:
      throw new ExchangeError('geojson', 'unreadable');
  }
}

const readPolygon = (rings: unknown): Rings => list(rings, 'geometry').map(readRing);

function readRing(ring: unknown): Position[] {
  const positions = list(ring, 'geometry').map(readPosition);
  if (new Set(positions.map(String)).size < 3) throw new ExchangeError('geojson', 'geometry');
  return positions;
}

function readPosition(position: unknown): Position {
  const [longitude, latitude] = list(position, 'geometry');
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) throw new ExchangeError('geojson', 'geometry');
  const [x, y] = [longitude as number, latitude as number];
  if (Math.abs(x) > 180 || Math.abs(y) > 90) throw new ExchangeError('geojson', 'projected', `${x} ${y}`);
  return [x, y];
}

function list(value: unknown, otherwise: 'unreadable' | 'geometry'): unknown[] {
  if (!Array.isArray(value)) throw new ExchangeError('geojson', otherwise);
  return value;
}
