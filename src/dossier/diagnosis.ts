import { accessChart, accessTable, aplTable, densityTable } from './care';
import type { Chart } from './chart';
import { checksTable } from './checks';
import { categoriesTable, indicatorsTable } from './indicators';
import { missingTable } from './missing';
import { placesTable, populationChart, populationTable } from './people';
import type { Study } from './study';
import type { Table } from './table';
import { neighboursTable, overlapTable, whiteZonesTable } from './vicinity';
import type { Writing } from './writing';

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
