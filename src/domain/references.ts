import { PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';

/** Professions counted nowhere, or only estimated from departments: no territory has figures of its own to compare. */
export const uncountedIn = ({ professionals }: Pick<Atlas, 'professionals'>): ProfessionKey[] =>
  PROFESSIONS.filter((key) => ['estimated', 'awaited', 'unknown'].includes(professionals[key].quality));

/** Professionals of one key and the inhabitants they are counted against. Only units where both are known. */
interface Ratio {
  count: number;
  population: number;
}

/** Densities to compare a territory with, computed once an atlas. Arrays follow those of the atlas. */
export interface References {
  departments: Record<ProfessionKey, Ratio>[];
  regions: Record<ProfessionKey, Ratio>[];
  france: Record<ProfessionKey, Ratio>;
}

/** Adds up professionals and inhabitants by department, by region and over the country. */
export function createReferences(atlas: Atlas, regionOf: Uint16Array): References {
  return {
    departments: ratios(atlas, atlas.department, atlas.departments.length),
    regions: ratios(atlas, regionOf, atlas.regions.length),
    france: ratios(atlas, new Uint16Array(atlas.count), 1)[0],
  };
}

/** Per 10 000 inhabitants over the pooled `groups`; `null` when nothing is known there. */
export function pooledDensity(groups: readonly Record<ProfessionKey, Ratio>[], key: ProfessionKey): number | null {
  let count = 0;
  let population = 0;
  for (const group of groups) {
    count += group[key].count;
    population += group[key].population;
  }
  return population > 0 ? (count / population) * 10_000 : null;
}

/** Part of a density that rounding takes where counts are estimated commune by commune: as close as that is equal. */
const NOISE = 1e-5;

/**
 * Place that a density would take among those of the departments, 1 for the highest; `null` when it is unknown or no
 * department's is.
 */
export function rankAmongDepartments(
  { departments }: References,
  key: ProfessionKey,
  density: number | null,
): { rank: number; of: number } | null {
  const known = departments.map((department) => pooledDensity([department], key)).filter((value) => value !== null);
  if (density === null || !known.length) return null;
  return { rank: 1 + known.filter((value) => value > density * (1 + NOISE)).length, of: known.length };
}

function ratios(atlas: Atlas, group: Uint16Array, groups: number): Record<ProfessionKey, Ratio>[] {
  const all = Array.from({ length: groups }, () => ({}) as Record<ProfessionKey, Ratio>);
  for (const key of PROFESSIONS) {
    const [counts, populations] = sums(atlas.professionals[key].values, atlas.populations[0].values, group, groups);
    for (let i = 0; i < groups; i++) all[i][key] = { count: counts[i], population: populations[i] };
  }
  return all;
}

/** Adds up two columns by group, over the units where both are known. */
function sums(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  group: Uint16Array,
  groups: number,
): [Float64Array, Float64Array] {
  const totals: [Float64Array, Float64Array] = [new Float64Array(groups), new Float64Array(groups)];
  const [ofOne, ofOther] = totals;
  for (let unit = 0; unit < one.length; unit++) {
    const g = group[unit];
    if (g >= groups || Number.isNaN(one[unit] + other[unit])) continue;
    ofOne[g] += one[unit];
    ofOther[g] += other[unit];
  }
  return totals;
}
