import { PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';
import type { Figure } from './verdict';

export interface AplFigure {
  key: ProfessionKey;
  /** For médecins généralistes, consultations a year and inhabitant; for the others, full-time posts per 100 000. */
  apl: Figure;
}

/**
 * Potential access to care over a set of units, for the professions that the DREES covers: the mean of the communes
 * weighted by their inhabitants, over those where both are known. Approximate: the DREES weights by a population
 * standardised by age, which it does not publish for médecins généralistes.
 */
export function aplOf({ apl, populations: [{ values: population }] }: Atlas, units: Iterable<number>): AplFigure[] {
  const all = [...units];
  return PROFESSIONS.flatMap((key): AplFigure[] => {
    const column = apl[key];
    if (!column) return [];
    let weighted = 0;
    let people = 0;
    for (const unit of all) {
      const one = column.values[unit] * population[unit];
      if (Number.isNaN(one)) continue;
      weighted += one;
      people += population[unit];
    }
    const value = people > 0 ? weighted / people : null;
    const quality = value === null ? 'unknown' : 'approximate';
    return [{ key, apl: { value, quality, source: column.layer, vintage: column.vintage } }];
  });
}
