import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { FILES } from '../atlas/files';
import { CLASS_LAYERS } from './class-fill';
import { labelLayers } from './labels';
import { MARK } from './marks';
import { PALETTE } from './palette';

/** Source and layer of the tiles that hold the units; a feature's id is the index of the unit. */
export const UNITS = { source: 'tiles', sourceLayer: 'units' } as const;
/** The layer to ask which unit lies under a point. */
export const UNIT_LAYER = 'units';

/** Small GeoJSON sources, empty until something is to be shown. */
export const OVERLAYS = [
  'network',
  'network-selected',
  'sketches',
  'proposal',
  'highlight',
  'hover',
  'territory',
  'names',
] as const;
export type Overlay = (typeof OVERLAYS)[number];

const mark: ExpressionSpecification = ['coalesce', ['feature-state', 'mark'], 0];
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
const byZoom = (...stops: (number | ExpressionSpecification)[]) =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;

const ground: LayerSpecification[] = [
  { id: 'sea', type: 'background', paint: { 'background-color': PALETTE.sea } },
  {
    id: 'context-land',
    type: 'fill',
    source: 'context',
    paint: {
      'fill-color': ['match', ['get', 'kind'], 'france', PALETTE.unit, PALETTE.foreign],
      // Seen closely, its coast is not that of the communes.
      'fill-opacity': byZoom(7, 1, 8, ['match', ['get', 'kind'], 'france', 0, 1]),
    },
  },
  {
    // Nor are the inland borders: without France under them they would leave water between two countries.
    id: 'context-margin',
    type: 'line',
    source: 'context',
    minzoom: 7,
    filter: ['!=', ['get', 'kind'], 'france'],
    layout: round,
    paint: {
      'line-color': PALETTE.foreign,
      'line-width': ['interpolate', ['exponential', 2], ['zoom'], 7, 2.5, 14, 320],
    },
  },
  {
    id: 'context-line',
    type: 'line',
    source: 'context',
    filter: ['!=', ['get', 'kind'], 'france'],
    paint: { 'line-color': PALETTE.foreignLine, 'line-width': 1 },
  },
  {
    id: UNIT_LAYER,
    type: 'fill',
    source: UNITS.source,
    'source-layer': UNITS.sourceLayer,
    paint: { 'fill-color': PALETTE.unit, 'fill-antialias': false },
  },
];

const borders: LayerSpecification[] = [
  {
    id: 'units-line',
    type: 'line',
    source: UNITS.source,
    'source-layer': UNITS.sourceLayer,
    minzoom: 6.5,
    paint: {
      'line-color': ['match', mark, MARK.current, PALETTE.territoryUnitLine, PALETTE.unitLine],
      'line-width': byZoom(7, 0.4, 10, 1, 14, 1.5),
      'line-opacity': byZoom(6.5, 0, 8, 1),
    },
  },
  {
    id: 'departments',
    type: 'line',
    source: UNITS.source,
    'source-layer': 'departments',
    layout: round,
    paint: { 'line-color': PALETTE.department, 'line-width': byZoom(4, 0.4, 7, 0.9, 11, 1.8) },
  },
  {
    id: 'regions',
    type: 'line',
    source: UNITS.source,
    'source-layer': 'regions',
    layout: round,
    paint: { 'line-color': PALETTE.region, 'line-width': byZoom(4, 0.8, 7, 1.5, 11, 2.6) },
  },
];

/** Hidden at first: see `Scene`. */
export const TERRITORY_FILL = 'territory-fill';

const territoryFill: LayerSpecification = {
  id: TERRITORY_FILL,
  type: 'fill',
  source: UNITS.source,
  'source-layer': UNITS.sourceLayer,
  layout: { visibility: 'none' },
  paint: {
    'fill-antialias': false,
    'fill-color': ['match', mark, MARK.removing, PALETTE.inkSoft, PALETTE.territory],
    'fill-opacity': ['match', mark, MARK.sketch, 0.13, MARK.current, 0.28, MARK.adding, 0.45, MARK.removing, 0.4, 0],
  },
};

const overlayLine = (source: Overlay, color: string | ExpressionSpecification, width: number, dash?: number[]) =>
  ({
    id: `${source}-line`,
    type: 'line',
    source,
    layout: round,
    paint: { 'line-color': color, 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
  }) satisfies LayerSpecification;

const overlays: LayerSpecification[] = [
  overlayLine('network', ['get', 'color'], 1.2),
  overlayLine('network-selected', PALETTE.networkInk, 3),
  overlayLine('sketches', PALETTE.sketch, 2, [3, 2]),
  overlayLine('proposal', PALETTE.sketch, 1.5),
  overlayLine('hover', PALETTE.territory, 1.5),
  overlayLine('territory', PALETTE.territory, 2.5),
  overlayLine('highlight', PALETTE.ink, 2, [1.5, 2]),
];

/** The whole style. `dataUrl` is the absolute address of the built data folder, without a slash at its end. */
export function mapStyle(dataUrl: string): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  return {
    version: 8,
    sources: {
      context: { type: 'geojson', data: `${dataUrl}/${FILES.context}` },
      [UNITS.source]: { type: 'vector', url: `pmtiles://${dataUrl}/${FILES.tiles}` },
      ...Object.fromEntries(OVERLAYS.map((name) => [name, empty])),
    },
    layers: [...ground, ...CLASS_LAYERS, territoryFill, ...borders, ...overlays, ...labelLayers()],
  };
}
