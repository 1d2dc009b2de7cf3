import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fromAfarToo } from './afar';
import type { Colours } from './palette';

/** Without a glyphs address MapLibre draws with the page's own fonts; the quotes are CSS's, for the digit in the name. */
const FONT = ["'Source Sans 3 Variable'"];

export const CPTS_NAME_LAYER = 'cpts-names';

/** What the State has in a town, as the tiles say it. */
const [SUB_PREFECTURE, PREFECTURE] = [1, 2];
const seat: ExpressionSpecification = ['coalesce', ['get', 'seat'], 0];
const isPrefecture: ExpressionSpecification = ['==', seat, PREFECTURE];

/** Towns by their rank (0 the largest): size follows rank and zoom. */
const townSize: DataDrivenPropertyValueSpecification<number> = [
  'interpolate',
  ['linear'],
  ['zoom'],
  4,
  ['step', ['get', 'rank'], 13, 10, 11],
  8,
  ['step', ['get', 'rank'], 18, 10, 15, 100, 13, 600, 11.5],
  12,
  ['step', ['get', 'rank'], 24, 10, 20, 100, 17, 600, 15, 4000, 13],
];

/** The tiles name a town wherever there is room: from afar, only those that a stranger may know. */
const knownFromAfar: ExpressionSpecification = [
  'any',
  ['<', ['get', 'rank'], ['step', ['zoom'], 250, 5, 400, 6, 1000, 7, 3500, 8, 1e6]],
  ['>=', seat, ['step', ['zoom'], 9, 6, PREFECTURE, 7, SUB_PREFECTURE]],
];

/** Labels, the least important first: those above take their place before those below. */
export function labelLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'seats',
      type: 'circle',
      source: 'tiles',
      'source-layer': 'places',
      minzoom: 6,
      filter: ['all', knownFromAfar, ['>=', seat, SUB_PREFECTURE]],
      paint: {
        'circle-radius': ['case', isPrefecture, 3.6, 2.8],
        'circle-color': ['case', isPrefecture, colours.ink, colours.unit],
        'circle-stroke-color': ['case', isPrefecture, colours.unit, colours.ink],
        'circle-stroke-width': 1.4,
      },
    },
    ...fromAfarToo('town', {
      id: 'places',
      type: 'symbol',
      source: 'tiles',
      'source-layer': 'places',
      filter: knownFromAfar,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': townSize,
        'text-transform': ['case', isPrefecture, 'uppercase', 'none'],
        'text-letter-spacing': ['case', isPrefecture, 0.04, 0],
        'text-anchor': ['step', ['zoom'], 'center', 6, ['case', ['>=', seat, SUB_PREFECTURE], 'bottom', 'center']],
        'text-offset': [
          'step',
          ['zoom'],
          ['literal', [0, 0]],
          6,
          ['case', ['>=', seat, SUB_PREFECTURE], ['literal', [0, -0.45]], ['literal', [0, 0]]],
        ],
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': ['/', ['get', 'rank'], ['+', 1, ['*', 4, seat]]],
      },
      paint: {
        'text-color': ['case', ['>=', seat, SUB_PREFECTURE], colours.ink, colours.inkSoft],
        'text-halo-color': colours.unit,
        'text-halo-width': 1.6,
      },
    }),
    {
      id: CPTS_NAME_LAYER,
      type: 'symbol',
      source: 'names',
      filter: ['has', 'cpts'],
      minzoom: 7,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 13,
        'text-max-width': 9,
        'text-padding': 4,
        'symbol-sort-key': ['-', ['get', 'units']],
      },
      paint: { 'text-color': colours.networkInk, 'text-halo-color': colours.unit, 'text-halo-width': 2 },
    },
    {
      id: 'sketch-names',
      type: 'symbol',
      source: 'names',
      filter: ['!', ['any', ['has', 'cpts'], ['has', 'proposed']]],
      minzoom: 6,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 13, 'text-max-width': 9 },
      paint: { 'text-color': ['get', 'color'], 'text-halo-color': colours.unit, 'text-halo-width': 2 },
    },
    {
      id: 'proposal-names',
      type: 'symbol',
      source: 'names',
      filter: ['has', 'proposed'],
      layout: {
        'text-field': ['step', ['zoom'], ['get', 'number'], 6.8, ['get', 'name']],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 12, 9, 15],
        'text-max-width': 9,
        'symbol-sort-key': ['get', 'proposed'],
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.unit, 'text-halo-width': 2.4 },
    },
  ];
}
