import type { Position } from './arcs';

/**
 * Units whose centre lies in the polygon `ring` (even-odd rule, closed or not), ascending. A centre that is `NaN` lies
 * nowhere.
 * @param longitude degrees, one a unit.
 * @param latitude degrees, one a unit.
 */
export function unitsInPolygon(longitude: Float32Array, latitude: Float32Array, ring: readonly Position[]): number[] {
  const [west, south, east, north] = ring.reduce(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  return unitsInBox(longitude, latitude, west, south, east, north).filter((unit) =>
    contains(ring, longitude[unit], latitude[unit]),
  );
}

/** Units whose centre lies in the box, its edges included, ascending. Degrees. */
export function unitsInBox(
  longitude: Float32Array,
  latitude: Float32Array,
  west: number,
  south: number,
  east: number,
  north: number,
): number[] {
  const units: number[] = [];
  for (let unit = 0; unit < longitude.length; unit++) {
    const x = longitude[unit];
    const y = latitude[unit];
    if (x >= west && x <= east && y >= south && y <= north) units.push(unit);
  }
  return units;
}

/** Whether a point is in a ring, closed or not. */
export function contains(ring: readonly Position[], px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[j];
    if (y1 > py !== y2 > py && px < ((x2 - x1) * (py - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
