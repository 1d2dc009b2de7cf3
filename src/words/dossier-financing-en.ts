import type { DossierFinancingWords } from './dossier-financing-fr';

/** The words of the financing of the dossier; part of `dossierEn`. */
export const dossierFinancingEn: DossierFinancingWords = {
  missions: {
    title: 'Fixed part of the missions, a year',
    mission: 'Mission',
    kind: 'Kind',
    kinds: { socle: 'core', optional: 'optional' },
    fixed: 'Fixed part',
    note: 'No source publishes these amounts: type them in from your contract.',
    typeLabel: (mission) => `${mission}: fixed part a year, in euros`,
  },
  calendar: {
    day: 'Date',
    event: 'Event',
    amount: 'Amount',
    parts: { full: 'in full', advance: 'advance', balance: 'balance' },
    payment: (what, year, part, share) => `${what}, year ${year}: ${part}, ${share}`,
    note: 'The variable part follows the indicators of the contract: it has no date here. An amount that no source gives is said “unknown”.',
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
