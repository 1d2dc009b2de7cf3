import type { VerdictWords } from './verdict-fr';
import { threshold } from '../language/thresholds';

/** The words of the verdict and its checks; part of `en`. */
export const verdictEn: VerdictWords = {
  verdict: {
    title: 'Verdict',
    toThreshold: (f, n, limit) => `${f.integer(n)} more to reach ${threshold(f, limit, 'more than')}`,
    beyondScale: (f, top) => `Beyond the scale, which stops at ${f.integer(top)}.`,
    scale: 'Inhabitants on a linear scale, and the size thresholds',
    sources: 'Sources',
    toWatch: (f, n) => f.count(n, 'point to look at', 'points to look at'),
    unanswered: (f, n) => f.count(n, 'point that cannot be checked', 'points that cannot be checked'),
    allGood: 'Nothing stands against it in the loaded data.',
    nothingFound: 'Nothing to fix in what could be checked',
    partOfPopulationUnknown: (f, n) =>
      `${f.count(n, 'commune whose population is unknown is', 'communes whose population is unknown are')} not in the total.`,
  },

  funding: {
    agreement: 'Agreement',
    typed: 'entered by you',
    typeLabel: (what) => `${what}: amount in your contract, in euros`,
    tags: {
      sure: 'confirmed by two sources or an official text',
      one: 'a single source',
      derived: 'calculated from confirmed amounts',
      unknown: 'no source found',
      typed: 'entered by you',
    },
    signature: 'Planned signature date',
    calendar: 'Five-year calendar',
    events: {
      signature: 'Contract signed',
      'contract-end': 'End of the contract',
      operating: 'Running costs',
      start: (mission: string) => `${mission}: must have started`,
      deployed: (mission: string) => `${mission}: must be fully in place`,
      payment: (what: string, year: number, part: string, share: string, amount: string) =>
        `${what}, year ${year}: ${part}, ${share} (${amount})`,
      parts: { full: 'in full', advance: 'advance', balance: 'balance' },
      undated: 'date unknown',
    },
    missions: {
      'acces-aux-soins': 'Access to care',
      'parcours-pluriprofessionnels': 'Multi-professional care pathways',
      prevention: 'Prevention',
      'crises-sanitaires': 'Response to health crises',
      'qualite-et-pertinence': 'Quality and relevance',
      'accompagnement-des-professionnels': 'Support for professionals',
    } as Record<string, string>,
  },

  professionals: {
    title: 'Professionals per 10,000 inhabitants',
    here: 'Here',
    department: 'Department',
    region: 'Region',
    france: 'France',
    count: 'Number',
    countEstimated: 'Number, estimated by population',
    table: 'See the figures',
  },
  facilityCounts: {
    title: 'Facilities and specialists',
    unknown: 'Unknown: Insee’s facilities file (BPE) counts them by commune.',
  },
};
