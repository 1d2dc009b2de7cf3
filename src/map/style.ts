import type { ExpressionSpecification, LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { FILES } from '../atlas/file-names';
import { FIRST_NEAR_ZOOM } from '../atlas/tiles';
import { HUE_COUNT } from '../domain/hues';
import { CONTEXT, fromAfarToo } from './afar';
import { CHANGED_LAYERS, CLASS_LAYERS } from './class-fill';
import { labelLayers } from './labels';
import { MARK, sketchMark } from './marks';
import type { Colours } from './palette';
import { TERRITORY_STRENGTH } from './strength';
import { wishedColours } from './theme';
import { POINT_LAYER, pointLayer } from './points';

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

const groundOf = (colours: Colours): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
  {
    id: 'context-land',
    type: 'fill',
    source: CONTEXT,
    filter: ['match', ['get', 'kind'], ['france', 'foreign'], true, false],
    paint: {
      'fill-color': ['match', ['get', 'kind'], 'france', colours.unit, colours.foreign],
      // Seen closely, its coast is not that of the communes.
      'fill-opacity': byZoom(7, 1, 8, ['match', ['get', 'kind'], 'france', 0, 1]),
    },
  },
  {
    // Nor are the inland borders: without France under them they would leave water between two countries.
    id: 'context-margin',
    type: 'line',
    source: CONTEXT,
    minzoom: 7,
    filter: ['==', ['get', 'kind'], 'foreign'],
    layout: round,
    paint: {
      'line-color': colours.foreign,
      'line-width': ['interpolate', ['exponential', 2], ['zoom'], 7, 2.5, 14, 320],
    },
  },
  {
    id: 'context-line',
    type: 'line',
    source: CONTEXT,
    filter: ['==', ['get', 'kind'], 'foreign'],
    paint: { 'line-color': colours.foreignLine, 'line-width': 1 },
  },
  {
    id: UNIT_LAYER,
    type: 'fill',
    source: UNITS.source,
    'source-layer': UNITS.sourceLayer,
    // From afar the ground of France is there already: see `showUnitsFromAfar`.
    minzoom: FIRST_NEAR_ZOOM,
    paint: { 'fill-color': colours.unit, 'fill-antialias': false },
  },
];

/** Under this one and the limits above it. */
export const FIRST_LIMIT = 'epcis';

/** Drawn on demand, and only where the tiles hold it. */
export const CANTONS = 'cantons';
export const cantonsLayer = ({ canton }: Colours): LayerSpecification => ({
  id: CANTONS,
  type: 'line',
  source: UNITS.source,
  'source-layer': 'cantons',
  minzoom: 10,
  layout: round,
  paint: { 'line-color': canton, 'line-width': byZoom(10, 1.2, 12, 2), 'line-dasharray': [3, 2] },
});

const bordersOf = (colours: Colours): LayerSpecification[] => [
  {
    id: 'units-line',
    type: 'line',
    source: UNITS.source,
    'source-layer': UNITS.sourceLayer,
    minzoom: 6.5,
    paint: {
      'line-color': ['match', mark, MARK.current, colours.territoryUnitLine, colours.unitLine],
      'line-width': byZoom(7, 0.3, 10, 0.9, 14, 1.5),
      'line-opacity': byZoom(6.5, 0, 9, 1),
    },
  },
  {
    id: FIRST_LIMIT,
    type: 'line',
    source: UNITS.source,
    'source-layer': 'epcis',
    minzoom: 8,
    layout: round,
    paint: { 'line-color': colours.epci, 'line-width': byZoom(8, 0.6, 9, 1.2, 12, 2.2) },
  },
  ...fromAfarToo('department', {
    id: 'departments',
    type: 'line',
    source: UNITS.source,
    'source-layer': 'departments',
    layout: round,
    paint: { 'line-color': colours.department, 'line-width': byZoom(4, 0.5, 7, 1.2, 11, 2.4) },
  }),
  ...fromAfarToo('region', {
    id: 'regions',
    type: 'line',
    source: UNITS.source,
    'source-layer': 'regions',
    layout: round,
    paint: { 'line-color': colours.region, 'line-width': byZoom(4, 0.9, 7, 1.8, 11, 3.2) },
  }),
];

/** Opacity of the territories; nothing of them under `null`, where the colours below are to be read by their legend. */
export function fillOpacity(strength: typeof TERRITORY_STRENGTH | null): ExpressionSpecification {
  const { sketch, current } = strength ?? { sketch: 0, current: 0 };
  const hues = Array.from({ length: HUE_COUNT }, (_, hue) => sketchMark(hue));
  return ['match', mark, hues, sketch, MARK.current, current, MARK.adding, 0.45, MARK.removing, 0.4, 0];
}

/** Hidden at first: see `Scene`. */
export const TERRITORY_FILL = 'territory-fill';

const territoryFillOf = (colours: Colours): LayerSpecification => ({
  id: TERRITORY_FILL,
  type: 'fill',
  source: UNITS.source,
  'source-layer': UNITS.sourceLayer,
  layout: { visibility: 'none' },
  paint: {
    'fill-antialias': false,
    'fill-color': [
      'match',
      mark,
      MARK.removing,
      colours.inkSoft,
      ...colours.hues.flatMap((color, hue): [number, string] => [sketchMark(hue), color]),
      colours.territory,
    ],
    'fill-opacity': fillOpacity(TERRITORY_STRENGTH),
  },
});

const overlayLine = (
  source: Overlay,
  color: string | ExpressionSpecification,
  width: number | ExpressionSpecification,
  dash?: number[],
) =>
  ({
    id: `${source}-line`,
    type: 'line',
    source,
    layout: round,
    paint: { 'line-color': color, 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
  }) satisfies LayerSpecification;

const overlaysOf = (colours: Colours): LayerSpecification[] => [
  // Dark on light, so that it is seen over any fill.
  { ...overlayLine('network', colours.unit, byZoom(5, 0.8, 7, 2.6, 9, 4, 12, 5)), id: 'network-casing' },
  overlayLine('network', colours.networkInk, byZoom(5, 0.3, 7, 1.1, 9, 1.6, 12, 2.2)),
  overlayLine('network-selected', colours.networkInk, 4),
  overlayLine('sketches', ['get', 'color'], 2.2, [3, 1.6]),
  { ...overlayLine('proposal', colours.unit, byZoom(5, 2, 9, 4)), id: 'proposal-casing' },
  overlayLine('proposal', ['get', 'color'], byZoom(5, 1, 9, 2.2)),
  overlayLine('hover', colours.territory, 1.5),
  { ...overlayLine('territory', colours.unit, 5), id: 'territory-casing' },
  overlayLine('territory', colours.territory, 2.8),
  overlayLine('highlight', colours.ink, 2, [1.5, 2]),
];

/** Address of the tiles of a built data folder, whose address is relative to the page or absolute. */
export const tilesOf = (dataUrl: string) => `${absolute(dataUrl)}/${FILES.tiles}`;

const absolute = (dataUrl: string) => new URL(dataUrl, document.baseURI).href.replace(/\/$/, '');

/** Lets the units be drawn, or pointed at, from afar too: no picture waits for them. */
export const showUnitsFromAfar = (map: MapLibre) => void map.setLayerZoomRange(UNIT_LAYER, 0, 24);

/**
 * The whole style, in the colours that the system wishes.
 * @param dataUrl address of the built data folder, relative to the page or absolute.
 * @param context what surrounds the communes, where it is at hand.
 */
export function mapStyle(dataUrl: string, context: GeoJSON.GeoJSON | null): StyleSpecification {
  const colours = wishedColours();
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  return {
    version: 8,
    sources: {
      [CONTEXT]: { type: 'geojson', data: context ?? `${absolute(dataUrl)}/${FILES.context}` },
      [UNITS.source]: { type: 'vector', url: `pmtiles://${tilesOf(dataUrl)}` },
      ...Object.fromEntries([...OVERLAYS, POINT_LAYER].map((name) => [name, empty])),
    },
    layers: [
      ...groundOf(colours),
      ...CLASS_LAYERS,
      territoryFillOf(colours),
      ...CHANGED_LAYERS,
      ...bordersOf(colours),
      ...overlaysOf(colours),
      pointLayer(colours),
      ...labelLayers(colours),
    ],
  };
}
