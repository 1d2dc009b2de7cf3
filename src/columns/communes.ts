import { NONE } from '../atlas/atlas';
import { defineColumn } from './column';
import { figureCells } from './figures';

/** The columns of the table of communes, from left to right; those that the user brought come before the last one. */
export const COMMUNE_COLUMNS = [
  defineColumn({
    key: 'name',
    title: { fr: 'Commune', en: 'Commune' },
    width: { least: 10, share: 2 },
    cells({ atlas }) {
      const text = (unit: number) => atlas.names[unit];
      return { text, order: { names: text } };
    },
  }),
  defineColumn({
    key: 'code',
    title: { fr: 'Code', en: 'Code' },
    width: { least: 4.5 },
    cells: ({ atlas }) => ({ text: (unit) => atlas.codes[unit], order: { figures: (unit) => unit } }),
  }),
  defineColumn({
    key: 'department',
    title: { fr: 'Dép.', en: 'Dept' },
    width: { least: 4 },
    cells: ({ atlas }) => ({
      text: (unit) => atlas.departments[atlas.department[unit]].code,
      order: { figures: (unit) => atlas.department[unit] },
    }),
  }),
  defineColumn({
    key: 'epci',
    title: { fr: 'EPCI', en: 'EPCI' },
    width: { least: 9, share: 2 },
    cells({ atlas }) {
      const text = (unit: number) => (atlas.epci[unit] === NONE ? '' : atlas.epcis[atlas.epci[unit]].name);
      return { text, order: { names: text } };
    },
  }),
  defineColumn({
    key: 'population',
    title: { fr: 'Habitants', en: 'Inhabitants' },
    numeric: true,
    width: { least: 7 },
    cells({ atlas: { populations }, language }) {
      const [population] = populations;
      const { format } = language;
      return figureCells({ ...population, vintage: String(population.vintage) }, language, (n) => format.integer(n));
    },
  }),
  defineColumn({
    key: 'generalists',
    title: { fr: 'Généralistes', en: 'GPs' },
    numeric: true,
    width: { least: 7.5 },
    cells({ atlas, language }) {
      const column = atlas.professionals.medecin_generaliste;
      // An estimate spread by population says nothing of one commune.
      return column.quality === 'estimated' ? null : figureCells(column, language, (n) => language.format.integer(n));
    },
  }),
  defineColumn({
    key: 'cpts',
    title: { fr: 'CPTS existante', en: 'Existing CPTS' },
    width: { least: 8, share: 2 },
    cells({ network: { offsets, members, cpts }, cptsText }) {
      const first = (unit: number) => (offsets[unit] < offsets[unit + 1] ? cpts[members[offsets[unit]]].name : '');
      return { text: cptsText, order: { names: first } };
    },
  }),
] as const;

/** The title of every column, by its key. */
export type ColumnTitles = Record<(typeof COMMUNE_COLUMNS)[number]['key'], string>;

/** The titles in one of the languages that the columns speak themselves. */
export const columnTitles = (locale: keyof (typeof COMMUNE_COLUMNS)[number]['title']): ColumnTitles =>
  Object.fromEntries(COMMUNE_COLUMNS.map(({ key, title }) => [key, title[locale]])) as ColumnTitles;
