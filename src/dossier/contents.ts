import { accessTable, aplTable, densityTable, professionalsTable, structuresTable } from './care';
import { checksTable } from './checks';
import { communesTable } from './communes';
import { amountsTable, identityTable } from './identity';
import { missingTable } from './missing';
import { placesTable, populationTable } from './people';
import type { Study } from './study';
import type { Table } from './table';
import { neighboursTable, overlapTable, whiteZonesTable } from './vicinity';
import type { Writing } from './writing';

/** The parts of a dossier, in their order. */
export const PARTS = ['fiche', 'diagnosis', 'communes'] as const;
export type Part = (typeof PARTS)[number];

/** The tables of one part. */
export function tablesOf(part: Part, study: Study, writing: Writing): Table[] {
  const tables: Record<Part, ((study: Study, writing: Writing) => Table)[]> = {
    fiche: [identityTable, professionalsTable, amountsTable, structuresTable],
    diagnosis: [
      checksTable,
      populationTable,
      placesTable,
      densityTable,
      accessTable,
      aplTable,
      overlapTable,
      neighboursTable,
      whiteZonesTable,
      missingTable,
    ],
    communes: [communesTable],
  };
  return tables[part].map((make) => make(study, writing));
}
