import type { MapWords } from './map-fr';

/** The words of the map and its backgrounds; part of `en`. */
export const mapEn: MapWords = {
  background: {
    label: 'Background',
    none: 'neutral',
    density: 'population density',
    stage: 'stage of the CPTS',
    densityUnit: 'inhabitants per km²',
    generalists: 'general practitioners by department',
    generalistsUnit: 'general practitioners per 10,000 inhabitants of the department',
    apl: 'access to general practitioners (APL)',
    aplUnit: 'consultations per year per inhabitant',
    under: (limit) => `under ${limit}`,
    between: (from, to) => `${from} to ${to}`,
    over: (limit) => `${limit} and over`,
    all: 'every commune with a figure',
    indicatorUnit: {
      sum: 'per 10,000 inhabitants',
      rate: 'value by commune',
      category: '',
    },
    yours: (title) => `${title} (your data)`,
    network: 'Existing CPTS',
    white: 'without CPTS (complete list)',
    unlisted: 'without a known CPTS (incomplete list)',
    listedIn: (f, n, of) =>
      n
        ? `The list is complete in ${f.count(n, 'department', 'departments')} of ${f.integer(of)}; elsewhere, other CPTS may exist.`
        : 'The list is complete nowhere: other CPTS may exist.',
    legend: 'Legend',
  },

  map: {
    section: 'Map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    toggleAttribution: 'Sources of the map',
    label:
      'Map of France by commune. Arrow keys to move, + and − to zoom, Enter to add or remove the commune at the centre, Home to come back to the territory.',
    webgl:
      'Your browser cannot show the map (WebGL is missing or turned off). The table of communes and the verdict work: search for your communes or paste them.',
    tiles: 'The map could not be loaded. The table and the verdict work; reload the page to try again.',
    approximateShort: 'Approximate outlines',
    approximate:
      'Approximate outlines: the boundaries of the communes are reconstructed, the populations remain exact.',
    attribution: (outlines) =>
      `${outlines && `${outlines} · `}Population: INSEE · Neighbouring countries: Natural Earth`,
    outlines: {
      exact: (publisher) => `Outlines: ${publisher}`,
      rebuilt: (publisher) =>
        `Approximate outlines: rebuilt by Périmètre from the bounding boxes of the communes (${publisher})`,
      fetched: (departments) => `exact outlines from geo.api.gouv.fr (IGN, Etalab): ${departments}`,
      brought: (files) => `outlines from your files: ${files}`,
    },
  },
};
