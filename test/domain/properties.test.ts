import area from '@turf/area';
import { multiPolygon } from '@turf/helpers';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { indexArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { builtCountry, builtTopology } from '../folder';

const country = builtCountry();
const { atlas } = country;
const { offsets, targets } = atlas.adjacency;
const arcs = indexArcs(builtTopology(), atlas.count);
const neighbours = (unit: number) => targets.subarray(offsets[unit], offsets[unit + 1]);

/** A patch of up to `size` units grown from `seed`, then pierced: what a hand draws, with holes and pieces. */
function patch(seed: number, size: number, pierced: number[]): UnitSet {
  const grown = [seed];
  const met = new Set(grown);
  for (const unit of grown) {
    if (grown.length >= size) break;
    for (const next of neighbours(unit))
      if (met.size < size && met.add(next) && !grown.includes(next)) grown.push(next);
  }
  const set = new UnitSet(grown);
  for (const hole of pierced) set.remove(grown[hole % grown.length]);
  return set;
}

const unit = fc.integer({ min: 0, max: atlas.count - 1 });
const territory = fc
  .tuple(
    unit,
    fc.integer({ min: 1, max: 400 }),
    fc.array(fc.nat(), { maxLength: 25 }),
    fc.array(unit, { maxLength: 5 }),
  )
  .map(([seed, size, pierced, strays]) => new UnitSet([...patch(seed, size, pierced), ...strays]));
const runs = { numRuns: 60 };

describe('on any territory of the real atlas', () => {
  it('the verdict kept edit by edit is the verdict computed anew', () => {
    fc.assert(
      fc.property(territory, fc.array(unit, { maxLength: 40 }), (units, edits) => {
        const live = new Territory(country, units);
        for (const edit of [...edits, ...edits.slice(0, 20)]) live.toggle(edit);
        for (const edit of [...units].slice(0, 30)) live.toggle(edit);
        const anew = new Territory(country, live.units);
        expect(evaluate(country, live, DEFAULT_SETTINGS)).toEqual(evaluate(country, anew, DEFAULT_SETTINGS));
        expect(live.units.size).toBe([...live.units].length);
      }),
      runs,
    );
  });

  it('the pieces are those of a naive search', () => {
    fc.assert(
      fc.property(territory, (units) => {
        const pieces: number[][] = [];
        const left = new Set(units);
        while (left.size) {
          const piece = [left.values().next().value!];
          left.delete(piece[0]);
          for (const member of piece) for (const next of neighbours(member)) if (left.delete(next)) piece.push(next);
          pieces.push(piece.sort((a, b) => a - b));
        }
        const found = evaluate(country, new Territory(country, units), DEFAULT_SETTINGS).pieces;
        const sorted = (groups: number[][]) => groups.sort((a, b) => a[0] - b[0]);
        expect(sorted(found.map((piece) => [...piece.units]))).toEqual(sorted(pieces));
      }),
      runs,
    );
  });

  it('the enclaves are those of a flood of the whole complement', () => {
    fc.assert(
      fc.property(territory, (units) => {
        const reached = new Set<number>();
        for (let u = 0; u < atlas.count; u++) if (atlas.exterior[u] && !units.has(u)) reached.add(u);
        for (const u of reached) for (const next of neighbours(u)) if (!units.has(next)) reached.add(next);
        const naive: number[] = [];
        for (let u = 0; u < atlas.count; u++) if (!units.has(u) && !reached.has(u)) naive.push(u);
        const { enclaves } = evaluate(country, new Territory(country, units), DEFAULT_SETTINGS);
        const found = enclaves.flatMap((group) => [...group.units]);
        expect(found.sort((a, b) => a - b)).toEqual(naive);
      }),
      runs,
    );
  });

  it('the whole is the sum of its parts: by department, by region, by piece, for people and professionals', () => {
    fc.assert(
      fc.property(territory, (units) => {
        const verdict = evaluate(country, new Territory(country, units), DEFAULT_SETTINGS);
        const total = (parts: { units: number; population: number | null }[]) => ({
          units: parts.reduce((sum, part) => sum + part.units, 0),
          population: parts.reduce((sum, part) => sum + part.population!, 0),
        });
        const whole = { units: verdict.units, population: verdict.population.value };
        if (verdict.population.unknownUnits === 0) {
          expect(total(verdict.departments)).toEqual(whole);
          expect(total(verdict.regions)).toEqual(whole);
          expect(total(verdict.pieces.map((p) => ({ ...p, units: p.units.length })))).toEqual(whole);
        }
        const [half, other] = [0, 1].map(
          (rest) =>
            new Territory(
              country,
              [...units].filter((_, i) => i % 2 === rest),
            ),
        );
        const all = new Territory(country, units);
        for (const { key } of verdict.professionals) {
          const [a, b, sum] = [half, other, all].map((part) => part.professionals(key));
          expect(a.known + b.known).toBe(sum.known);
          expect(a.unknown + b.unknown).toBe(sum.unknown);
        }
      }),
      runs,
    );
  });

  it('the outline holds the area of its units, and shares no side with the inside', () => {
    const single = new Map<number, number>();
    const areaOf = (u: number) => {
      if (!single.has(u)) single.set(u, area(multiPolygon(outline(arcs, new UnitSet([u])))));
      return single.get(u)!;
    };
    fc.assert(
      fc.property(territory, (units) => {
        const drawn = [...units].filter((u) => !Number.isNaN(atlas.longitude[u]));
        const whole = area(multiPolygon(outline(arcs, units)));
        const sum = drawn.reduce((total, u) => total + areaOf(u), 0);
        expect(Math.abs(whole - sum)).toBeLessThanOrEqual(1e-6 * sum + 1);
      }),
      runs,
    );
  });
});

it('the outlines cover the surface that the atlas gives the units, simplification aside', () => {
  let outlined = 0;
  let given = 0;
  for (let u = 0; u < atlas.count; u += 7) {
    if (Number.isNaN(atlas.area[u])) continue;
    outlined += area(multiPolygon(outline(arcs, new UnitSet([u])))) / 1e6;
    given += atlas.area[u];
  }
  expect(Math.abs(outlined / given - 1)).toBeLessThan(0.01);
});
