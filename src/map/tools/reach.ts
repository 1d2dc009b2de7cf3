import type { Atlas } from '../../atlas/atlas';
import type { Position } from '../../kernel/arcs';
import { unitsInBox, unitsInPolygon } from '../../kernel/lasso';
import type { Point, Stroke } from './gesture';
import { along, simplifyPath } from './path';

/** How the tools see the map: where a place on screen is, and which unit is painted there. */
export interface Sight {
  toDegrees(at: Point): Position;
  unitAt(at: Point): number | null;
  /** Units painted within `reach` pixels, the nearest first. */
  unitsNear(at: Point, reach: number): number[];
}

const LASSO_TOLERANCE = 1;
const CIRCLE_SIDES = 24;

/** Units whose centre is inside the rectangle or the lasso. */
export function unitsInside(atlas: Atlas, sight: Sight, { tool, path }: Stroke): number[] {
  const { longitude, latitude } = atlas;
  if (tool === 'rectangle') {
    const [a, b] = [path[0], path[path.length - 1]].map((at) => sight.toDegrees(at));
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    return unitsInBox(longitude, latitude, west, south, east, north);
  }
  const ring = simplifyPath(path, LASSO_TOLERANCE).map((at) => sight.toDegrees(at));
  return unitsInPolygon(longitude, latitude, ring);
}

/** Units whose centre passes under the brush, or over whose ground its middle passes, between the last two places. */
export function unitsBrushed(atlas: Atlas, sight: Sight, { path }: Stroke, radius: number): number[] {
  const to = path[path.length - 1];
  const from = path[path.length - 2] ?? to;
  return along(from, to, Math.max(4, radius / 2)).flatMap((at) => {
    const circle = Array.from({ length: CIRCLE_SIDES }, (_, i) => {
      const angle = (2 * Math.PI * i) / CIRCLE_SIDES;
      return sight.toDegrees({ x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle) });
    });
    const under = sight.unitAt(at);
    const inside = unitsInPolygon(atlas.longitude, atlas.latitude, circle);
    return under === null ? inside : [under, ...inside];
  });
}
