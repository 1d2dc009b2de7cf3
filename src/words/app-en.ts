import type { AppWords } from './app-fr';

/** The words of the app around its screens: its bar, its start, its edits and its errors; part of `en`. */
export const appEn: AppWords = {
  app: {
    tagline: 'Draw a CPTS and see whether it stands',
    tabs: { territory: 'Draw', coverage: 'Coverage', data: 'Data', dossier: 'Dossier' },
    tabsLabel: 'Screens',
    undo: 'Undo',
    redo: 'Redo',
    undoWhat: (what) => `Undo: ${what}`,
    redoWhat: (what) => `Redo: ${what}`,
    share: 'Share',
    skip: { verdict: 'Go to the verdict', coverage: 'Go to the figures', page: 'Go to the content' },
    choices: 'Background, legend and pictures',
    close: 'Close',
    retry: 'Try again',
    sheetUp: 'Pull the panel up',
    sheetDown: 'Fold the panel down',
  },

  fields: {
    notNumber: (typed) => `“${typed}” is not a positive number: nothing was changed. Write digits, such as 50,000.`,
  },

  boot: {
    manifest: 'Opening the data…',
    units: 'Loading the communes…',
    cpts: 'Loading the existing CPTS…',
    topology: 'Loading the outlines…',
    map: 'Drawing the map…',
  },

  errors: {
    dataMissing:
      'The data was not found on the server: a new version may have just been published there. Your territories are intact. Reload the page; if it goes on, the data folder is missing beside it (‘npm start’ builds it).',
    dataVersion:
      'The data was built by another version of Périmètre. Rebuild it with ‘npm run data’, then reload. Your territories are intact.',
    dataCorrupt: (file) =>
      `The file ${file} is damaged. Rebuild the data with ‘npm run data’, then reload. Your territories are intact.`,
    network:
      'The server does not answer, or a new version of Périmètre was published there. Check the connection, then reload the page. Your territories are intact.',
    late: (why) =>
      `The figures that come after the verdict (professionals, facilities, access to care) have not arrived. ${why} Drawing works; it is tried again by itself.`,
    outlines:
      'The outlines of the territories could not be loaded: drawing and the verdict work, the GeoJSON export will have to wait. Reload the page to try again.',
    importForeign:
      'This file contains neither a recognised commune code nor a polygon. Nothing was changed. Open a file with a column named ‘code’ or ‘code_insee’, or a GeoJSON polygon.',
    importProjected:
      'The coordinates of this file are not in degrees (Lambert-93, most likely). Nothing was changed. Export it again as WGS 84 (EPSG:4326).',
    importGeometry:
      'A polygon of this file is incomplete or damaged. Nothing was changed. Repair its geometry in a mapping program, then open it again.',
    importLost:
      'The computation stopped before its end (no memory left, most likely). Nothing was changed. Try again, or simplify the polygon.',
    importNowhere:
      'This polygon covers no drawn commune. Nothing was changed. Check that longitude comes before latitude.',
    importBroken:
      'This file could not be read. Nothing was changed. Check that it opens in a spreadsheet or mapping program.',
    unexpected:
      'An unexpected error occurred. Your territories are intact; reload the page if something stops responding.',
    partTitle: 'An error occurred',
    part: 'This part of the page could not be shown. Your territories are intact, and the rest of the page works.',
    reload: 'Reload the page',
    copyDetail: 'Copy the detail',
    detailHint:
      'The detail says what failed, where, and in which version; nothing of what you drew or loaded is in it.',
    detailCopied: 'Detail copied: paste it in a message to whoever runs this page.',
    detailRefused: 'The browser refused the copy.',
  },
};
