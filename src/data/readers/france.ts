import type { Geometry, Position } from 'geojson';
import { contains } from '../../kernel/lasso';
import { asIs, fromEpsg, type ToWgs84 } from './projection';

/** How coordinates were understood, when it is not as the file says, or because it says nothing. */
export type Understood = 'metres' | 'swapped';

type Box = readonly [west: number, south: number, east: number, north: number];

const isIn = ([west, south, east, north]: Box, [x, y]: Position) => x >= west && x <= east && y >= south && y <= north;

/** France in degrees: the mainland and Corsica, the Antilles, Guyane, La Réunion, Mayotte, Saint-Pierre-et-Miquelon. */
const FRANCE: readonly Box[] = [
  [-5.3, 41.2, 9.8, 51.3],
  [-63.3, 14.2, -60.7, 18.3],
  [-54.8, 2, -51.5, 5.9],
  [55.1, -21.5, 55.95, -20.8],
  [44.9, -13.1, 45.4, -12.5],
  [-56.6, 46.7, -56, 47.2],
];

const LAMBERT_93 = 2154;

/**
 * Where the legal systems in metres put France, by their EPSG codes. No place of one is a place of another, nor of the
 * older ones (Lambert II, conical zones), which put France elsewhere; UTM of the mainland would be taken for that of
 * Saint-Pierre-et-Miquelon, which is left out.
 */
const METRES: readonly (readonly [epsg: number, box: Box])[] = [
  [LAMBERT_93, [90_000, 6_130_000, 1_090_000, 7_120_000]],
  [LAMBERT_93, [1_150_000, 6_040_000, 1_250_000, 6_240_000]],
  [5490, [480_000, 1_580_000, 745_000, 2_005_000]],
  [2972, [80_000, 230_000, 450_000, 650_000]],
  [2975, [310_000, 7_630_000, 385_000, 7_705_000]],
  [4471, [495_000, 8_555_000, 540_000, 8_625_000]],
];

/**
 * The mainland and Corsica with some 20 km around: the metres of the Web's maps that fall where Lambert-93 puts France
 * mostly fall out of it.
 */
const MAINLAND: readonly [number, number][] = [
  [2.4, 51.3],
  [1.3, 51.1],
  [1.2, 50.3],
  [0, 50],
  [-1, 49.75],
  [-2.2, 49.95],
  [-2.3, 49],
  [-3.5, 49.1],
  [-5.4, 48.8],
  [-5.4, 47.6],
  [-3.4, 46.9],
  [-2.7, 46.4],
  [-1.8, 45.5],
  [-2.1, 43.2],
  [-0.7, 42.5],
  [1.4, 42.2],
  [3.5, 42.1],
  [3.7, 43],
  [4.9, 43],
  [5.8, 42.7],
  [7.9, 43.2],
  [8.2, 41.1],
  [9.8, 41.1],
  [9.9, 43.3],
  [8, 43.6],
  [8, 44.4],
  [7.3, 45],
  [7.3, 46],
  [6.6, 46.6],
  [7.2, 47.2],
  [7.9, 47.4],
  [8.5, 49],
  [8.3, 49.3],
  [6.6, 49.8],
  [5.4, 49.9],
  [5, 50.4],
  [4.3, 50.6],
  [3.4, 51],
];

/**
 * How to read the coordinates of shapes: as `project` does when one of them is then in France; else with their axes
 * swapped, or in the metres of the legal systems when degrees they cannot be, if that puts nearly all in France: a
 * long list always has a place that was typed wrong.
 */
export function understand(
  geometries: readonly (Geometry | null)[],
  project: ToWgs84,
): { project: ToWgs84; understood?: Understood } {
  const firsts = geometries.map(firstOf).filter((point) => point !== null);
  if (!firsts.length || firsts.some((point) => isFrance(project(point)))) return { project };
  const swapped: ToWgs84 = ([x, y]) => project([y, x]);
  const putsInFrance = (way: ToWgs84) =>
    firsts.filter((point) => isFrance(way(point))).length >= NEARLY * firsts.length;
  if (putsInFrance(swapped)) return { project: swapped, understood: 'swapped' };
  const isDegrees = project === asIs && firsts.some(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  if (project !== asIs || isDegrees) return { project };
  const ways: ToWgs84[] = [fromMetres, ([x, y]) => fromMetres([y, x])];
  const found = ways.find(putsInFrance);
  return found ? { project: found, understood: 'metres' } : { project };
}

/** Part of the shapes that must be in France: all of a short list. */
const NEARLY = 0.95;

const isFrance = (point: Position) => FRANCE.some((box) => isIn(box, point));

/** From the system that puts the point in France; nowhere when none does. */
function fromMetres(point: Position): Position {
  const epsg = METRES.find(([, box]) => isIn(box, point))?.[0];
  if (epsg === undefined) return [Number.NaN, Number.NaN];
  const placed = fromEpsg(epsg)!(point);
  return epsg === LAMBERT_93 && !contains(MAINLAND, placed[0], placed[1]) ? [Number.NaN, Number.NaN] : placed;
}

/** The first point of a shape; `null` when it has none. */
export function firstOf(geometry: Geometry | null): Position | null {
  if (!geometry) return null;
  if (geometry.type === 'GeometryCollection') return firstOf(geometry.geometries?.[0] ?? null);
  let found: unknown = geometry.coordinates;
  while (Array.isArray(found) && Array.isArray(found[0])) found = found[0];
  return Array.isArray(found) && typeof found[0] === 'number' && typeof found[1] === 'number'
    ? [found[0], found[1]]
    : null;
}
