import { distance } from 'fastest-levenshtein';
import type { Atlas } from './atlas';
import { normalisedNames } from './names';

const WANTED = 5;

/**
 * The units whose names are nearest to `normalised`, at most five: names that go on from it count as one edit, others
 * by Levenshtein distance, up to a third of the length. Those of `department` (index) come first, then the closest,
 * then the most peopled.
 */
export function nearestUnits(atlas: Atlas, normalised: string, department: number | null): Uint16Array {
  const names = normalisedNames(atlas);
  const reach = Math.floor(normalised.length / 3);
  const found: { unit: number; near: boolean; edits: number; population: number }[] = [];
  for (let unit = 0; unit < atlas.count; unit++) {
    const name = names[unit];
    const gap = Math.abs(name.length - normalised.length);
    const goesOn = normalised.length >= 3 && name.startsWith(`${normalised} `);
    if (gap > reach && !goesOn) continue;
    const edits = goesOn ? 1 : distance(name, normalised);
    if (edits > reach && !goesOn) continue;
    const population = atlas.populations[0].values[unit] || 0;
    found.push({ unit, near: atlas.department[unit] === department, edits, population });
  }
  found.sort((a, b) => Number(b.near) - Number(a.near) || a.edits - b.edits || b.population - a.population);
  return Uint16Array.from(found.slice(0, WANTED), (candidate) => candidate.unit);
}

/** The units whose code is `code` with two neighbouring characters the other way round, the usual slip of the hand. */
export function swappedCodes(byCode: ReadonlyMap<string, number>, code: string): Uint16Array {
  const units = new Set<number>();
  for (let i = 0; i + 1 < code.length; i++) {
    const unit = byCode.get(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2));
    if (unit !== undefined) units.add(unit);
  }
  return Uint16Array.from(units).sort();
}
