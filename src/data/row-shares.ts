import type { IndexedArcs } from '../kernel/arcs';
import { flatShares, type Share } from '../kernel/shares';
import type { Watch } from './engine';
import { flatPolygonsAt, type Surfaces } from './surfaces';

/** Surfaces, and the outlines of the units that they may cover. */
export interface RowSharesRequest {
  arcs: IndexedArcs;
  surfaces: Surfaces;
}

/** For each row the units that its surface covers; `null` for one without surface, or with a broken border. */
export type RowShares = (Share[] | null)[];

/** What each row covers. A hundred CPTS take seconds. */
export function rowShares(
  { arcs, surfaces }: RowSharesRequest,
  { onProgress }: Pick<Watch, 'onProgress'> = {},
): RowShares {
  const count = surfaces.rows.length - 1;
  return Array.from({ length: count }, (_, row) => {
    onProgress?.(row / count);
    const polygons = flatPolygonsAt(surfaces, row);
    if (!polygons.length) return null;
    try {
      return flatShares(arcs, polygons);
    } catch {
      return null;
    }
  });
}
