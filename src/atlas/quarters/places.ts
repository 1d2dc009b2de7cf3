import { NONE, type Atlas, type PointSet } from '../atlas';
import { GRID, type Ring } from '../topology/mesh';
import { contains, doubleArea } from '../topology/rings';
import type { ToCut } from './ground';

/** The rings of each quarter as they are drawn. */
export type Outlines = ReadonlyMap<number, Ring[]>;

/** Centres and surfaces of all the units; those of the quarters of a commune add up to its own. */
export function measure(
  { longitude, latitude, area }: Atlas,
  cuts: readonly ToCut[],
  outlines: Outlines,
  count: number,
): Pick<Atlas, 'longitude' | 'latitude' | 'area'> {
  const [x, y, surface] = [longitude, latitude, area].map((values) => {
    const all = new Float32Array(count);
    all.set(values);
    return all;
  });
  for (const { commune } of cuts) {
    const own = Array.from(commune.units, (unit) => outlines.get(unit)!);
    const drawn = own.map((rings) => rings.reduce((sum, ring) => sum + doubleArea(ring), 0));
    const total = drawn.reduce((sum, one) => sum + one, 0);
    commune.units.forEach((unit, i) => {
      [x[unit], y[unit]] = centreOf(own[i]);
      surface[unit] = (area[commune.units[0]] * drawn[i]) / total;
    });
  }
  return { longitude: x, latitude: y, area: surface };
}

/** Centroid of the largest ring, in degrees. */
function centreOf(rings: readonly Ring[]): [number, number] {
  if (!rings.length) return [NaN, NaN];
  const ring = rings.reduce((best, one) => (doubleArea(one) > doubleArea(best) ? one : best));
  const [x0, y0] = ring;
  let [x, y] = [0, 0];
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] - x0, ring[i + 1] - y0, ring[i + 2] - x0, ring[i + 3] - y0];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const sixfold = 3 * doubleArea(ring);
  return [(x0 + x / sixfold) / GRID, (y0 + y / sixfold) / GRID];
}

/** The points of cut communes, each in its quarter; outside all by a hair, in the first. */
export function placePoints({ points }: Atlas, cuts: readonly ToCut[], outlines: Outlines): readonly PointSet[] {
  const quartersOf = new Map(cuts.map(({ commune: { units } }) => [units[0], units]));
  return points.map((set) => ({
    ...set,
    units: set.units.map((unit, i) => {
      const quarters = unit === NONE ? undefined : quartersOf.get(unit);
      if (!quarters) return unit;
      const [x, y] = [set.longitude[i] * GRID, set.latitude[i] * GRID];
      return quarters.find((quarter) => contains(outlines.get(quarter)!, x, y)) ?? unit;
    }),
  }));
}
