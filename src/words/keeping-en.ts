import type { KeepingWords } from './keeping-fr';

/** The words of keeping the work; part of `en`. */
export const keepingEn: KeepingWords = {
  title: 'Project',
  open: 'File and saving',
  status: {
    saved: 'Saved in this browser.',
    pending: 'Saving…',
    failed: 'Not saved: keep a file.',
    reader: 'Read-only.',
  },
  persisted: 'This browser has promised not to clear your work by itself.',
  notPersisted:
    'This browser may clear your work when it runs out of room, or when its data is cleared: keep a file too.',
  persistUnknown: 'This browser does not say whether it will keep your work: keep a file too.',
  persist: 'Ask the browser to keep it',
  remind: 'No file was saved for a day, and this browser may clear your work: keep a file.',
  file: 'Project file',
  fileHint: 'Every scenario, territory and setting, in a file of your own. The history of edits stays in this browser.',
  save: 'Save a file',
  saveName: 'project',
  openFile: 'Open a .perimetre file',
  signature: 'Your name, if you send this file (optional)',
  signatureHint: 'Written in the file with today’s date. Left empty, neither is.',
  received: 'File from a colleague',
  receivedHint: 'Its scenarios are added to yours, under the name and date they gave. Nothing of yours is changed.',
  mergeFile: 'Add its scenarios',
  signedBy: (scenario, by, date) => `${scenario}, ${by}, ${date}`,
  merged: (f, scenarios, by) =>
    `${f.count(scenarios, 'scenario added', 'scenarios added')} to your project${by === null ? '' : `, from ${by}`}. ‘Undo’ takes them out.`,
  mergedSettings:
    'Your settings stay yours. Those of this file differ: the figures may not be those that its author read.',
  nothingToMerge: 'This file holds no territory: nothing was added.',
  fileSaved: 'File saved.',
  opened: (f, scenarios) =>
    `Project opened: ${f.count(scenarios, 'scenario', 'scenarios')}. ‘Undo’ brings back what was there.`,
  changed: 'This file was changed since it was saved: check what it holds.',
  fileProblems: {
    empty: 'This file is empty. Nothing was changed.',
    foreign: 'This file is not a Périmètre project. Nothing was changed.',
    version:
      'This file comes from a newer version of Périmètre. Nothing was changed: reload the page, then open it again.',
    damaged: 'This file is cut or damaged: it could not be read. Nothing was changed.',
    refused: 'The file could not be written. Your work is intact: try again, or choose another folder.',
  },
  aside: 'Put aside',
  asideHint: 'What could not be read back, as it was. None of it was erased.',
  asideSave: (date) => `Download what was put aside on ${date}`,
  asideName: 'put-aside',

  failed: {
    quota:
      'The storage of this browser is full: your last edits are not saved. They stay on screen; keep a file before closing.',
    unavailable:
      'This browser saves nothing here (private browsing, or storage refused). Your work stays on screen; keep a file before closing.',
    failed:
      'Your last edits could not be saved in this browser. They stay on screen and saving is tried again every five seconds; keep a file to be safe.',
    withheld:
      'This browser did not give your work back in time: another tab holds it, or the computer is very busy. Nothing is erased. Close the other tabs of Périmètre, then reload the page; until then, nothing is saved.',
    elsewhere: 'Another tab has saved this project: this one is read-only now. What you see can be kept in a file.',
    newer: 'Your work was saved by a newer version of Périmètre: reload the page to get it. Nothing is erased.',
  },
  erased:
    'What this browser kept was erased while the page was open. Your work and its history have just been saved in it again; keep a file to be safe.',
  lost: (what) =>
    `Not everything could be read back: ${what}. The rest is there; what was not read is kept aside, under ‘File and saving’.`,
  lostFile: (what) => `Not everything could be read in this file: ${what}. The rest is open.`,
  recoded: {
    codes: (codes, territory) => `${codes} of ‘${territory}’`,
    sentence: (what) =>
      `The list of communes has changed since: the codes ${what} became those of the communes that succeeded them. Check these territories.`,
  },
  losses: {
    unreadable: 'the whole project',
    version: 'a project of a newer version, kept as it is',
    saves: (f, n) => f.count(n, 'last save', 'last saves'),
    history: (f, n) => f.count(n, 'edit that can no longer be undone', 'edits that can no longer be undone'),
    scenario: 'a scenario',
    territory: (name) => `territory ‘${name}’`,
    someTerritory: 'a territory',
    import: 'a loaded file',
    settings: 'settings',
    units: (codes, territory) => `the unknown codes ${codes} of ‘${territory}’`,
  },

  tabs: {
    reading: 'This project is open in another tab: this one shows it read-only and follows what is saved there.',
    takeOver: 'Work here',
    refused: 'This tab is read-only: nothing was changed. ‘Work here’ gives you the hand back.',
  },

  panel: {
    title: 'History',
    empty: 'No edit yet.',
    start: 'Start of the project',
    back: (what) => `Go back to: ${what}`,
    undone: 'undone',
    more: (f, n) => `Show ${f.integer(n)} more`,
  },

  link: {
    scenario: 'Link to the whole scenario',
    copy: 'Copy the link of the scenario',
    hint: 'It holds the name of the scenario and its population vintage, and, for each territory, its name, its communes and the CPTS that it starts from.',
    long: (f, n) =>
      `This link is ${f.integer(n)} characters long: some mail programs will cut it. Send the file instead.`,
  },
};
