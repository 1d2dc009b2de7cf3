import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { GroupTally } from '../../src/kernel/group-tally';
import { Tally } from '../../src/kernel/tally';

const value = fc.oneof(fc.constant(NaN), fc.float({ min: 0, max: 50_000, noNaN: true }));

describe('Tally', () => {
  it('gives the same bits after any additions and removals as when computed anew', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 40, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 400 }),
        (values, toggles) => {
          const column = Float32Array.from(values);
          const live = new Tally([column]);
          const units = new Set<number>();
          for (const u of toggles) {
            if (units.delete(u)) live.remove(u);
            else {
              units.add(u);
              live.add(u);
            }
          }
          const anew = new Tally([column]);
          for (const u of units) anew.add(u);
          expect(live.sum(0)).toBe(anew.sum(0));
          expect(live.unknown(0)).toBe([...units].filter((u) => Number.isNaN(column[u])).length);
          const plain = [...units].reduce((sum, u) => sum + (column[u] || 0), 0);
          expect(Math.abs(live.sum(0) - plain)).toBeLessThanOrEqual(units.size * 2 ** -20);
        },
      ),
    );
  });

  it('keeps integers exact up to a country', () => {
    const column = new Float64Array(35_000).fill(1).map((_, u) => 1000 + (u % 977));
    const tally = new Tally([column]);
    column.forEach((_, u) => tally.add(u));
    expect(tally.sum(0)).toBe(column.reduce((a, b) => a + b));
  });
});

describe('GroupTally', () => {
  it('sums by group, tells an unknown from a zero, and leaves out units of no group', () => {
    const groups = new GroupTally(3, Uint16Array.of(0, 0, 1, 0xffff), [5, 7, NaN, 100]);
    [0, 1, 2, 3].forEach((unit) => groups.add(unit));
    expect(groups.touched()).toEqual([0, 1]);
    expect([groups.sum(0), groups.sum(1), groups.sum(2)]).toEqual([12, null, 0]);
    groups.remove(2);
    groups.remove(0);
    expect([...groups.counts]).toEqual([1, 0, 0]);
    expect([groups.sum(0), groups.sum(1)]).toEqual([7, 0]);
  });
});
