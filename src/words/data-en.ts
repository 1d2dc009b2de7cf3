import type { DataWords } from './data-fr';

/** The words of the data screen; part of `en`. */
export const dataEn: DataWords = {
  title: 'Data',
  intro: 'Each layer shown, where it comes from, its vintage and what it is worth.',
  columns: {
    layer: 'Layer',
    source: 'Source',
    vintage: 'Vintage',
    licence: 'Licence',
    quality: 'Quality',
    read: 'Read',
    taken: 'Taken',
    recoded: 'Recoded',
    rejected: 'Rejected',
  },
  caveats: 'Good to know',
  embedded:
    'You are using the data shipped with Périmètre: exact populations, approximate outlines, estimated professionals. The home page of the project explains how to run it on fuller data.',
  check: 'Check with a database',
  checkIntro: 'Count your territory again in SQL, in DuckDB, without going through the engine of the page.',
  checkRun: 'Count again',
  checkStarting: 'DuckDB is starting…',
  checkFailed: 'DuckDB could not start: the recount is unavailable, drawing and the verdict work without it.',
  checkSame: 'The two counts are equal.',
  checkDifferent: 'The two counts differ: report it, with the link to your territory.',
  checkColumns: { figure: 'Figure', engine: 'Engine', sql: 'SQL' },
  checkEmpty: 'Draw a territory first.',
};
