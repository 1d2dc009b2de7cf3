import type { CompareWords } from './compare-fr';

/** The words of the screen that holds two scenarios beside each other; part of `en`. */
export const compareEn: CompareWords = {
  title: 'Compare two scenarios',
  open: 'Compare the scenarios',
  first: 'On the left',
  second: 'On the right',
  alone: {
    what: 'Two divisions of the same ground, one beside the other: two maps that move together, the communes that change territory, the difference of each indicator.',
    one: (name, territories) =>
      `So far, one scenario alone has a territory: “${name}”, ${territories}. It takes a second.`,
    none: 'So far, no scenario has a territory.',
    branch: 'Make a variant',
    branchHint: 'A copy that you change on the map; the original stays as it is.',
    propose: 'Ask for a proposal',
    proposeHint: 'A department or a region divided by calculation, opened as one more scenario.',
    draw: 'Go and draw',
    drawHint: 'A first commune is enough; its variant is then compared here.',
  },
  same: 'Both scenarios cut these communes in the same way.',
  changed: (f, n, units) => `${units} ${f.plural(n, 'changes', 'change')} territory (stripes on the maps)`,
  stripes: 'commune that changes territory',
  share: (territory, people) => `${territory} (${people})`,
  inPart: (commune) => `${commune}, in part`,
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
