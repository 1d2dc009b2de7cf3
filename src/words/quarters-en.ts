import type { QuartersWords } from './quarters-fr';

/** The words of communes that are cut into quarters; part of `en`. */
export const quartersEn: QuartersWords = {
  cut: 'Cut into quarters',
  ask: 'Cut into quarters (IRIS of the IGN)',
  asked: 'Its quarters (IRIS) will be asked of data.geopf.fr (IGN) at this press and not before.',
  asking: 'Quarters asked of the IGN…',
  join: 'Cut no more',
  whole: (name) => `All of ${name}`,
  done: (f, name, n) =>
    `${name} is cut into ${f.count(n, 'quarter', 'quarters')}: take them one by one, or the whole commune by the “commune” grain.`,
  noCensus:
    'The inhabitants of each quarter are not known: drop the census by IRIS of Insee (base-ic-evol-struct-pop). The whole commune keeps its exact population.',
  census: (year) =>
    `Inhabitants of each quarter estimated: the population of the commune, shared after the ${year} census.`,
  drop: 'Nothing was changed. You can download this file yourself, then drop it on the page:',
  failed: {
    unreachable: () => 'data.geopf.fr does not answer: check the connection.',
    refused: (detail) => `data.geopf.fr refuses the request (${detail}).`,
    none: () => 'This commune has a single IRIS: it cannot be cut.',
    unreadable: () => 'The answer of data.geopf.fr cannot be read.',
  },
  recount: 'The tables are by commune: this territory, which holds some quarters, cannot be counted again there.',
  uncut: (f, n, communes) =>
    `${f.count(n, 'quarter kept but not counted', 'quarters kept but not counted')} (${communes}): their outlines are not loaded here. Drop the file of the IRIS to have them back.`,
};
