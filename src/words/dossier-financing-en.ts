import type { DossierFinancingWords } from './dossier-financing-fr';

/** The words of the financing of the dossier; part of `dossierEn`. */
export const dossierFinancingEn: DossierFinancingWords = {
  missions: {
    title: 'Fixed part of the missions, a year',
    mission: 'Mission',
    kind: 'Kind',
    kinds: { socle: 'core', optional: 'optional' },
    fixed: 'Fixed part',
    note: 'No source found gives these amounts: type them in from your contract.',
    typeLabel: (mission) => `${mission}: fixed part a year, in euros`,
  },
  calendar: {
    day: 'Date',
    event: 'Event',
    amount: 'Amount',
    payment: (what, year, part, share) => `${what}, year ${year}: ${part}, ${share}`,
    note: 'The variable part follows the indicators of the contract, and optional missions start when the CPTS wishes: they have no date here. The yearly balance of the running costs (25%) is due, on a day that the text found does not give. An amount for which no source was found is said “unknown”.',
    noSignature: 'Choose a date of signature: the calendar follows from it.',
    timeline: 'Five years of contract: payments, start and deployment of the missions',
    contract: 'Contract',
    key: {
      payment: 'payment',
      unpriced: 'payment without amount',
      start: 'latest start',
      deployed: 'latest deployment',
    },
  },
  years: {
    title: 'Payments by year of the contract',
    year: 'Year',
    nth: (n) => `Year ${n}`,
    known: 'Sum of the known amounts',
    unpriced: 'Payments without an amount',
    ceiling: 'Yearly ceiling',
    note: 'The sum holds the payments whose amount is known or typed in only: it is a minimum.',
  },
};
