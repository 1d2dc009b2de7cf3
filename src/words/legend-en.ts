import type { LegendWords } from './legend-fr';

/** The words of what the map draws beside its background; part of `en`. */
export const legendEn: LegendWords = {
  marks: 'Lines and marks',
  current: 'territory in hand',
  others: 'other territories of the scenario (colours of the list)',
  cpts: 'limit of a CPTS',
  epci: 'limit of an EPCI (from near)',
  canton: 'limits of cantons (from near, but in shared towns)',
  department: 'limit of a department',
  region: 'limit of a region',
  prefecture: 'PREFECTURE',
  subPrefecture: 'sub-prefecture',
  zones: 'Without CPTS: what can be done',
  points: 'Points of your files',
  count: (f, n) => f.count(n, 'point', 'points'),
  more: (f, n) => `and ${f.count(n, 'more', 'more')}.`,
  noPoints: 'No point here.',
  stages: 'With a CPTS: its stage',
};
