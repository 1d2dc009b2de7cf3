import type { BasemapWords } from './basemap-fr';

/** The words of the map of the IGN under the units; part of `en`. */
export const basemapEn: BasemapWords = {
  title: 'IGN background',
  show: 'Show the IGN background',
  hide: 'Take the IGN background away',
  asked:
    'Roads, rivers, relief and villages of the Plan IGN, in grey. From this press on, and while the background is shown, the page asks data.geopf.fr (IGN) for its images: that server sees the address of your connection and the part of the map that you look at. Neither your territories nor your files leave. The choice is kept in this browser.',
  on: 'Images asked of data.geopf.fr (IGN) as you look at the map. Not in saved pictures, nor in print.',
  loading: 'The IGN background is loading…',
  missing:
    'The IGN background does not answer, or not well: the map goes without it where it is missing. All else works.',
};
