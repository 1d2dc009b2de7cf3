import { countedIn } from '../atlas/quarters/units';
import { countText } from '../language/language';
import { plain, text, type Cell } from './table';
import type { Writing } from './writing';

/** How many communes; in words where some are quarters. */
export function unitsCell(units: Iterable<number>, { country, language }: Writing): Cell {
  const counted = countedIn(country.atlas, units);
  return counted.quarters ? text(countText(counted, language)) : plain(counted.communes, 'integer');
}
