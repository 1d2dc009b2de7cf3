import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { FIRST_NEAR_ZOOM } from '../atlas/tiles';

/** Source of the countries, and of the limits and towns of France seen whole. */
export const CONTEXT = 'context';

/** A layer of the tiles, and the same from further away than they hold it, made of what is of this kind in the context. */
export function fromAfarToo<Layer extends LayerSpecification & { filter?: unknown }>(
  kind: 'department' | 'region' | 'town',
  layer: Layer,
): LayerSpecification[] {
  const { 'source-layer': _, filter, ...alike } = layer as Layer & { 'source-layer'?: string };
  const own: ExpressionSpecification = ['==', ['get', 'kind'], kind];
  const afar = {
    ...alike,
    id: `${layer.id}-afar`,
    source: CONTEXT,
    maxzoom: FIRST_NEAR_ZOOM,
    filter: filter ? ['all', own, filter] : own,
  };
  return [afar as LayerSpecification, { ...layer, minzoom: FIRST_NEAR_ZOOM }];
}
