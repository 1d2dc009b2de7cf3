import { distance } from 'fastest-levenshtein';
import type { Atlas } from './atlas';
import { normalisedNames } from './names';

const WANTED = 5;

/** Whether one letter added, left out, mistaken or swapped with its neighbour makes `a` of `b`; equal texts are not. */
export function isOneSlip(a: string, b: string): boolean {
  const gap = a.length - b.length;
  if (gap < -1 || gap > 1 || a === b) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [inA, inB] = [a.length - start - end, b.length - start - end];
  if (inA <= 1 && inB <= 1) return true;
  return inA === 2 && inB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

interface Candidate {
  unit: number;
  name: string;
  near: boolean;
  edits: number;
  population: number;
}

/**
 * The units whose names are nearest to `normalised`, at most five: names that go on from it and those one slip of the
 * hand away count as one edit, others by Levenshtein distance, up to a third of the length. Those of `department`
 * (index) come first, then the closest, then the most peopled; homonyms of a name already told come after the others.
 */
export function nearestUnits(atlas: Atlas, normalised: string, department: number | null): Uint16Array {
  const names = normalisedNames(atlas);
  const reach = Math.floor(normalised.length / 3);
  const found: Candidate[] = [];
  for (let unit = 0; unit < atlas.count; unit++) {
    const name = names[unit];
    const gap = Math.abs(name.length - normalised.length);
    const goesOn = normalised.length >= 3 && name.startsWith(`${normalised} `);
    if (gap > reach && !goesOn) continue;
    const edits = goesOn ? 1.5 : isOneSlip(name, normalised) ? 1 : distance(name, normalised);
    if (edits > reach && !goesOn) continue;
    const population = atlas.populations[0].values[unit] || 0;
    found.push({ unit, name, near: atlas.department[unit] === department, edits, population });
  }
  found.sort((a, b) => Number(b.near) - Number(a.near) || a.edits - b.edits || b.population - a.population);
  return Uint16Array.from(namesakesLast(found).slice(0, WANTED), ({ unit }) => unit);
}

/** The first of each name in their order, then the others. */
export function namesakesLast<T extends { name: string }>(found: readonly T[]): T[] {
  const told = new Set<string>();
  const isFirst = new Map(found.map((one) => [one, !told.has(one.name) && !!told.add(one.name)]));
  return [...found.filter((one) => isFirst.get(one)), ...found.filter((one) => !isFirst.get(one))];
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
