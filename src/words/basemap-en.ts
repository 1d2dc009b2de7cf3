import type { BasemapWords } from './basemap-fr';

/** The words of the map of the IGN under the units; part of `en`. */
export const basemapEn: BasemapWords = {
  title: 'IGN background',
  show: 'Show the IGN background',
  hide: 'Take the IGN background away',
  asked:
    'The Plan IGN in grey: roads, rivers, relief, villages. While it is shown, the page asks data.geopf.fr (IGN) for its images, which sees your internet address and the part of the map that you look at; neither your territories nor your files leave. The choice is kept in this browser.',
  on: 'Images asked of data.geopf.fr (IGN) as you look at the map. Not in saved pictures, nor in print.',
  loading: 'The IGN background is loading…',
  missing:
    'The IGN background does not answer, or not well: the map goes without it where it is missing. All else works.',
};
