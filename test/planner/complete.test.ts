import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { components } from '../../src/kernel/components';
import { enclaves } from '../../src/kernel/enclaves';
import { UnitSet } from '../../src/kernel/unit-set';
import { complete } from '../../src/planner/complete';
import { groundOf } from '../../src/planner/ground';
import { builtCountry } from '../folder';
import { groundFrom, neighbours } from './judge';

const country = builtCountry();
const ground = groundOf(country);
const NOBODY = new Uint16Array();
const unitOf = (code: string) => country.atlas.codes.indexOf(code);
const sum = (units: Iterable<number>) => [...units].reduce((total, unit) => total + ground.population[unit], 0);

describe('complete', () => {
  it('brings any patch to the threshold, without held units, all in one piece, walling nothing in', () => {
    const patch = fc
      .tuple(fc.nat(country.atlas.count - 1), fc.integer({ min: 1, max: 25 }))
      .filter(([seed]) => neighbours(ground, seed).length > 0)
      .map(([seed, size]) => {
        const grown = new Set([seed]);
        for (const unit of grown) for (const next of neighbours(ground, unit)) if (grown.size < size) grown.add(next);
        return Uint16Array.from(grown).sort();
      });
    fc.assert(
      fc.property(
        patch,
        fc.array(fc.nat(40), { maxLength: 5 }),
        fc.integer({ min: 1, max: 30_000 }),
        (own, picks, more) => {
          const around = [...new Set([...own].flatMap((unit) => [...neighbours(ground, unit)]))].filter(
            (u) => !own.includes(u),
          );
          const held = Uint16Array.from(new Set(picks.filter((i) => i < around.length).map((i) => around[i]))).sort();
          const enclosedBefore = enclaves(ground.adjacency, ground.toExterior, new UnitSet(own)).flat().length;
          const threshold = sum(own) + more;
          const ways = complete(ground, own, held, threshold);
          if (ways.length > 1) expect(ways[0].units.length).toBeLessThan(ways[1].units.length);
          for (const { units, population } of ways) {
            const whole = new UnitSet([...own, ...units]);
            expect(whole.size).toBe(own.length + units.length);
            expect([...units].filter((unit) => held.includes(unit))).toEqual([]);
            expect(population).toBe(sum(units));
            expect(sum(own) + population).toBeGreaterThanOrEqual(threshold);
            expect(components(ground.adjacency, whole).length).toBeLessThanOrEqual(
              components(ground.adjacency, new UnitSet(own)).length,
            );
            if (!held.length && !enclosedBefore)
              expect(enclaves(ground.adjacency, ground.toExterior, whole)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the fewest units, as trying them all does', () => {
    const inhabitants = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.array(inhabitants, { minLength: 5, maxLength: 9 }),
        fc.integer({ min: 1, max: 220 }),
        (population, more) => {
          const edges = population.slice(1).map((_, i): [number, number] => [Math.floor(i / 2), i + 1]);
          const tree = groundFrom(population, edges, [...population.keys()]);
          const ways = complete(tree, Uint16Array.of(0), NOBODY, population[0] + more);
          let fewest = Infinity;
          for (let choice = 1; choice < 1 << (population.length - 1); choice++) {
            const units = [...population.keys()].filter((unit) => unit > 0 && (choice >> (unit - 1)) & 1);
            const set = new UnitSet([0, ...units]);
            const enough = [...set].reduce((total, unit) => total + population[unit], 0) >= population[0] + more;
            if (enough && components(tree.adjacency, set).length === 1) fewest = Math.min(fewest, set.size - 1);
          }
          if (fewest === Infinity) expect(ways).toEqual([]);
          else if (fewest <= 3) expect(Math.min(...ways.map(({ units }) => units.length))).toBe(fewest);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('counts what a choice walls in: the fewest of a board that opens on one side, as trying them all does', () => {
    const edges = [...Array(9).keys()].flatMap((cell): [number, number][] => [
      ...(cell % 3 < 2 ? [[cell, cell + 1] as [number, number]] : []),
      ...(cell < 6 ? [[cell, cell + 3] as [number, number]] : []),
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 9, maxLength: 9 }),
        fc.integer({ min: 1, max: 250 }),
        (population, more) => {
          const board = groundFrom(population, edges, [0, 3, 6]);
          const ways = complete(board, Uint16Array.of(4), NOBODY, population[4] + more);
          let fewest = Infinity;
          for (let choice = 1; choice < 1 << 9; choice++) {
            const set = new UnitSet([
              4,
              ...[...population.keys()].filter((cell) => cell !== 4 && (choice >> cell) & 1),
            ]);
            const enough = [...set].reduce((total, cell) => total + population[cell], 0) >= population[4] + more;
            const whole = components(board.adjacency, set).length === 1;
            if (enough && whole && !enclaves(board.adjacency, board.toExterior, set).length)
              fewest = Math.min(fewest, set.size - 1);
          }
          if (fewest === Infinity) expect(ways).toEqual([]);
          else if (fewest <= 3) expect(Math.min(...ways.map(({ units }) => units.length))).toBe(fewest);
          for (const { units, proven } of ways) if (proven) expect(units.length).toBe(fewest);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes Moulins to 40 000 inhabitants by its own agglomeration first', () => {
    const moulins = Uint16Array.of(unitOf('03190'));
    const ways = complete(ground, moulins, NOBODY, 40_000);
    const coherent = ways.find(({ kind }) => kind === 'coherent')!;
    const fewest = ways.find(({ kind }) => kind === 'fewest')!;
    expect([...coherent.units].every((unit) => ground.epci[unit] === ground.epci[moulins[0]])).toBe(true);
    expect(fewest.units.length).toBeLessThan(coherent.units.length);
  });

  it('has no way when the threshold is reached, or out of reach', () => {
    const island = Uint16Array.of(unitOf('29155'));
    expect(complete(ground, island, NOBODY, 1)).toEqual([]);
    expect(complete(ground, island, NOBODY, 20_000)).toEqual([]);
    expect(complete(ground, NOBODY, NOBODY, 20_000)).toEqual([]);
  });
});
