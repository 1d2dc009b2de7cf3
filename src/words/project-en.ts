import type { ProjectWords } from './project-fr';

/** The words of the project around its territories; part of `en`. */
export const projectEn: ProjectWords = {
  scenarios: {
    title: 'Scenario',
    first: 'Main scenario',
    proposed: (where) => `Proposal: ${where}`,
    copyOf: (name) => `${name} (variant)`,
    actions: (name) => `Actions on scenario ${name}`,
    branch: 'Make a variant of this scenario',
    rename: 'Rename the scenario',
    remove: 'Delete the scenario',
    nameLabel: 'Name of the scenario',
    count: (f, territories) => f.count(territories, 'territory', 'territories'),
  },

  reason: {
    title: 'Why this sketch was proposed',
    since: 'Said of the proposal as it was opened.',
  },

  settingNames: {
    agreement: 'agreement',
    vintage: 'vintage of the population',
    boundary80000: 'reading of “exactly 80,000”',
    minimum: 'minimum population',
    amounts: 'amounts entered',
    signatureDate: 'date of signature',
    exclusive: 'exclusive territories',
    cut: 'communes cut into quarters',
  },

  history: {
    add: (_f, { text }, name) => `${text} added to ‘${name}’`,
    remove: (_f, { text }, name) => `${text} removed from ‘${name}’`,
    change: (_f, { text }, name) => `${text} changed in ‘${name}’`,
    transfer: (_f, { text }, from, to) =>
      `${text} moved from ${from === null ? 'other territories' : `‘${from}’`} to ‘${to}’`,
    addTaking: (f, { text }, to, taken, from) =>
      `${text} added to ‘${to}’, ${f.integer(taken.n)} of them from ${from === null ? 'other territories' : `‘${from}’`}`,
    part: (commune, people, name) => `a part of ${commune} (${people}) in ‘${name}’`,
    noPart: (commune, name) => `no typed part of ${commune} in ‘${name}’ any more`,
    create: (name) => `creation of ‘${name}’`,
    rename: (name) => `new name: ‘${name}’`,
    delete: (name) => `deletion of ‘${name}’`,
    settings: (names) => (names ? `settings: ${names}` : 'settings'),
    newestVintage: 'newest population',
    adopt: (f, n) => `${f.count(n, 'proposed territory', 'proposed territories')} opened`,
    choose: (name) => `switch to ‘${name}’`,
    lock: (name) => `locking of ‘${name}’`,
    unlock: (name) => `unlocking of ‘${name}’`,
    annotate: (name) => `dossier of ‘${name}’`,
    createScenario: (name, f, n) => `scenario ‘${name}’ opened, ${f.count(n, 'territory', 'territories')}`,
    deleteScenario: (name) => `scenario ‘${name}’ deleted`,
    renameScenario: (name) => `scenario renamed to ‘${name}’`,
    chooseScenario: (name) => `switch to scenario ‘${name}’`,
    import: (file) => `file loaded: ${file}`,
    discard: (file) => `file taken out: ${file}`,
    complete: (file) => `complete list of CPTS: ${file}`,
    merge: (f, n) => `${f.count(n, 'scenario added', 'scenarios added')} from a file`,
    open: (f, n) => `project opened, ${f.count(n, 'scenario', 'scenarios')}`,
  },
};
