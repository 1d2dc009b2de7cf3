import type { Atlas } from '../atlas/atlas';
import type { Network } from '../domain/verdict';
import type { Language } from '../language/language';

/** What the cells of a table of communes are written from. */
export interface Told {
  atlas: Atlas;
  network: Network;
  language: Language;
  /** The existing CPTS that hold a unit, in words. */
  cptsText: (unit: number) => string;
}

/** What the cells of one column say. */
export interface Cells {
  text: (unit: number) => string;
  /** What the units are put in order by: names, or figures of which `NaN` is unknown. */
  order: { names: (unit: number) => string } | { figures: (unit: number) => number };
}

export interface ColumnDefinition<Key extends string> {
  key: Key;
  title: { fr: string; en: string };
  numeric?: boolean;
  /** In rem: the least, and the share of what is left where the column may grow. */
  width: { least: number; share?: number };
  /** `null` where the loaded data says nothing of one commune. */
  cells: (told: Told) => Cells | null;
}

export const defineColumn = <const Key extends string>(definition: ColumnDefinition<Key>) => definition;
