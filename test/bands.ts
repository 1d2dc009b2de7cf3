import { intersect } from '@turf/intersect';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { IndexedArcs } from '../src/kernel/arcs';
import { outline } from '../src/kernel/outline';
import { UnitSet } from '../src/kernel/unit-set';

export type Band = Feature<Polygon | MultiPolygon>;

/** A unit as its outline draws it. */
export const shapeOf = (arcs: IndexedArcs, unit: number): Feature<MultiPolygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'MultiPolygon', coordinates: outline(arcs, new UnitSet([unit])) },
});

/** West and east of a unit. */
export function reachOf(arcs: IndexedArcs, unit: number): [number, number] {
  const all = shapeOf(arcs, unit)
    .geometry.coordinates.flat(2)
    .map(([x]) => x);
  return [Math.min(...all), Math.max(...all)];
}

/** What stands for quarters: a unit cut along meridians, ascending; `null` where it has nothing between two. */
export function bandsOf(arcs: IndexedArcs, unit: number, meridians: readonly number[]): (Band | null)[] {
  const whole = shapeOf(arcs, unit);
  return meridians.slice(1).map((east, i) => {
    const west = meridians[i];
    const ring = [
      [west, 40],
      [east, 40],
      [east, 52],
      [west, 52],
      [west, 40],
    ];
    const between: Feature<Polygon> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    return intersect({ type: 'FeatureCollection', features: [whole, between] });
  });
}
