import type { PerimetersWords } from './perimeters-fr';

/** The words of the national perimeters of CPTS; part of `en`. */
export const perimetersEn: PerimetersWords = {
  load: 'Load the CPTS of France',
  asked:
    'National perimeters, asked of santegraphie.fr (DGOS) at this press only. Their licence and date were not verified by us.',
  loading: 'Perimeters of the CPTS, loading…',
  byHand: 'Nothing was changed. You can download the file yourself from this address, then drop it on the page:',
  failed: {
    unreachable: () => 'santegraphie.fr does not answer, or does not let a browser read its answer from this page.',
    refused: (detail) => `santegraphie.fr refuses the request (${detail}).`,
    page: () => 'santegraphie.fr answered with a web page, not with perimeters.',
    unreadable: () => 'The answer of santegraphie.fr cannot be read.',
    incomplete: (detail) => `The answer of santegraphie.fr is incomplete (${detail} perimeters).`,
  },
};
