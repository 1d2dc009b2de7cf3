import { columnTitles } from '../columns/communes';
import type { TerritoryWords } from './territory-fr';

/** The words of drawing: the search, the tools, the territories and their table; part of `en`. */
export const territoryEn: TerritoryWords = {
  search: {
    label: 'Search for a commune, an EPCI, a department or a CPTS',
    placeholder: 'Commune, postcode, EPCI, CPTS…',
    none: (query) => `Nothing matches ‘${query}’. Try a postcode or the start of the name.`,
    formerly: (name) => `formerly ${name}`,
    near: 'a close name',
    kinds: {
      commune: 'Commune',
      quarter: 'quarter',
      arrondissement: 'Arrondissement',
      epci: 'EPCI',
      departement: 'Department',
      region: 'Region',
      cpts: 'CPTS',
    },
  },

  welcome: {
    sentence: 'Search for your commune, or pick it on the map.',
    next: 'Population, size, funding and every check appear here, at each step.',
    examples: 'Or start from an example',
    paste: 'Paste a list of communes',
  },

  focus: {
    start: 'Start here',
    add: 'Add to the territory',
    remove: 'Remove from the territory',
    addEpci: (name) => `Add the whole EPCI ${name}`,
    startCpts: 'Start from this CPTS',
    inCpts: (names) => `In ${names}`,
    noCpts: 'In no CPTS',
    noKnownCpts: 'In no known CPTS, but not all of them are known here',
    sharedCpts: (names) => `Shared between ${names}`,
    copyOf: (name) => `${name} (copy)`,
    publishedBy: (title) => `According to: ${title}`,
    notDrawn: 'No outline in the loaded data: add it from the list.',
  },

  territories: {
    title: 'My territories',
    create: 'New territory',
    unnamed: (n) => `Territory ${n}`,
    around: (name) => `Around ${name}`,
    rename: 'Rename',
    duplicate: 'Duplicate',
    remove: 'Delete',
    empty: 'empty',
    nameLabel: 'Name of the territory',
    actions: (name) => `Actions on ${name}`,
    lock: 'Lock',
    locked: 'locked',
    kept: (name) => `‘${name}’ is locked: its communes stay in it.`,
    refused: (name) => `‘${name}’ is locked: nothing was changed. Unlock it under ‘My territories’ to change it.`,
  },

  tools: {
    label: 'Drawing tools',
    click: 'Click',
    brush: 'Brush',
    rectangle: 'Rectangle',
    lasso: 'Lasso',
    eraser: 'Eraser',
    pull: 'Border',
    hints: {
      click: 'Click a commune to add or remove it.',
      brush: 'Paint the communes to add. Alt to remove.',
      rectangle: 'Drag a rectangle: the communes whose centre is inside are added. Alt to remove.',
      lasso: 'Circle the communes to add. Alt to remove.',
      eraser: 'Paint the communes to remove.',
      pull: 'Press near the border of a territory and pull: the communes swept change side.',
    },
    grain: 'Select by',
    grains: { quartier: 'quarter (IRIS)', commune: 'commune', epci: 'EPCI', departement: 'department' },
    paste: 'Paste a list',
    territory: 'Territory',
    backToTerritory: 'Bring the territory into view (Home key on the map)',
    where: 'Go to',
    places: {
      metropole: 'Mainland France',
      '971': 'Guadeloupe',
      '972': 'Martinique',
      '973': 'French Guiana',
      '974': 'Réunion',
      '976': 'Mayotte',
    },
  },

  table: {
    title: (f, n) => `Communes (${f.integer(n)})`,
    label: 'Communes of the territory',
    columns: columnTitles('en'),
    remove: (name) => `Remove ${name}`,
    empty: 'No communes yet.',
    neighbours: 'Neighbouring communes',
    keyboard: '↑ ↓ move · → neighbours · ← back · Enter add or remove',
    add: (name) => `Add ${name}`,
    neighboursOf: (name) => `Neighbours of ${name}`,
    lists: 'Communes to list',
    act: 'Add or remove',
    own: 'In the territory',
    around: 'Around it',
  },

  announce: {
    added: (f, n, names, territory, total) =>
      `${f.count(n, 'commune added', 'communes added')} to ‘${territory}’: ${names}. ${total}.`,
    removed: (f, n, names, territory, total) =>
      `${f.count(n, 'commune removed', 'communes removed')} from ‘${territory}’: ${names}. ${total}.`,
    deleted: (name) => `‘${name}’ deleted.`,
    undone: (what) => `Undone: ${what}.`,
    redone: (what) => `Redone: ${what}.`,
  },
};
