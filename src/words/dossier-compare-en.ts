import type { DossierCompareWords } from './dossier-compare-fr';

/** The words of the comparison; part of `dossierEn`. */
export const dossierCompareEn: DossierCompareWords = {
  comparison: {
    title: 'Territories side by side',
    choose: 'Territories to compare (two to four)',
    epcis: 'EPCI touched',
    cut: 'of which cut in part',
    pieces: 'Pieces',
    overlaps: 'Overlaps',
    growth: (from, to) => `Growth a year, ${from} to ${to}`,
    count: (profession) => `${profession}, number`,
    density: (profession) => `${profession}, per 10,000 inh.`,
    distance: (profession) => `${profession}, mean distance`,
    note: (first) => `Differences are from ${first}. ≠ marks another text.`,
    alone: 'Draw a second territory to compare.',
    other: '≠',
  },
};
