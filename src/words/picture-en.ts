import type { PictureWords } from './picture-fr';

/** The words of pictures of the map; part of `en`. */
export const pictureEn: PictureWords = {
  title: 'Picture of the map:',
  save: (format) => `Save the picture of the map (${format}), with title, legend, sources and scale`,
  nothing:
    'No commune is in sight, or its outlines are still loading: nothing was saved. Frame the map, then try again.',
};
