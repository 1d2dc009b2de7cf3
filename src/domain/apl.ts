import { PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';
import type { HeldPart } from './parts';
import { FRAME, type Frame } from './frame';
import type { Figure } from './verdict';

/** Consultations a year and inhabitant of médecins généralistes: 2.5 and under is "sous-dense" (DREES). */
export const GENERALIST_APL_BREAKS: readonly number[] = [1.5, 2.5, 3.5, 4.5];

export interface AplFigure {
  key: ProfessionKey;
  /** For médecins généralistes, consultations a year and inhabitant; for the others, full-time posts per 100 000. */
  apl: Figure;
}

/**
 * Potential access to care over a set of units, for the professions that the DREES covers: the mean of the communes
 * weighted by their inhabitants, over those where both are known. Approximate: the DREES weights by a population
 * standardised by age, which it does not publish for médecins généralistes. A part of a commune has its APL.
 */
export function aplOf(
  { apl, populations: [{ values: population }] }: Atlas,
  units: Iterable<number>,
  parts: readonly HeldPart[] = [],
): AplFigure[] {
  const typed = new Set(parts.flatMap(({ quarters }) => [...quarters]));
  const all = [
    ...[...units].filter((unit) => !typed.has(unit)).map((unit) => ({ unit, inhabitants: population[unit] })),
    ...parts.map(({ commune, inhabitants }) => ({ unit: commune, inhabitants })),
  ];
  return PROFESSIONS.flatMap((key): AplFigure[] => {
    const column = apl[key];
    if (!column) return [];
    let weighted = 0;
    let people = 0;
    for (const { unit, inhabitants } of all) {
      const one = column.values[unit] * inhabitants;
      if (Number.isNaN(one)) continue;
      weighted += one;
      people += inhabitants;
    }
    const value = people > 0 ? weighted / people : null;
    const quality = value === null ? 'unknown' : 'approximate';
    return [{ key, apl: { value, quality, source: column.layer, vintage: column.vintage } }];
  });
}

/** The same over the departments and regions touched, and France; `null` where nothing is known. */
export function aplAround(
  atlas: Atlas,
  frame: Frame,
): { key: ProfessionKey; reference: Record<keyof Frame, number | null> }[] {
  const levels = FRAME.map((level) => [level, aplOf(atlas, frame[level])] as const);
  return PROFESSIONS.filter((key) => atlas.apl[key]).map((key, i) => ({
    key,
    reference: Object.fromEntries(levels.map(([level, all]) => [level, all[i].apl.value])) as Record<
      keyof Frame,
      number | null
    >,
  }));
}
