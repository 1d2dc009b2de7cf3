import { NONE } from '../../../src/atlas/atlas';
import { readSource, type SourceFolder } from '../sources';
import { readRows } from '../table';
import type { UnitList } from '../units';

const FILE = 'insee/donnees_communes.csv';

/** Cantons by unit: a number of their own, `NONE` where the unit is in none, in several, or not told. */
export interface Cantons {
  canton: Uint16Array;
  /** How many hold whole communes; 0 when nothing in the folder tells the cantons. */
  count: number;
}

/** The cantons of INSEE's file of populations, which names none for a commune that several share. */
export function readCantons(units: UnitList, folder: SourceFolder | null): Cantons {
  const canton = new Uint16Array(units.count).fill(NONE);
  const file = readSource(folder, FILE);
  const numbers = new Map<string, number>();
  for (const { DEP, CODCAN, COM } of file ? readRows(file, ';', ['DEP', 'CODCAN', 'COM']) : []) {
    const [unit, ...others] = units.resolve(COM);
    if (!CODCAN || unit === undefined || others.length) continue;
    const key = `${DEP}-${CODCAN}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    canton[unit] = numbers.get(key)!;
  }
  return { canton, count: numbers.size };
}
