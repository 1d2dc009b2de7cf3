import type { BasemapWords } from './basemap-fr';

/** The words of the map of the IGN under the units; part of `en`. */
export const basemapEn: BasemapWords = {
  title: 'IGN background',
  show: 'Show the IGN background',
  hide: 'Take the IGN background away',
  asked:
    'Roads, rivers, relief and villages, in grey. data.geopf.fr (IGN) will see your internet address and the part of the map that you look at, not your territories or files.',
  on: 'Images asked of data.geopf.fr (IGN) as you look at the map; the choice is kept in this browser. Not in saved pictures, nor in print.',
  loading: 'The IGN background is loading…',
  missing:
    'The IGN background does not answer, or not well: the map goes without it where it is missing. All else works.',
};
