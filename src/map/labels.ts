import type { DataDrivenPropertyValueSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { PALETTE } from './palette';

/** Without a glyphs address MapLibre draws with the page's own fonts; the quotes are CSS's, for the digit in the name. */
const FONT = ["'Source Sans 3 Variable'"];

export const CPTS_NAME_LAYER = 'cpts-names';

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
const knownFromAfar: FilterSpecification = [
  '<',
  ['get', 'rank'],
  ['step', ['zoom'], 250, 5, 400, 6, 1000, 7, 3500, 8, 1e6],
];

/** Labels, the least important first: those above take their place before those below. */
export function labelLayers(): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'symbol',
      source: 'tiles',
      'source-layer': 'places',
      filter: knownFromAfar,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': townSize,
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': PALETTE.inkSoft, 'text-halo-color': PALETTE.unit, 'text-halo-width': 1.4 },
    },
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
      paint: { 'text-color': PALETTE.networkInk, 'text-halo-color': PALETTE.unit, 'text-halo-width': 2 },
    },
    {
      id: 'sketch-names',
      type: 'symbol',
      source: 'names',
      filter: ['!', ['has', 'cpts']],
      minzoom: 6,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 13, 'text-max-width': 9 },
      paint: { 'text-color': PALETTE.territory, 'text-halo-color': PALETTE.unit, 'text-halo-width': 2 },
    },
  ];
}
