import type { ProposalWords } from './proposals-fr';

/** The words of proposals; part of `en`. */
export const proposalsEn: ProposalWords = {
  alone: (name) => `${name} makes a territory by itself.`,
  around: (name, km) => `Centre: ${name}, ${km} km from the inhabitants on average.`,
  aroundUnknown: (name) => `Centre: ${name}.`,
  whole: (f, n, names) => (n === 1 ? `Keeps the EPCI ${names} whole.` : `Keeps ${f.integer(n)} EPCI whole: ${names}.`),
  cut: (names) => `Takes part of ${names}.`,
  part: (name, f, units, of) => `${name} (${f.integer(units)} of ${f.integer(of)} communes)`,
  departments: (names) => `Straddles ${names}.`,
  crossing: (from, to, km) => `${from} is joined to ${to}, the nearest, ${km} km away.`,
  surrounds: (f, n) =>
    `Surrounds ${f.integer(n)} ${n === 1 ? 'commune' : 'communes'} already taken or out of the scope.`,
  unassigned: {
    enclosed: (inhabitants, holders) => `${inhabitants}, too few for a territory: what ${holders} leave.`,
    enclosedByLocked: (inhabitants) => `${inhabitants}, too few for a territory: what locked territories leave.`,
    'too-small': (inhabitants) => `${inhabitants}, too few for a territory, and nothing to join within reach.`,
    'no-outline': () => 'Without outline in the data loaded: the neighbouring communes are unknown.',
  },
  territories: (f, n) => `${f.integer(n)} proposed ${n === 1 ? 'territory' : 'territories'}`,
  bound: (f, n) => `of ${f.integer(n)} at the very most`,
  wished: (f, n) => `for ${f.integer(n)} wished`,
  meanDistance: (km) => `An inhabitant is ${km} km from the centre on average.`,
  epciCut: (f, n) => `${f.integer(n)} EPCI cut`,
  departmentCut: (f, n) => `${f.integer(n)} ${n === 1 ? 'territory' : 'territories'} over several departments`,
  unassignedUnits: (f, n) => `${f.integer(n)} ${n === 1 ? 'commune' : 'communes'} without territory`,
};
