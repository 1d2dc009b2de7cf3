import type { VintageWords } from './vintage-fr';

/** The English twin of `vintageFr`. */
export const vintageEn: VintageWords = {
  label: 'Population of',
  newest: (year) => `${year}, the newest`,
  missing: (wished, used) =>
    `The ${wished} population that this project asks for is not loaded here: that of ${used} stands in for it. Load it in Data, or choose another vintage.`,
  awaited: (wished, used) =>
    `The ${wished} population that this project asks for is on its way: that of ${used} stands in for it until then.`,
  coverage: (year, wished) =>
    `Coverage and proposals are counted with the municipal population ${year}, your territories with that of ${wished}.`,
  fromLink: (year) => `As in the link, your territories are counted with the municipal population ${year}.`,
};
