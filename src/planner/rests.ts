import type { Atlas } from '../atlas/atlas';
import { unitsOfCommunes } from '../atlas/quarters/units';
import { inhabitantsOfCommune, takenUndrawn, type Holding } from '../domain/parts';

/** What is left to share out of communes of which sketches keep a part that nothing draws. */
export interface Rests {
  /** Inhabitants left, by the unit of the commune. */
  left: ReadonlyMap<number, number>;
  /** Units of those of which nothing is left, or of which nothing tells what: quarters, unknown inhabitants. */
  closed: readonly number[];
}

export function restsOf(atlas: Atlas, sketches: readonly Holding[]): Rests {
  const left = new Map<number, number>();
  const closed: number[] = [];
  for (const [commune, taken] of takenUndrawn(atlas, sketches)) {
    const units = unitsOfCommunes(atlas, [commune]);
    const rest = inhabitantsOfCommune(atlas, commune) - taken;
    if (units.length === 1 && rest > 0) left.set(commune, rest);
    else closed.push(...units);
  }
  return { left, closed };
}
