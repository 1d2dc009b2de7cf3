import { SIZE_CLASSES } from '../domain/rules';
import { accessTable, aplTable, densityTable } from './care';
import { checksTable } from './checks';
import { categoriesTable, indicatorsTable } from './indicators';
import { missingTable } from './missing';
import { placesTable, populationTable } from './people';
import type { Study } from './study';
import type { Table } from './table';
import { neighboursTable, overlapTable, whiteZonesTable } from './vicinity';
import type { Writing } from './writing';

/** A chart of columns, before it is drawn. */
export interface Chart {
  title: string;
  /** `value: null` is written in words and has no column. */
  bars: readonly { name: string; value: number | null; text: string }[];
  /** Lines across the columns to read them against, such as the limits of the classes. */
  marks?: readonly { value: number; text: string }[];
  /** Whose figures they are, for its line of sources. */
  publisher: string;
}

/** What is drawn otherwise than as a chart of columns. */
export type Drawing = 'people-maps' | 'care-maps' | 'density';

/** A table of the diagnosis, with what is drawn under it. */
export interface Section {
  table: (study: Study, writing: Writing) => Table;
  /** Left out while nothing that it says is loaded. */
  optional?: true;
  /** `null` while there is nothing to draw. */
  chart?: (study: Study, writing: Writing) => Chart | null;
  drawing?: Drawing;
}

/** The diagnosis, in its order. */
export const DIAGNOSIS: readonly Section[] = [
  { table: checksTable },
  { table: populationTable, chart: populationChart },
  { table: indicatorsTable, optional: true },
  { table: placesTable, drawing: 'people-maps' },
  { table: densityTable, drawing: 'density' },
  { table: accessTable, chart: accessChart },
  { table: aplTable, drawing: 'care-maps' },
  { table: categoriesTable, optional: true },
  { table: overlapTable },
  { table: neighboursTable },
  { table: whiteZonesTable },
  { table: missingTable },
];

/** A section as it is written: its table where there is one to show, its chart where there is one to draw. */
export interface Written {
  table: Table | null;
  chart: Chart | null;
  drawing: Drawing | null;
}

export const writeSection = ({ table, optional, chart, drawing }: Section, study: Study, writing: Writing): Written => {
  const made = table(study, writing);
  return {
    table: optional && !made.rows.length ? null : made,
    chart: chart?.(study, writing) ?? null,
    drawing: drawing ?? null,
  };
};

/** The population under each vintage, against the limits of the classes; nothing while there is one vintage only. */
function populationChart({ verdict, growth }: Study, { language: { words, format } }: Writing): Chart | null {
  if (!growth.length) return null;
  const { population } = verdict;
  const vintages = [
    ...growth.map(({ from, before }) => ({ name: String(from), value: before.value })),
    { name: population.vintage, value: population.value },
  ];
  return {
    title: words.dossier.population.chart,
    bars: vintages
      .sort((a, b) => Number(a.name) - Number(b.name))
      .map((bar) => ({ ...bar, text: bar.value === null ? words.unknown : format.integer(bar.value) })),
    marks: SIZE_CLASSES.classes
      .filter(({ from }) => from > 0)
      .map(({ class: size, from }) => ({ value: from, text: `${words.sizeClass(size)} (${format.integer(from)})` })),
    publisher: 'INSEE',
  };
}

/** How far each profession is, where that is known of one at least. */
function accessChart({ access }: Study, { language: { words, format } }: Writing): Chart | null {
  const known = access.filter(({ distance }) => distance.value !== null);
  if (!known.length) return null;
  return {
    title: words.dossier.access.chart,
    bars: known.map(({ key, distance }) => ({
      name: words.professions[key],
      value: distance.value,
      text: words.dossier.kilometres(format.decimal(distance.value!)),
    })),
    publisher: 'INSEE, BPE',
  };
}
