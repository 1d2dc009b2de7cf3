import { countedIn } from '../atlas/quarters/units';
import { countText } from '../language/language';
import { plain, text, type Cell } from './table';
import type { Writing } from './writing';

/** How many communes; in words where some are quarters, or held in part. */
export const countCell = (counted: Parameters<typeof countText>[0], { language }: Pick<Writing, 'language'>): Cell =>
  counted.quarters || counted.partial ? text(countText(counted, language)) : plain(counted.communes, 'integer');

export const unitsCell = (units: Iterable<number>, writing: Writing): Cell =>
  countCell(countedIn(writing.country.atlas, units), writing);
