import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioChanges } from '../../src/domain/scenario-changes';
import { synthetic } from '../synthetic';

const { atlas } = synthetic(['AAAAAA', 'AAAAAA'], { population: (unit) => (unit + 1) * 1000 });
const named = (...territories: number[][]) =>
  territories.map((units, i) => ({ name: `T${i}`, units: Uint16Array.from(units).sort() }));

describe('what differs between two scenarios', () => {
  it('is nothing when only names and order do', () => {
    const { matches, changes } = scenarioChanges(atlas, named([0, 1], [2, 3]), named([3, 2], [0, 1]));
    expect(matches).toEqual([1, 0]);
    expect(changes).toEqual([]);
  });

  it('names what each commune leaves and joins, the most communes first, with their inhabitants', () => {
    const first = named([0, 1, 6, 7], [2, 3, 8, 9]);
    const second = named([0, 1, 2, 6, 7, 8], [3, 9], [4, 5, 10]);
    const { matches, changes } = scenarioChanges(atlas, first, second);
    expect(matches).toEqual([0, 1, null]);
    expect(changes.map(({ from, to, units, population }) => [from, to, [...units], population])).toEqual([
      [[], [2], [4, 5, 10], 5000 + 6000 + 11_000],
      [[1], [0], [2, 8], 3000 + 9000],
    ]);
  });

  it('holds each commune that changes once, and no other', () => {
    const cut = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(cut, cut, (a, b) => {
        const territories = (of: number[]) =>
          named(...[0, 1, 2, 3].map((place) => [...of.keys()].filter((unit) => of[unit] === place)));
        const { matches, changes } = scenarioChanges(atlas, territories(a), territories(b));
        const changed = changes.flatMap(({ units }) => [...units]).sort((x, y) => x - y);
        const expected = a.flatMap((from, unit) => {
          const to = b[unit];
          const goesOn = to < 0 ? -1 : (matches[to] ?? -2);
          return goesOn === from ? [] : [unit];
        });
        expect(changed).toEqual(expected);
        const used = matches.filter((match) => match !== null);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });
});
