import { expect } from 'vitest';
import { enclaves, stepsToExterior } from '../../src/kernel/enclaves';
import { components } from '../../src/kernel/components';
import { UnitSet } from '../../src/kernel/unit-set';
import type { Area, Ground, Wishes } from '../../src/planner/ground';
import { planeOf } from '../../src/planner/plane';
import type { Maillage } from '../../src/planner/maillage';

/** Holds a maillage against all that is promised of any, each from the ground alone. */
export function judge(ground: Ground, { scope, held }: Area, { minimum }: Wishes, maillage: Maillage): void {
  const { adjacency, toExterior } = ground;
  const known = (units: Iterable<number>) => [...units].reduce((sum, unit) => sum + ground.population[unit], 0);
  const taken = new UnitSet(held);
  const free = new UnitSet(scope.filter((unit) => !taken.has(unit)));

  const groups = [...maillage.territories, ...maillage.unassigned].map(({ units }) => units);
  const dealt = groups.flatMap((units) => [...units]);
  expect(dealt.toSorted((a, b) => a - b)).toEqual([...free]);

  const landmass = new Map<number, number>();
  components(adjacency, free).forEach((piece, i) => piece.forEach((unit) => landmass.set(unit, i)));
  for (const { units, population, unknownUnits, reason } of maillage.territories) {
    const set = new UnitSet(units);
    expect(population).toBe(known(units));
    expect(unknownUnits).toBe(units.filter((unit) => ground.unknown[unit]).length);
    expect(population).toBeGreaterThanOrEqual(minimum);
    expect(set.has(reason.centre)).toBe(true);
    for (const { from, to } of reason.crossings) expect([set.has(from), set.has(to)]).toEqual([true, true]);
    expect(pieces(ground, set, reason.crossings)).toBe(1);
    const enclosed = enclaves(adjacency, toExterior, set).flatMap((group) => [...group]);
    expect(enclosed.filter((unit) => free.has(unit) && landmass.get(unit) === landmass.get(units[0]))).toEqual([]);
    // What it surrounds otherwise is said, unit by unit.
    const shared = new UnitSet(maillage.territories.flatMap((one) => [...one.units]));
    expect([...reason.surrounds]).toEqual(enclosed.filter((unit) => !shared.has(unit)).sort((a, b) => a - b));
    const count = (taken: { units: number }[]) => taken.reduce((sum, { units: some }) => sum + some, 0);
    expect(count(reason.departments)).toBe(units.filter((unit) => ground.department[unit] !== 0xffff).length);
    expect(count(reason.epcis)).toBe(units.filter((unit) => ground.epci[unit] !== 0xffff).length);
  }
  for (const { units, population, touches, reason } of maillage.unassigned) {
    expect(population).toBe(known(units));
    expect(population).toBeLessThan(minimum);
    expect(components(adjacency, new UnitSet(units))).toHaveLength(1);
    expect(reason === 'enclosed').toBe(touches.length > 0);
    expect(touches.every((unit) => taken.has(unit))).toBe(true);
    const around = [...units].flatMap((unit) => [...neighbours(ground, unit)]);
    expect(around.filter((unit) => free.has(unit) && !units.includes(unit))).toEqual([]);
  }
  const { stats, territories } = maillage;
  expect(stats.territories).toBe(territories.length);
  expect(stats.viable).toBe(1);
  expect(territories.length).toBeLessThanOrEqual(stats.bound);
}

export const neighbours = ({ adjacency: { offsets, targets } }: Ground, unit: number) =>
  targets.subarray(offsets[unit], offsets[unit + 1]);

/** Pieces of a set, those that a crossing joins being one. */
function pieces(ground: Ground, set: UnitSet, crossings: readonly { from: number; to: number }[]): number {
  const reached = new Set<number>();
  let count = 0;
  for (const start of set) {
    if (reached.has(start)) continue;
    count++;
    reached.add(start);
    for (const unit of reached) {
      for (const next of neighbours(ground, unit)) if (set.has(next)) reached.add(next);
      for (const { from, to } of crossings) {
        if (from === unit) reached.add(to);
        if (to === unit) reached.add(from);
      }
    }
  }
  return count;
}

/** A ground of `edges` between units; those in `exterior` touch the sea. Units stand on a line, a kilometre apart. */
export function groundFrom(population: number[], edges: [number, number][], exterior: number[]): Ground {
  const rows: number[][] = population.map(() => []);
  for (const [a, b] of edges) {
    rows[a].push(b);
    rows[b].push(a);
  }
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (offsets[i + 1] = offsets[i] + row.length));
  const adjacency = { offsets, targets: Uint16Array.from(rows.flat()) };
  const marks = Uint8Array.from(population, (_, unit) => Number(exterior.includes(unit)));
  const epci = Uint16Array.from(population, (_, unit) => Math.floor(unit / 4));
  const department = Uint16Array.from(population, (_, unit) => Math.floor(unit / 16));
  const sizes = (group: Uint16Array) =>
    new Uint32Array(population.length).map((_, g) => group.filter((of) => of === g).length);
  return {
    adjacency,
    exterior: marks,
    toExterior: stepsToExterior(adjacency, marks),
    population: Float64Array.from(population, (inhabitants) => inhabitants || 0),
    unknown: Uint8Array.from(population, (inhabitants) => Number(Number.isNaN(inhabitants))),
    epci,
    department,
    sizes: { epci: sizes(epci), department: sizes(department) },
    plane: planeOf(
      population.map((_, unit) => unit / 100),
      population.map(() => 0),
    ),
    cut: null,
  };
}
