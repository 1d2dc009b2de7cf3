import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Position } from '../kernel/arcs';
import { contains } from '../kernel/lasso';

/** The unit of a tile that holds a place, counted from 0 to 1 across it from its north-western corner; `null` for none. */
export function unitIn(tile: Uint8Array, x: number, y: number): number | null {
  const { units } = new VectorTile(new PbfReader(tile)).layers;
  for (let i = 0; i < (units?.length ?? 0); i++) {
    const feature = units.feature(i);
    const rings = feature.loadGeometry().map((ring) => ring.map((point): Position => [point.x, point.y]));
    const around = rings.filter((ring) => contains(ring, x * feature.extent, y * feature.extent));
    if (around.length % 2) return feature.id!;
  }
  return null;
}
