import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { Pull, type PulledSketch } from '../../src/domain/pull';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { breaksOf, standingOf } from '../../src/domain/standing';
import { Territory } from '../../src/domain/territory';
import { UnitSet } from '../../src/kernel/unit-set';
import { countryOf, synthetic } from '../synthetic';

const SIDE = 8;
const population = (unit: number) => (unit % 7 === 3 ? NaN : 700 * (unit % 13) + 1);
const { atlas } = synthetic(Array(SIDE).fill('AAAABBBB'), { population });
const cpts = [{ id: 'c', name: 'CPTS', stage: 'aci', stageText: '', stageDate: '', units: Uint16Array.of(27, 28, 35), source: { title: '', url: null } }] as const; // prettier-ignore
const country = countryOf(atlas, cpts);
const neighbours = (unit: number) => [
  ...atlas.adjacency.targets.subarray(atlas.adjacency.offsets[unit], atlas.adjacency.offsets[unit + 1]),
];
const sketch = (id: string, units: readonly number[], more: Partial<PulledSketch> = {}): PulledSketch => ({
  id,
  name: id,
  locked: false,
  origin: null,
  units: Uint16Array.from(units).sort(),
  ...more,
});
const press = (sketches: readonly PulledSketch[], start: number) =>
  new Pull(country, DEFAULT_SETTINGS, sketches, start, neighbours(start));

/** Rows of eight units: the first three are of A, the next three of B, the last two of nobody. */
const row = (y: number) => Array.from({ length: SIDE }, (_, x) => y * SIDE + x);
const A = [0, 1, 2].flatMap(row);
const B = [3, 4, 5].flatMap(row);

describe('a border pulled', () => {
  it('from one side into the other takes what is swept, and nothing else', () => {
    const pull = press([sketch('A', A), sketch('B', B)], 18);
    expect(pull.held).toBe(true);
    expect(pull.sweep([26, 34, 1, 50, 34])).toBe(true);
    expect(pull.sides).toEqual({ taker: 'A', giver: 'B' });
    expect([...pull.moved]).toEqual([26, 34]);
    expect(pull.figures().map(({ id, gained }) => [id, gained])).toEqual([
      ['A', 2],
      ['B', -2],
    ]);
  });

  it('further into the side pressed gives it to the other, from the unit pressed on', () => {
    const pull = press([sketch('A', A), sketch('B', B)], 26);
    pull.sweep([34]);
    expect(pull.sides).toEqual({ taker: 'A', giver: 'B' });
    expect([...pull.moved]).toEqual([26, 34]);
  });

  it('of one sketch takes free ground, or leaves it', () => {
    const out = press([sketch('A', A)], 18);
    out.sweep([26]);
    expect(out.sides).toEqual({ taker: 'A', giver: null });
    const inwards = press([sketch('A', A)], 26);
    inwards.sweep([18]);
    expect(inwards.sides).toEqual({ taker: null, giver: 'A' });
    expect([...inwards.moved]).toEqual([18]);
    expect(inwards.figures().map(({ id, gained }) => [id, gained])).toEqual([['A', -1]]);
  });

  it('is not held where no border passes, and does not move beside a locked sketch', () => {
    expect(press([sketch('A', A)], 0).held).toBe(false);
    expect(press([], 0).held).toBe(false);
    const pull = press([sketch('A', A), sketch('B', B, { locked: true })], 18);
    expect(pull.sweep([26])).toBe(false);
    expect(pull.lockedBy).toBe('B');
    expect([...pull.moved]).toEqual([]);
  });

  it('says what would break: two pieces, below the minimum, an overlap', () => {
    const pull = press([sketch('A', A), sketch('B', B)], 19);
    pull.sweep([27, 35, 43]);
    const [a, b] = pull.figures();
    expect(a.breaks).toEqual([
      { kind: 'overlap', name: 'CPTS', sketch: false, units: expect.objectContaining({ length: 2 }) },
    ]);
    expect(b.breaks).toEqual([{ kind: 'pieces', count: 2 }]);
    const small = press([sketch('A', [0, 1, 2, 4, 5, 6])], 3);
    small.sweep([4, 5, 6]);
    expect(small.figures()[0].breaks).toEqual([]);
    const whole = standingOf(country, new Territory(country, [12, 11, 9, 8]), DEFAULT_SETTINGS, []);
    const less = standingOf(country, new Territory(country, [8, 9]), DEFAULT_SETTINGS, []);
    expect(whole.population.value).toBeGreaterThanOrEqual(20_000);
    expect(breaksOf(whole, less)).toEqual([{ kind: 'minimum', missing: 20_000 - less.population.value! }]);
  });

  it('does not count as an overlap the CPTS that a sketch stands in for', () => {
    const pull = press([sketch('A', A, { origin: 'c' }), sketch('B', B)], 19);
    pull.sweep([27]);
    expect(pull.figures()[0].breaks).toEqual([]);
  });

  it('gives at every move the figures of a recount, and loses and invents nothing', () => {
    const cell = fc.nat(SIDE * SIDE - 1);
    const holders = fc.array(fc.constantFrom('A', 'B', 'C', null), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE });
    fc.assert(
      fc.property(holders, cell, fc.array(cell, { maxLength: 12 }), (held, start, path) => {
        const of = (id: string) => held.flatMap((holder, unit) => (holder === id ? [unit] : []));
        const sketches = ['A', 'B', 'C'].map((id) => sketch(id, of(id)));
        const pull = press(sketches, start);
        for (const unit of path) {
          pull.sweep([unit]);
          const { sides } = pull;
          if (!sides) continue;
          const after = held.map((holder, at) => (pull.moved.has(at) ? sides.taker : holder));
          held.forEach((holder, at) => pull.moved.has(at) && expect(holder).toBe(sides.giver));
          const units = (id: string) => after.flatMap((holder, at) => (holder === id ? [at] : []));
          const figures = pull.figures();
          expect(figures.map(({ id }) => id)).toEqual([sides.taker, sides.giver].filter((id) => id !== null));
          for (const side of figures) {
            const own = units(side.id);
            const known = own.map(population).filter((value) => !Number.isNaN(value));
            const sum = known.reduce((total, value) => total + value, 0);
            expect(side.after.population.value).toBe(known.length || !own.length ? sum : null);
            const others = sketches.filter(({ id }) => id !== side.id);
            const recount = standingOf(
              country,
              new Territory(country, own),
              DEFAULT_SETTINGS,
              others.map(({ id, name }) => ({ name, units: new UnitSet(units(id)) })),
            );
            expect(side.after).toEqual(recount);
            expect(side.before.units + side.gained).toBe(side.after.units);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
