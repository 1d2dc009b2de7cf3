import type { VerdictWords } from './verdict-fr';
import { countEn as count, countedEn as counted, thresholdEn } from './count';

/** The words of the verdict and its checks; part of `en`. */
export const verdictEn: VerdictWords = {
  verdict: {
    title: 'Verdict',
    toThreshold: (f, n, limit) => `${f.integer(n)} more to reach ${thresholdEn(f, limit)}`,
    beyondScale: (f, top) => `Beyond the scale, which stops at ${f.integer(top)}.`,
    scale: 'Inhabitants on a linear scale, and the size thresholds',
    sources: 'Sources',
    toWatch: (f, n) => count(f, n, 'point to look at', 'points to look at'),
    unanswered: (f, n) => count(f, n, 'point that cannot be checked', 'points that cannot be checked'),
    allGood: 'Nothing stands against it in the loaded data.',
    nothingFound: 'Nothing to fix in what could be checked',
    partOfPopulationUnknown: (f, n) =>
      `${count(f, n, 'commune whose population is unknown is', 'communes whose population is unknown are')} not in the total.`,
    offerEpci: (name, f, n) => `Add the EPCI ${name} (+ ${count(f, n, 'inhabitant', 'inhabitants')})`,
  },

  minimum: {
    published: (region) => `published rule, ${region}`,
    byDefault: 'default benchmark: no regional minimum found',
    typed: 'entered by you',
    type: 'Enter another minimum, such as that of your ARS',
    pass: (f, limit, rule) => `Above ${f.integer(limit)} inhabitants (${rule}).`,
    below: (f, missing, limit, rule) =>
      `${count(f, missing, 'inhabitant', 'inhabitants')} short of ${f.integer(limit)} (${rule}).`,
    empty: (f, limit, rule) => `To reach: ${f.integer(limit)} inhabitants (${rule}).`,
  },

  size: {
    between: (f, previous, next, n) =>
      `${count(f, next, 'more inhabitant gives', 'more inhabitants give')} size ${n + 1}; ${f.integer(previous)} fewer, size ${n - 1}.`,
    first: (f, next) => `${count(f, next, 'more inhabitant gives', 'more inhabitants give')} size 2.`,
    last: (f, previous) =>
      `This is the largest size; ${count(f, previous, 'inhabitant fewer gives', 'inhabitants fewer give')} size 3.`,
    ambiguous: 'Exactly 80,000 inhabitants: the texts contradict each other, size 2 or 3 depending on your setting.',
    otherVintage: (f, year, population, size) =>
      `With the ${year} population (${count(f, population, 'inhabitant', 'inhabitants')}): ${size.toLowerCase()}.`,
    boundary: 'Read “exactly 80,000” as',
    history: 'The same territory with the populations of other years',
    none: 'Without a known population, there is no size.',
  },

  funding: {
    upTo: (amount, operating) => `Up to ${amount} per year, of which ${operating} for running costs.`,
    ceilingUnknown: (operating) => `Ceiling unknown for this size; ${operating} per year for running costs.`,
    amount: (what, amount) => `“${what}” (${amount})`,
    contradiction: (part, whole) =>
      `Amounts that contradict each other, to be checked: ${part} is more than ${whole}, which should hold it.`,
    none: 'Funding depends on the size.',
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

  overlap: {
    none: (dates) => `Overlaps no existing CPTS, by ${dates}.`,
    listOf: (date) => (date ? `the complete list of ${date}` : 'a complete list without a date'),
    open: (places) => `Cannot be checked: the CPTS here are not all known (${places}).`,
    openBesides: (places) => `There may be other CPTS: they are not all known (${places}).`,
    shared: (commune, names) => `Commune shared between ${names} (${commune}): the part of each is not known.`,
    sharedSeveral: (f, n, communes) =>
      `${f.integer(n)} communes shared between several CPTS (${communes}): the part of each is not known.`,
    withdrawn: (communes) => `Two sources disagree on ${communes}: one sees a CPTS there, the other does not.`,
    how: 'Load the list of the CPTS of your region in “Data”, saying which departments it covers entirely, or ask your ARS.',
    bring: 'Bring a list of CPTS',
    completeness: { complete: 'complete list', partial: 'partial list', unknown: 'no list' },
    one: (name, units, inhabitants) => `Overlaps ${name} on ${units} (${inhabitants}).`,
    more: (f, n, units) => `Overlaps ${f.integer(n)} CPTS or sketches, on ${units}.`,
    remedy: 'Remove these communes',
  },

  contiguity: {
    whole: 'In one piece, with no enclave.',
    approximate: 'From approximate outlines: to be checked.',
    pieces: (f, n) => `In ${count(f, n, 'piece', 'pieces')}.`,
    enclaves: (names, n) => (n === 1 ? `Leaves an enclave: ${names}.` : `Leaves ${n} enclaves: ${names}.`),
    keepLargest: 'Keep only the largest',
    fill: 'Take in the enclave',
    fillAll: 'Take in the enclaves',
  },

  composition: {
    sentence: (generalists, others) =>
      `${counted(generalists, 'general practitioner', 'general practitioners')} and ${counted(others, 'other professional or pharmacy', 'other professionals or pharmacies')}.`,
    unknown: 'The number of professionals is not known here.',
    rule: 'At least two general practitioners and one other health professional are needed.',
  },

  administrative: {
    sentence: (departments, epcis, cut) => `${departments} · ${epcis}${cut}.`,
    departments: (f, n) => count(f, n, 'department', 'departments'),
    regions: (f, n) => count(f, n, 'region', 'regions'),
    epcis: (f, n) => count(f, n, 'EPCI', 'EPCI'),
    cut: (f, n, of) => (n < of ? `, ${f.integer(n)} of them taken in part` : ', taken in part'),
    part: (f, units, of) => `${f.integer(units)} of ${count(f, of, 'commune', 'communes')}`,
    complete: 'Complete',
  },

  leftover: {
    none: 'Leaves no white zone too small to stand alone.',
    open: 'Cannot be checked: the CPTS here or around are not all known.',
    openBesides: 'Others may have been missed: the CPTS around are not all known.',
    some: (f, n, inhabitants) =>
      n === 1
        ? `Leaves one isolated white zone below the minimum (${inhabitants}).`
        : `Leaves ${f.integer(n)} isolated white zones below the minimum (${inhabitants}).`,
    remedy: 'Take them in',
  },

  cls: {
    unknown:
      'Cannot be checked: no contrat local de santé (local health contract, CLS) is known here, which does not say that there is none.',
    how: 'Your ARS and your EPCI know whether a contrat local de santé covers these communes. A CPTS leans on it where there is one. A list of communes with a column “CLS” can be loaded in “Data” too.',
    said: {
      true: 'A contrat local de santé (CLS) covers the territory, as you said.',
      false: 'No contrat local de santé (CLS) here, as you said.',
    },
    listed: (contracts, units, of) => `${contracts}: ${units} of ${of}, by the list loaded.`,
    question: 'Does a contrat local de santé cover the territory?',
    answers: { unknown: 'I do not know', true: 'Yes', false: 'No' },
  },

  professionals: {
    sentence: (density, reference) =>
      `${density} general practitioners per 10,000 inhabitants, against ${reference} in France.`,
    unknown: 'The professionals are not known here.',
    title: 'Professionals per 10,000 inhabitants',
    here: 'Here',
    department: 'Department',
    region: 'Region',
    france: 'France',
    count: 'Number',
    countEstimated: 'Number, estimated from the department',
    estimated: 'Estimated from the department, by population: the territory has no density of its own, and no rank.',
    table: 'See the figures',
  },
  facilityCounts: {
    title: 'Facilities and specialists',
    unknown: 'Unknown: Insee’s facilities file (BPE) counts them by commune.',
  },
};
