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
    uncounted: (names) =>
      `Not compared, since the data loaded does not count them (estimated from the department, or unknown): ${names}.`,
    alone: 'Draw a second territory to compare.',
    other: '≠',
    points: (n) => `${n} pp`,
  },
  scenarios: {
    title: 'Scenarios side by side',
    choose: 'Scenarios to compare (two to four)',
    alone: 'Make a second scenario, by copying the first or from a proposal, to compare.',
    inHand: 'in hand',
    territories: 'Territories',
    smallest: 'Least populated territory, inhabitants',
    largest: 'Most populated territory, inhabitants',
    atMinimum: 'Territories that reach their minimum',
    shareAtMinimum: 'Share that reaches it',
    ofSize: (size) => `Territories of ${size.toLowerCase()}`,
    ceilings: 'Yearly ceilings, sum of the known ones',
    withoutCeiling: 'Territories without a known ceiling',
    operating: 'Yearly running costs, sum of the known ones',
    withoutOperating: 'Territories without known running costs',
    broken: 'Territories in several pieces',
    shared: 'Communes in several territories',
    sharedPeople: 'Inhabitants in several territories',
    overlapped: 'Existing CPTS overlapped',
    overlappedUnits: 'Communes shared with them',
    overlappedPeople: 'Inhabitants shared with them',
    departments: 'Departments touched',
    crossing: 'Territories across departments',
    cut: 'of which no territory takes the whole',
    left: 'Communes left without a CPTS',
    leftPeople: 'Inhabitants left without a CPTS',
    leftShare: 'Share of the inhabitants left without a CPTS',
    zones: 'White zones',
    smallZones: 'of which below the minimum',
    unlisted: (f, n) =>
      n === 1
        ? '1 department whose CPTS are not all known is left out.'
        : `${f.integer(n)} departments whose CPTS are not all known are left out.`,
    note: (departments) =>
      `Communes, inhabitants and zones without a CPTS: once the territories are adopted, in the departments that one at least of the scenarios touches (${departments}).`,
    count: (f, n) => f.count(n, 'territory', 'territories'),
    mapLabel: (name, territories) => `${name}, ${territories}, among departments`,
    beyond: 'The overseas part of the scenario is not on the map.',
  },
};
