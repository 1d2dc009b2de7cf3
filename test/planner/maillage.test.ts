import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { unitsInScope } from '../../src/domain/scope';
import { groundOf, type Ground, type Wishes } from '../../src/planner/ground';
import { maillage } from '../../src/planner/maillage';
import { partialEpcis } from '../../src/project/reason';
import { builtCountry } from '../folder';
import { groundFrom, judge, neighbours } from './judge';

const country = builtCountry();
const ground = groundOf(country);
const NOBODY = new Uint16Array();
const everything = ({ population }: Ground) => Uint16Array.from(population.keys());

const wishes: fc.Arbitrary<Wishes> = fc.record({
  objective: fc.constantFrom('count' as const, 'balance' as const),
  minimum: fc.constantFrom(1, 500, 5000, 20_000),
  wish: fc.oneof(
    fc.record({ kind: fc.constant('size' as const), inhabitants: fc.constantFrom(1000, 20_000, 60_000) }),
    fc.record({ kind: fc.constant('number' as const), territories: fc.integer({ min: 1, max: 12 }) }),
  ),
  seed: fc.integer(),
});

const adversarial: Record<string, (population: number[]) => Ground> = {
  star: (population) =>
    groundFrom(
      population,
      population.slice(1).map((_, leaf) => [0, leaf + 1]),
      [...population.keys()],
    ),
  path: (population) =>
    groundFrom(
      population,
      population.slice(1).map((_, unit) => [unit, unit + 1]),
      [...population.keys()],
    ),
  ring: (population) =>
    groundFrom(
      population,
      population.map((_, unit) => [unit, (unit + 1) % population.length]),
      [...population.keys()],
    ),
  /** Only the first unit touches the sea: whoever holds it on the way of others walls them in. */
  pocket: (population) =>
    groundFrom(
      population,
      population.slice(1).map((_, unit) => [unit, unit + 1]),
      [0],
    ),
  grid: (population) => {
    const side = Math.max(1, Math.floor(Math.sqrt(population.length)));
    const edges: [number, number][] = [];
    const edge: number[] = [];
    population.forEach((_, unit) => {
      if ((unit + 1) % side !== 0 && unit + 1 < population.length) edges.push([unit, unit + 1]);
      if (unit + side < population.length) edges.push([unit, unit + side]);
      const inner = unit % side > 0 && unit % side < side - 1 && unit >= side && unit + side < population.length;
      if (!inner) edge.push(unit);
    });
    return groundFrom(population, edges, edge);
  },
  apart: (population) => groundFrom(population, [], [...population.keys()]),
};

const inhabitants = fc.oneof(fc.constantFrom(0, NaN, 1), fc.integer({ min: 0, max: 30_000 }));

describe.each(Object.keys(adversarial))('on a %s', (shape) => {
  it('shares out every unit once, in connected and viable territories', () => {
    fc.assert(
      fc.property(
        fc.array(inhabitants, { minLength: 3, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 6 }),
        wishes,
        (population, holes, wish) => {
          const small = adversarial[shape](population);
          const held = Uint16Array.from(new Set(holes.filter((unit) => unit < population.length))).sort();
          const area = { scope: everything(small), held };
          judge(small, area, wish, maillage(small, area, wish));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('copes with one giant unit, and with nobody at all', () => {
    const count: Wishes = { objective: 'count', minimum: 20_000, wish: { kind: 'size', inhabitants: 60_000 }, seed: 1 };
    const giant = adversarial[shape](Array.from({ length: 30 }, (_, unit) => (unit === 7 ? 2_000_000 : 10)));
    const empty = adversarial[shape](Array.from({ length: 30 }, () => 0));
    for (const objective of ['count', 'balance'] as const) {
      const wish = { ...count, objective };
      judge(
        giant,
        { scope: everything(giant), held: NOBODY },
        wish,
        maillage(giant, { scope: everything(giant), held: NOBODY }, wish),
      );
      const nobody = maillage(empty, { scope: everything(empty), held: NOBODY }, wish);
      judge(empty, { scope: everything(empty), held: NOBODY }, wish, nobody);
      expect(nobody.territories).toEqual([]);
    }
  });
});

describe('on the real atlas', () => {
  const unit = fc.integer({ min: 0, max: country.atlas.count - 1 });
  const patch = fc
    .tuple(unit, fc.integer({ min: 1, max: 900 }), fc.array(unit, { maxLength: 5 }))
    .map(([seed, size, strays]) => {
      const grown = new Set([seed]);
      for (const from of grown) {
        if (grown.size >= size) break;
        for (const next of neighbours(ground, from)) grown.add(next);
      }
      return Uint16Array.from(new Set([...grown, ...strays])).sort();
    });

  it('keeps every promise on patches of it, some units being held', () => {
    fc.assert(
      fc.property(patch, fc.array(fc.nat(), { maxLength: 120 }), wishes, (scope, holes, wish) => {
        const area = { scope, held: Uint16Array.from(new Set(holes.map((hole) => scope[hole % scope.length]))).sort() };
        judge(ground, area, wish, maillage(ground, area, wish));
      }),
      { numRuns: 50 },
    );
  });

  const held = Uint16Array.from(country.network.offsets.keys()).filter(
    (u) => u < country.atlas.count && country.network.offsets[u + 1] > country.network.offsets[u],
  );
  const balance: Wishes = {
    objective: 'balance',
    minimum: 20_000,
    wish: { kind: 'size', inhabitants: 60_000 },
    seed: 1,
  };

  it.each(['53', '93', '01', '94'])('keeps every promise on region %s around the existing CPTS', (code) => {
    const area = { scope: unitsInScope(country, { kind: 'region', code }), held };
    for (const objective of ['count', 'balance'] as const) {
      judge(ground, area, { ...balance, objective }, maillage(ground, area, { ...balance, objective }));
    }
  });

  it('surrounds no CPTS where the communes around it can be shared between two territories', () => {
    const board = adversarial.grid(Array.from({ length: 49 }, () => 1000));
    const middle = Uint16Array.of(16, 17, 18, 23, 24, 25, 30, 31, 32);
    const area = { scope: everything(board), held: middle };
    for (let seed = 1; seed <= 20; seed++) {
      for (const territories of [2, 3, 5]) {
        const wish = { ...balance, minimum: 5000, wish: { kind: 'number', territories } as const, seed };
        const found = maillage(board, area, wish);
        judge(board, area, wish, found);
        expect(found.territories.map(({ reason }) => [...reason.surrounds])).toEqual(Array(territories).fill([]));
      }
    }
    // Alone, a territory has no choice, and says so.
    const alone = maillage(board, area, { ...balance, minimum: 40_000 });
    expect(alone.territories.map(({ reason }) => [...reason.surrounds])).toEqual([[...middle]]);
  });

  it('surrounds at most exclaves of the existing CPTS in the regions of the country', () => {
    for (const { code } of country.atlas.regions) {
      const area = { scope: unitsInScope(country, { kind: 'region', code }), held };
      const surrounded = new Set(
        maillage(ground, area, balance).territories.flatMap(({ reason }) => [...reason.surrounds]),
      );
      for (const { name, units } of country.network.cpts)
        expect(units.filter((unit) => surrounded.has(unit)).length, name).toBeLessThanOrEqual(1);
    }
  });

  it('joins the islands of Brittany by their nearest neighbour, and says so', () => {
    const area = { scope: unitsInScope(country, { kind: 'region', code: '53' }), held: NOBODY };
    const found = maillage(ground, area, balance);
    const named = found.territories
      .flatMap(({ reason }) => reason.crossings)
      .map(({ from, to }) => [country.atlas.names[from], country.atlas.names[to]]);
    expect(named).toContainEqual(['Groix', 'Larmor-Plage']);
    expect(named).toContainEqual(['Île-Molène', 'Ouessant']);
    expect(found.unassigned).toEqual([]);
  });

  it('reaches 305 territories in Auvergne-Rhône-Alpes, 332 being out of reach of anybody', () => {
    const area = { scope: unitsInScope(country, { kind: 'region', code: '84' }), held: NOBODY };
    const count: Wishes = { ...balance, objective: 'count' };
    const found = maillage(ground, area, count);
    judge(ground, area, count, found);
    expect(found.stats.bound).toBe(332);
    expect(found.territories.length).toBeGreaterThanOrEqual(305);
  });

  it('says of how many EPCI a part is taken as its territories say it one by one', () => {
    const scope = unitsInScope(country, { kind: 'region', code: '84' });
    // Every fifth EPCI loses its first communes to somebody.
    const taken = scope.filter((unit, i) => country.atlas.epci[unit] % 5 === 0 && i % 2 === 0);
    const found = maillage(ground, { scope, held: taken }, balance);
    const reasons = found.territories.map(({ reason }) => reason);
    const { shared, others } = partialEpcis(reasons);
    const { epci } = country.atlas;
    const holders = new Map<number, Set<number>>();
    found.territories.forEach(({ units }, i) =>
      units.forEach((unit) => holders.set(epci[unit], (holders.get(epci[unit]) ?? new Set()).add(i))),
    );
    const whole = (index: number) => {
      const [only] = holders.get(index)!;
      return epci.every((one, unit) => one !== index || found.territories[only].units.includes(unit));
    };
    const alone = [...holders].filter(([index, { size }]) => index !== NONE && size === 1).map(([index]) => index);
    expect(shared).toBe(found.stats.epciCut);
    expect(shared).toBeGreaterThan(0);
    expect(others).toBe(alone.filter((index) => !whole(index)).length);
    expect(others).toBeGreaterThan(10);
  });

  it('gives the country the exact number wished', () => {
    const area = { scope: everything(ground), held: NOBODY };
    const thousand: Wishes = { ...balance, wish: { kind: 'number', territories: 1000 } };
    const found = maillage(ground, area, thousand);
    judge(ground, area, thousand, found);
    expect(found.territories).toHaveLength(1000);
    expect(new Set(found.unassigned.map(({ reason }) => reason))).toEqual(new Set(['no-outline']));
  });

  it('gives the same answer to the same seed, and another to another', () => {
    const area = { scope: unitsInScope(country, { kind: 'department', code: '03' }), held };
    const first = maillage(ground, area, balance);
    expect(maillage(ground, area, balance)).toEqual(first);
    const units = ({ territories }: typeof first) => territories.map((territory) => territory.units.join());
    const others = [2, 3, 4, 5].map((seed) => units(maillage(ground, area, { ...balance, seed })).join());
    expect(others.some((other) => other !== units(first).join())).toBe(true);
  });

  it('works no longer than the size of the scope wants', () => {
    const shares: number[] = [];
    const area = { scope: unitsInScope(country, { kind: 'region', code: '94' }), held };
    maillage(ground, area, balance, (share) => shares.push(share));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeLessThanOrEqual(12);
  });

  it('refuses a wish that is no number', () => {
    const area = { scope: NOBODY, held };
    expect(() => maillage(ground, area, { ...balance, minimum: 0 })).toThrow(RangeError);
    expect(() => maillage(ground, area, { ...balance, wish: { kind: 'number', territories: NaN } })).toThrow(
      RangeError,
    );
  });
});
