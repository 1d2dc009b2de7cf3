import type { Citation } from '../../dossier/sources';
import type { Dossier } from '../../dossier/contents';
import type { Table } from '../../dossier/table';

/** What the pages of a part are made from. */
export interface Pages {
  dossier: Dossier;
  tables: readonly Table[];
  citations: readonly Citation[];
  /** ISO day of the dossier. */
  day: string;
}

export const tableOf = ({ tables }: Pages, id: string): Table => tables.find((table) => table.id === id)!;

/** Numbers of the sources of a row, as they are cited: "1, 4". */
export function cited({ citations }: Pages, sources: readonly string[]): string {
  return sources.map((key) => citations.find((one) => one.key === key)!.number).join(', ');
}
