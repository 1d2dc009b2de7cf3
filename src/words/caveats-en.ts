import { COG_YEAR } from '../atlas/cog';
import type { CaveatWords } from './caveats-fr';

/** What a reader must know of each layer; part of `en`. */
export const caveatsEn: CaveatWords = {
  'background-only': () => 'A background only: no figure depends on it.',
  'census-years': () =>
    'Mayotte: census of 2017. Wallis and Futuna: 2023, French Polynesia: 2022, New Caledonia: 2025.',
  'inhabitants-unknown': () => 'French Southern Lands and Clipperton: population unknown.',
  'totale-unknown': () => 'Population totale unknown in Mayotte and in the overseas collectivities.',
  'totale-older': () => 'Population totale: of 2022 (DGCL), unknown for the arrondissements and outside any EPCI.',
  'history-separated': () =>
    'Communes re-created since, and those that they came out of: population unknown for these years.',
  'history-merged': () =>
    'Communes merged on 1 January 2019: population of 2016 drawn from the total of their EPCI, unknown where it has several of them.',
  'not-yearly': () => 'Mayotte, Wallis and Futuna, French Polynesia and New Caledonia: no yearly population.',
  'split-heirs': () => 'A former code that was split has several communes of today as its heirs.',
  spread: () => 'The actual commune of each professional is unknown: only the totals by department are exact.',
  'facilities-uncounted': () =>
    'Health houses, health centres, laboratories and other facilities: unknown, for want of counts by commune.',
  'speech-therapists': (_, __, year) => `Speech therapists: absent from the BPE ${year}, number unknown.`,
  'overseas-uncounted': () => 'Overseas collectivities: outside the BPE, number unknown.',
  'totals-unverified': (_, __, year) => `National totals of the BPE ${year}: unknown to us, thus not checked.`,
  separated: (f, n, names) => `${f.count(n, 'commune', 'communes')} re-created since, value unknown: ${names}.`,
  'separated-from': (_, __, names) => `The communes re-created since are still counted with ${names}.`,
  averaged: (f, n) =>
    `Communes merged since (${f.integer(n)}): mean of the former communes weighted by their standardised population, thus estimated.`,
  'departments-absent': (_, __, codes) => `Departments absent from the file, indicator unknown: ${codes}.`,
  'cpts-perimeters-unread': () =>
    'The national perimeters that were downloaded could not be read as CPTS: they were left out. Drop the file on the page to say which column is which.',
  'cpts-partial': () => 'France is not covered whole: a commune without a CPTS here may have one.',
  'cpts-dated': () => 'Communes as of the date of each source; stage unknown where the source does not say it.',
  'outlines-approximate': () =>
    'Boundaries, areas and neighbours are approximate: about 94% of the neighbours and 80% of the areas are right.',
  'outlines-overseas': () => 'The 94 communes of the overseas collectivities have no outline.',
  'outlines-generalised': () => 'Outlines generalised to about a hundred metres.',
  'outlines-merged': () => `Outlines merged after the COG of ${COG_YEAR}.`,
  'outlines-cities': () =>
    'In Paris, Lyon and Marseille, the outer edge of the arrondissements follows that of the city.',
  'outlines-absent': (f, n) =>
    `${f.count(n, 'commune has', 'communes have')} no outline: overseas collectivities, or absent from the file.`,
};
