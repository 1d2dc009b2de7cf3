import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import { wholeAtlas } from '../atlas/quarters/units';
import { inhabitantsOfCommune, type TypedPart } from './parts';
import type { Tallied, Values } from './tallied';

/**
 * The columns that a territory adds up, then a value a typed part: the inhabitants are those typed, other counts are
 * shared by inhabitants unless all its quarters have their own, and the groups are those of the commune.
 */
export function withParts(atlas: Atlas, tallied: Tallied, parts: readonly TypedPart[]): Tallied {
  const whole = wholeAtlas(atlas);
  const [units, communes] = [codeIndex(atlas).byCode, codeIndex(whole).byCode];
  const placed = parts.map((part) => {
    const commune = communes.get(part.commune) ?? -1;
    const quarters = part.quarters.flatMap((code) => units.get(code) ?? []);
    const share = Math.min(1, part.inhabitants / inhabitantsOfCommune(atlas, commune));
    return { ...part, commune, share, quarters: quarters.length === part.quarters.length ? quarters : [] };
  });
  type Placed = (typeof placed)[number];
  const longer = <T extends Values>(values: T, of: (part: Placed) => number): T => {
    const all = new (values.constructor as new (length: number) => T)(values.length + parts.length);
    all.set(values);
    placed.forEach((part, i) => (all[values.length + i] = of(part)));
    return all;
  };
  const shared = (values: Values, wholes: ArrayLike<number>) =>
    longer(values, ({ commune, quarters, share }) => {
      const own = quarters.reduce((sum, unit) => sum + values[unit], 0);
      return quarters.length && !Number.isNaN(own) ? own : wholes[commune] * share;
    });
  const counted = (of: 'professionals' | 'facilities') =>
    Object.fromEntries(
      Object.entries(tallied[of]).map(([key, values]) => [
        key,
        shared(values, (whole[of] as Record<string, { values: Values }>)[key].values),
      ]),
    );
  const grouped = (values: Uint16Array) => longer(values, ({ commune }) => values[commune]);
  return {
    populations: tallied.populations.map((values, column) =>
      column
        ? longer(values, ({ commune, share }) => whole.populations[column].values[commune] * share)
        : longer(values, ({ inhabitants }) => inhabitants),
    ),
    professionals: counted('professionals'),
    facilities: counted('facilities'),
    department: grouped(tallied.department),
    region: grouped(tallied.region),
    epci: grouped(tallied.epci),
    year: grouped(tallied.year),
  };
}
