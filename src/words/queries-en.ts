import { countEn as count } from './count';
import type { QueryWords } from './queries-fr';

/** The words of the query panel; part of `en`. */
export const queriesEn: QueryWords = {
  title: 'Ask in SQL',
  intro:
    'The built tables and your files, in DuckDB, read-only: one question, one SELECT. Nothing leaves your computer.',
  label: 'Question in SQL',
  run: 'Ask',
  save: 'Keep this question',
  examples: 'Examples',
  saved: 'Questions kept',
  forget: (sql) => `Forget: ${sql}`,
  running: 'DuckDB is searching…',
  refused: 'This question could not be asked. Mend it after what DuckDB says:',
  unavailable: 'DuckDB could not start, or has stopped: ask again. Drawing and the verdict work without it.',
  rows: (f, n) => count(f, n, 'row', 'rows'),
  cut: (f, n) => `Only the first ${f.integer(n)} rows are shown and exported.`,
  empty: 'No row answers this question.',
  export: 'Export as CSV',
  file: 'answer',
  tables: 'Tables',
  tablesHint: 'Your files appear there under a name in import_ at the first question.',
  built: {
    units: 'one row a commune or arrondissement: code, name, groups, surface, populations',
    professionals: 'professionals by commune: code, key of the profession, count, quality',
    apl: 'potential access to care: code, key of the profession, value, quality',
    cpts: 'existing CPTS: name, stage, source',
    cpts_units: 'communes of each CPTS: id, code',
    cpts_listings: 'departments whose list of CPTS, as delivered, is complete: department, date, source',
    neighbours: 'communes that touch: code, neighbour',
    layers: 'data layers: source, vintage, licence, quality',
  },
  worked: {
    largest: 'The twenty most populated communes',
    density: 'General practitioners per 10,000 inhabitants, by department',
    growth: 'Communes that lost most inhabitants since 2016',
    uncovered: 'Inhabitants without a CPTS, where the list delivered is complete',
    neighbours: 'Neighbours of Moulins',
  },
};
