import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { componentOf, components } from '../../src/kernel/components';
import { enclaves, stepsToExterior } from '../../src/kernel/enclaves';
import { UnitSet } from '../../src/kernel/unit-set';
import { synthetic } from '../synthetic';

const land = synthetic(['aaaaa', 'aaaaa', 'aaaaa', 'aaaaa', 'aaaaa']).atlas;
const plain = (groups: Uint16Array[]) => groups.map((group) => [...group]);
const enclavesIn = (atlas: typeof land, units: number[]) =>
  plain(enclaves(atlas.adjacency, stepsToExterior(atlas.adjacency, atlas.exterior), new UnitSet(units)));

describe('components', () => {
  it('parts what touches by a corner only', () => {
    expect(plain(components(land.adjacency, new UnitSet([0, 1, 7, 24])))).toEqual([[0, 1], [7], [24]]);
    expect(plain(components(land.adjacency, new UnitSet([0, 6])))).toEqual([[0], [6]]);
  });

  it('of nothing is nothing, of one unit is one', () => {
    expect(components(land.adjacency, new UnitSet())).toEqual([]);
    expect(plain(components(land.adjacency, new UnitSet([12])))).toEqual([[12]]);
  });

  it('labels islands apart', () => {
    expect([...componentOf(synthetic(['aa.a', 'aa.a']).atlas.adjacency)]).toEqual([0, 0, 1, 0, 0, 1]);
  });
});

describe('enclaves', () => {
  it('finds the heart of a ring, and none once the ring opens', () => {
    const ring = [6, 7, 8, 11, 13, 16, 17, 18];
    expect(enclavesIn(land, ring)).toEqual([[12]]);
    expect(enclavesIn(land, ring.slice(1))).toEqual([[12]]);
    expect(enclavesIn(land, [7, 11, 13])).toEqual([]);
  });

  it('does not take a bay closed by the sea for an enclave', () => {
    expect(enclavesIn(land, [1, 6, 5])).toEqual([]);
    expect(enclavesIn(synthetic(['aaa', 'a.a', 'aaa']).atlas, [0, 1, 2])).toEqual([]);
  });

  it('tells two enclaves apart', () => {
    const wide = synthetic(['aaaaaaa', 'aaaaaaa', 'aaaaaaa', 'aaaaaaa']).atlas;
    const holes = [8, 9, 12];
    const rest = Array.from({ length: 28 }, (_, unit) => unit).filter((unit) => !holes.includes(unit));
    expect(enclavesIn(wide, rest)).toEqual([[8, 9], [12]]);
  });

  it('agrees with a flood of the whole complement on any set of a grid', () => {
    const grid = synthetic(Array.from({ length: 12 }, (_, y) => (y === 5 ? 'aaaa...aaaaa' : 'aaaaaaaaaaaa'))).atlas;
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: grid.count - 1 }), { maxLength: 120 }), (units) => {
        const taken = new Set(units);
        const reached = new Set([...grid.exterior.keys()].filter((u) => grid.exterior[u] && !taken.has(u)));
        for (const u of reached) {
          for (let e = grid.adjacency.offsets[u]; e < grid.adjacency.offsets[u + 1]; e++) {
            if (!taken.has(grid.adjacency.targets[e])) reached.add(grid.adjacency.targets[e]);
          }
        }
        const naive = [...grid.exterior.keys()].filter((u) => !taken.has(u) && !reached.has(u));
        const found = enclavesIn(grid, units).flat();
        expect(found.sort((a, b) => a - b)).toEqual(naive);
      }),
      { numRuns: 300 },
    );
  });
});
