import type { Citation } from '../../dossier/sources';
import type { Dossier } from '../../dossier/contents';
import { differenceFrom } from '../../dossier/compare';
import { cellText, type Row, type Table } from '../../dossier/table';
import type { Language } from '../../words/language';

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

/** What sets the cell at `place` of a row apart from the first one, in words; empty when nothing does. */
export const differenceText =
  (language: Language) =>
  ({ cells }: Row, place: number): string => {
    const gap = differenceFrom(cells[0], cells[place]);
    if (gap === null) return '';
    if (gap === 'other') return language.words.dossier.comparison.other;
    const size = Math.abs(gap);
    const points = cells[place].kind === 'percent';
    const digits = points
      ? language.format.decimal(100 * size)
      : cellText({ ...cells[place], value: size, quality: 'exact' }, language);
    // What is too small to be written is no difference to a reader.
    if (!/[1-9]/.test(digits)) return '';
    const written = points ? language.words.dossier.comparison.points(digits) : digits;
    return `${gap > 0 ? '+' : '−'}\u00a0${written}`;
  };
