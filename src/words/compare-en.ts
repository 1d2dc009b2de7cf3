import type { CompareWords } from './compare-fr';

/** The words of the screen that holds two scenarios beside each other; part of `en`. */
export const compareEn: CompareWords = {
  title: 'Compare two scenarios',
  open: 'Compare the scenarios',
  first: 'On the left',
  second: 'On the right',
  alone: 'It takes two scenarios with a territory each. Branch the scenario in hand, or open a proposal.',
  back: 'Go and draw',
  same: 'Both scenarios cut these communes in the same way.',
  changed: (f, units) => `${f.count(units, 'commune changes', 'communes change')} territory (stripes on the maps)`,
  stripes: 'commune that changes territory',
  nobody: 'no territory',
  fresh: 'new territory',
  see: 'See on the maps',
  more: (f, n) => `Show ${f.integer(n)} more`,
  figures: 'Every indicator',
  onlyDifferent: 'Only what differs',
  indicator: 'Indicator',
  difference: 'Difference',
  equal: 'equal',
  unknown: 'not comparable',
  map: (name, territories) => `Map of ${name}, ${territories}; both maps move together`,
};
