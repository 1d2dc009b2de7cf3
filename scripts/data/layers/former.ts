import type { FormerRecord } from '../../../src/atlas/former';
import { normaliseName } from '../../../src/atlas/names';
import { CURRENT_COG, readCommunes, readLives } from '../decoupage';
import type { UnitList } from '../units';

/** The history of every code from 1943 to 2019, and the later years whose package is installed. */
const HISTORY = 'decoupage-2019';
const YEARS = ['decoupage-2019', 'decoupage-2023', 'decoupage-2024', CURRENT_COG];

/**
 * The names that the units, or communes that they took in, have borne since 1943 and no longer bear: renamed, merged,
 * delegated and associated communes. By code of today, ascending.
 */
export function readFormerNames({ codes, names, resolve }: UnitList): FormerRecord[] {
  const today = names.map(normaliseName);
  const found = new Map<number, Map<string, string>>();
  const lines = [...readLives(HISTORY).lines, ...YEARS.flatMap((alias) => readCommunes(alias).lines)];
  for (const { code, nom } of lines)
    for (const unit of resolve(code)) {
      const normalised = normaliseName(nom);
      if (normalised === today[unit]) continue;
      if (!found.has(unit)) found.set(unit, new Map());
      found.get(unit)!.set(normalised, nom);
    }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([unit, former]): FormerRecord => [codes[unit], ...[...former.values()].sort()]);
}
