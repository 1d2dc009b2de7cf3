import { quantileSorted } from 'd3-array';
import type { Atlas, ProfessionKey } from '../atlas/atlas';
import { GENERALIST_APL_BREAKS } from '../domain/apl';

/** Limits between the classes of communes by inhabitants. */
export const COMMUNE_BREAKS: readonly number[] = [500, 2_000, 5_000, 20_000];

const FIFTHS = [0.2, 0.4, 0.6, 0.8];

/**
 * Limits between the classes of an APL map, ascending: those of the DREES for médecins généralistes, else the fifths
 * of the communes of France.
 */
export function aplBreaks({ apl }: Atlas, key: ProfessionKey): readonly number[] {
  if (key === 'medecin_generaliste') return GENERALIST_APL_BREAKS;
  const known = Array.from(apl[key]!.values.filter((value) => !Number.isNaN(value)).sort());
  const limits = FIFTHS.map((part) => Math.round(quantileSorted(known, part)! * 10) / 10);
  return [...new Set(limits)];
}

/** Class of a value among ascending limits, one equal to a limit in the class above it; `null` for `NaN`. */
export function classOf(value: number, breaks: readonly number[]): number | null {
  if (Number.isNaN(value)) return null;
  const place = breaks.findIndex((limit) => value < limit);
  return place < 0 ? breaks.length : place;
}
