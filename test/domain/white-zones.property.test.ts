import { countryOf } from '../synthetic';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import type { ExistingCpts } from '../../src/atlas/atlas';
import { coverOf } from '../../src/domain/cover';
import { coverageBy, coverageOf } from '../../src/domain/coverage';
import { isOutside } from '../../src/domain/outside';
import { groupingOf, type Scope, unitsInScope } from '../../src/domain/scope';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { whiteZonesOf } from '../../src/domain/white-zones';
import { builtCountry } from '../folder';

const real = builtCountry();
const { atlas } = real;
const [{ values: population }] = atlas.populations;
const { offsets, targets } = atlas.adjacency;
const neighbours = (unit: number) => targets.subarray(offsets[unit], offsets[unit + 1]);
const runs = { numRuns: 25 };

/** A CPTS grown around a unit, as a real one is. */
function grown(seed: number, size: number): number[] {
  const units = [seed];
  const met = new Set(units);
  for (const unit of units)
    for (const next of neighbours(unit)) if (met.size < size && !met.has(next)) units.push((met.add(next), next));
  return units.sort((a, b) => a - b);
}

/** CPTS set close to one another, so that they leave small zones between them. */
const network = fc
  .tuple(
    fc.integer({ min: 0, max: atlas.count - 1 }),
    fc.array(fc.record({ step: fc.nat(), size: fc.integer({ min: 1, max: 120 }) }), { maxLength: 40 }),
  )
  .map(([start, cpts]): ExistingCpts[] => {
    const around = grown(start, 1500);
    return cpts.map(({ step, size }, i) => ({
      id: `cpts-${i}`,
      name: `CPTS ${i}`,
      stage: (['aci', 'projet', 'lettre', 'unknown'] as const)[i % 4],
      stageText: '',
      stageDate: '',
      units: Uint16Array.from(grown(around[step % around.length], size)),
      source: { title: 'test', url: null },
    }));
  });

const scopes = (seeds: readonly ExistingCpts[]): Scope[] => {
  const unit = seeds[0]?.units[0] ?? 0;
  const department = atlas.departments[atlas.department[unit]];
  return [
    { kind: 'france' },
    { kind: 'region', code: atlas.regions[department.region].code },
    { kind: 'department', code: department.code },
  ];
};

/** Uncovered units of a scope in connected groups, one step of a search after another. */
function naive(cpts: readonly ExistingCpts[], within: (unit: number) => boolean): string[] {
  const covered = new Set(cpts.flatMap(({ units }) => [...units]));
  const left = new Set(
    [...atlas.codes.keys()].filter(
      (unit) => !covered.has(unit) && within(unit) && !isOutside(atlas, atlas.department[unit]),
    ),
  );
  const groups: number[][] = [];
  while (left.size) {
    const [first] = left;
    left.delete(first);
    const group = [first];
    for (const unit of group) for (const next of neighbours(unit)) if (left.delete(next)) group.push(next);
    groups.push(group.sort((a, b) => a - b));
  }
  return groups.sort((a, b) => a[0] - b[0]).map((group) => group.join());
}

describe('on any network over the real atlas', () => {
  it('white zones are the groups of a naive search, in every scope, and add up to what is uncovered', () => {
    fc.assert(
      fc.property(network, (cpts) => {
        const country = countryOf(atlas, cpts);
        for (const scope of scopes(cpts)) {
          const group = scope.kind === 'france' ? null : groupingOf(country, scope.kind);
          const wanted = group?.groups.findIndex(({ code }) => scope.kind !== 'france' && code === scope.code);
          const zones = whiteZonesOf(country, coverOf(country, []), scope, DEFAULT_SETTINGS);
          const found = zones.toSorted((a, b) => a.units[0] - b.units[0]).map(({ units }) => units.join());
          expect(found).toEqual(naive(cpts, (unit) => !group || group.of[unit] === wanted));
          const figures = coverageOf(country, scope);
          const white = (of: (zone: (typeof zones)[number]) => number) =>
            zones.reduce((sum, zone) => sum + of(zone), 0);
          const outside = unitsInScope(country, scope).filter((unit) => isOutside(atlas, atlas.department[unit]));
          const bare = outside.filter((unit) => cpts.every((one) => !one.units.includes(unit)));
          const people = bare.reduce((sum, unit) => sum + (atlas.populations[0].values[unit] || 0), 0);
          expect(white(({ units }) => units.length)).toBe(figures.units - figures.allStages.units - bare.length);
          expect(white(({ known }) => known)).toBe(figures.population - figures.allStages.population - people);
        }
      }),
      runs,
    );
  });

  it('what makes a zone viable holds: enough inhabitants, in one piece but for the water, and no CPTS spoilt', () => {
    let joinings = 0;
    fc.assert(
      fc.property(network, (cpts) => {
        const country = countryOf(atlas, cpts);
        for (const scope of scopes(cpts).slice(1)) {
          for (const zone of whiteZonesOf(country, coverOf(country, []), scope, DEFAULT_SETTINGS)) {
            const enough = zone.known >= zone.minimum;
            expect(zone.viability === 'alone').toBe(enough);
            if (zone.viability === 'extension') expect(zone.extensions.length).toBeGreaterThan(0);
            if (!zone.joined) continue;
            joinings++;
            const { steps, population: total, minimum } = zone.joined;
            expect(total).toBeGreaterThanOrEqual(minimum);
            const ceded = [...new Set(steps.filter(({ via }) => via === 'ceded').map(({ unit }) => unit))];
            const union = [...zone.units, ...steps.flatMap((step) => [...step.zone.units]), ...ceded];
            expect(union.reduce((sum, unit) => sum + (population[unit] || 0), 0)).toBe(total);
            const gaps = steps.filter(({ via }) => via === 'gap').length;
            expect(pieces(union)).toBeLessThanOrEqual(1 + gaps);
            for (const { units } of cpts) {
              const left = [...units].filter((unit) => !ceded.includes(unit));
              if (left.length === units.length) continue;
              expect(left.reduce((sum, unit) => sum + population[unit], 0)).toBeGreaterThanOrEqual(20_000);
              expect(pieces(left)).toBeLessThanOrEqual(pieces([...units]));
            }
          }
        }
      }),
      runs,
    );
    expect(joinings).toBeGreaterThan(20);
  });

  it('the figures of the groups are those of each scope, and departments add up to France', () => {
    fc.assert(
      fc.property(network, (cpts) => {
        const country = countryOf(atlas, cpts);
        const departments = coverageBy(country, 'department');
        const [, region, department] = scopes(cpts);
        for (const scope of [region, department]) {
          if (scope.kind === 'france') continue;
          const rows = scope.kind === 'region' ? coverageBy(country, 'region') : departments;
          expect(rows.find((row) => row.scope.kind !== 'france' && row.scope.code === scope.code)).toEqual(
            coverageOf(country, scope),
          );
        }
        const france = coverageOf(country, { kind: 'france' });
        const sum = (of: (row: (typeof departments)[number]) => number) =>
          departments.reduce((total, row) => total + of(row), 0);
        expect(sum((row) => row.population)).toBe(france.population);
        expect(sum((row) => row.aci.population)).toBe(france.aci.population);
        expect(sum((row) => row.allStages.units)).toBe(france.allStages.units);
      }),
      runs,
    );
  });
});

function pieces(units: readonly number[]): number {
  const left = new Set(units);
  let count = 0;
  while (left.size) {
    const [first] = left;
    left.delete(first);
    const piece = [first];
    for (const unit of piece) for (const next of neighbours(unit)) if (left.delete(next)) piece.push(next);
    count++;
  }
  return count;
}
