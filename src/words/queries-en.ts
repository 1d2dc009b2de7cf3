import type { QueryFault } from '../data/query-fault';
import type { QueryWords } from './queries-fr';

/** The words of the query panel; part of `en`. */
const FAULTS: Record<QueryFault['kind'], (what: string) => string> = {
  syntax: (what) => `The question is not well written near ‘${what}’: a word is missing, or one too many.`,
  end: () => 'The question stops too early: a bracket, a quote or a word is missing at the end.',
  table: (what) => `There is no table ‘${what}’.`,
  column: (what) => `There is no column ‘${what}’ in the tables of this question.`,
  function: (what) => `There is no function ‘${what}’.`,
  group: (what) =>
    `Column ‘${what}’ is asked for but is not in GROUP BY: add it there, or take its sum, count or average.`,
  ambiguous: (what) => `Several tables have a column ‘${what}’: write the table before it, as in units.${what}.`,
  conversion: (what) => `‘${what}’ is not a number: the column compared holds numbers, or texts.`,
  select: () => 'One question at a time, and nothing but SELECT: tables cannot be changed from here.',
  memory: () => 'The answer does not fit in memory: ask for fewer rows or columns.',
  other: () => 'This question could not be asked.',
};

export const queriesEn: QueryWords = {
  title: 'Ask in SQL',
  intro:
    'The built tables and your files, in DuckDB, read-only: one question, one SELECT. Nothing leaves your computer.',
  label: 'Question in SQL',
  completions: 'Names of tables and columns that begin so',
  run: 'Ask',
  save: 'Keep this question',
  examples: 'Examples',
  saved: 'Questions kept',
  forget: (sql) => `Forget: ${sql}`,
  running: 'DuckDB is searching…',
  stop: 'Stop',
  stopped: 'Question stopped.',
  fault: (kind, what) => FAULTS[kind](what),
  near: (names) => `Close names: ${names}.`,
  engineWords: 'What DuckDB says',
  unavailable: 'DuckDB could not start, or has stopped: ask again. Drawing and the verdict work without it.',
  rows: (f, n) => f.count(n, 'row', 'rows'),
  cut: (f, n) => `Only the first ${f.integer(n)} rows are shown and exported.`,
  empty: 'No row answers this question.',
  export: 'Export as CSV',
  file: 'answer',
  tables: 'Tables and columns',
  tablesHint: 'Your files appear there under a name in import_ at the first question.',
  built: {
    commune: 'communes under French names, with their latest population',
    population: 'the population of each commune, a row a vintage',
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
