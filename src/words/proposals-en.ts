import { threshold } from '../language/thresholds';
import type { ProposalWords } from './proposals-fr';

/** The words of proposals; part of `en`. */
export const proposalsEn: ProposalWords = {
  view: 'Proposals',
  title: 'Propose a division (maillage)',
  intro: 'An estimate, to be discussed: cuts the communes without a CPTS into connected territories above the minimum.',
  held: (f, n) =>
    n === 0
      ? 'Existing CPTS stay as they are. Lock a territory to keep it too.'
      : `Existing CPTS and your ${f.plural(n, 'locked territory', `${f.integer(n)} locked territories`)} stay as they are.`,
  unlisted: (inhabitants) =>
    `The CPTS here are not all known: ${inhabitants} are about to be shared out though they may already have a CPTS. Bring the list of the region first, or take the result as an exercise.`,
  where: 'Where',
  whole: (scope) => `All of it: ${scope}`,
  zonesLabel: 'One white zone',
  zone: (name, inhabitants) => `${name}, ${inhabitants}`,
  objective: 'Aim',
  objectives: { balance: 'Balanced territories', count: 'As many territories as possible' },
  wish: 'What you wish',
  wishKind: 'Wish counted in',
  wishes: { size: 'inhabitants per territory', number: 'territories' },
  minimum: 'Minimum inhabitants',
  seed: 'Variant (number)',
  seedHint: 'The same number gives the same answer again; another gives another.',
  run: 'Propose',
  again: 'Propose again',
  cancel: 'Stop',
  progress: 'Progress',
  failed: 'The proposal failed. Your territories are intact: try again, or change the wish.',
  stale: (scope) => `Proposal, an estimate, for: ${scope}.`,
  none: 'No viable territory here: there are not enough connected inhabitants without a CPTS.',
  open: (f, n) => f.plural(n, 'Open as a territory', `Open these ${f.integer(n)} territories`),
  replace: (f, n) =>
    f.plural(
      n,
      'In place of the territory that overlaps it',
      `In place of the ${f.integer(n)} territories that overlap them`,
    ),
  opened: (f, n) =>
    `${f.integer(n)} ${f.plural(n, 'territory', 'territories')} opened. “Undo” takes them all back at once.`,
  more: (f, n) => `Show ${f.integer(n)} more`,
  left: 'Communes without territory',
  complete: (f, n) => `How to reach ${threshold(f, n, 'more than')}?`,
  completions: { fewest: 'Fewest communes', coherent: 'The nearest' },
  completion: (units, inhabitants) => `${units}, ${inhabitants}`,
  proven: 'No fewer will do.',
  take: 'Add',
  noCompletion: 'No free commune gets there in one piece.',
  alone: (name) => `${name} makes a territory by itself.`,
  around: (name, km) => `Centre: ${name}, ${km} km from the inhabitants on average.`,
  aroundUnknown: (name) => `Centre: ${name}.`,
  keeps: (f, n, names) => f.plural(n, `Keeps the EPCI ${names} whole.`, `Keeps ${f.integer(n)} EPCI whole: ${names}.`),
  cut: (names) => `Takes part of ${names}.`,
  rest: (names) => `Takes all that is free of ${names}.`,
  part: (name, f, units, of) => `${name} (${f.integer(units)} of ${f.integer(of)} communes)`,
  departments: (names) => `Straddles ${names}.`,
  crossing: (from, to, km) => `${from} is joined to ${to}, the nearest, ${km} km away.`,
  restOf: (name, people) => `Of ${name}, a part of which is kept: only the rest, ${people}.`,
  closed: (names) =>
    `Left aside: ${names}. A part of it is kept, and nothing tells which inhabitants or quarters are left to take.`,
  surrounds: (f, n) =>
    `Surrounds ${f.integer(n)} ${f.plural(n, 'commune', 'communes')} already taken or out of the scope.`,
  unassigned: {
    enclosed: (inhabitants, holders, f, n) =>
      `${inhabitants}, too few for a territory: what ${holders} ${f.plural(n, 'leaves', 'leave')}.`,
    enclosedByLocked: (inhabitants) => `${inhabitants}, too few for a territory: what locked territories leave.`,
    'too-small': (inhabitants) => `${inhabitants}, too few for a territory, and nothing to join within reach.`,
    'no-outline': () => 'Without outline in the data loaded: the neighbouring communes are unknown.',
  },
  territories: (f, n) => `${f.integer(n)} proposed ${f.plural(n, 'territory', 'territories')}`,
  bound: (f, n) => `of ${f.integer(n)} at the very most`,
  wished: (f, n) => `for ${f.integer(n)} wished`,
  meanDistance: (km) => `An inhabitant is ${km} km from the centre on average.`,
  epciCut: (f, n) => `${f.integer(n)} EPCI cut between several territories`,
  epciPart: (f, n) => `${f.integer(n)} other EPCI taken in part (the rest is taken already, out of the scope or left)`,
  departmentCut: (f, n) => `${f.integer(n)} ${f.plural(n, 'territory', 'territories')} over several departments`,
  unassignedUnits: (units) => `${units} without territory`,
};
