import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate';
import { thresholdsOf, wordedThreshold } from '../../src/domain/size-class';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import type { CheckId, Verdict } from '../../src/checks/verdict';
import { countryOf, synthetic, type SyntheticOptions } from '../synthetic';

/** The verdict on one unit of `population` inhabitants, alone in its country. */
function alone(population: number, settings: Partial<Settings> = {}, options: SyntheticOptions = {}): Verdict {
  const country = countryOf(synthetic(['a'], { population: () => population, ...options }).atlas);
  return evaluate(country, new Territory(country, [0]), { ...DEFAULT_SETTINGS, ...settings });
}

const state = (verdict: Verdict, id: CheckId) => verdict.checks.find((check) => check.id === id)!.state;

describe('size class at the edges', () => {
  it.each([
    [1, 1, null, 39_999],
    [39_999, 1, null, 1],
    [40_000, 2, 1, 40_001],
    [79_999, 2, 40_000, 2],
    [80_000, 2, 40_001, 1],
    [80_001, 3, 1, 95_000],
    [175_000, 3, 95_000, 1],
    [175_001, 4, 1, null],
    [2_000_000, 4, 1_825_000, null],
  ])('%i inhabitants: T%i', (population, size, toPrevious, toNext) => {
    const verdict = alone(population);
    expect(verdict.population.value).toBe(population);
    expect(verdict.size).toMatchObject({ class: size, toPrevious, toNext, ambiguous: population === 80_000 });
    expect(state(verdict, 'size-class')).toBe(population === 80_000 ? 'warn' : 'pass');
  });

  it('puts exactly 80 000 in T3 when the setting says so, and moves nothing else', () => {
    const sizeOf = (population: number) => alone(population, { boundary80000: 3 }).size;
    expect(sizeOf(80_000)).toMatchObject({ class: 3, toPrevious: 1, toNext: 95_001, ambiguous: true });
    expect(sizeOf(79_999)).toMatchObject({ class: 2, toNext: 1, ambiguous: false });
    expect(sizeOf(80_001)).toMatchObject({ class: 3, toPrevious: 2, ambiguous: false });
  });

  it('warns when another vintage changes the class, and says which', () => {
    const verdict = alone(40_000, {}, { older: () => 39_999 });
    expect(verdict.size.vintages).toEqual([{ vintage: 2016, population: 39_999, class: 1 }]);
    expect(state(verdict, 'size-class')).toBe('warn');
    expect(state(alone(41_000, {}, { older: () => 40_000 }), 'size-class')).toBe('pass');
  });

  it('does not guess the class of a vintage that lacks a unit', () => {
    expect(alone(40_000, {}, { older: () => NaN }).size.vintages).toEqual([
      { vintage: 2016, population: null, class: null },
    ]);
  });
});

describe('unknown population', () => {
  it('is no zero: nothing can be said of a territory without any', () => {
    const verdict = alone(NaN);
    expect(verdict.population).toMatchObject({ value: null, quality: 'unknown', unknownUnits: 1, years: [] });
    expect(verdict.size.class).toBeNull();
    for (const id of ['minimum-population', 'size-class', 'funding'] as const)
      expect(state(verdict, id)).toBe('unknown');
    expect(verdict.professionals.every(({ density }) => density.value === null)).toBe(true);
  });

  it('in a part leaves a lower bound, which may be enough for the minimum but not for the class', () => {
    const populations = [25_000, NaN, 5000];
    const country = countryOf(synthetic(['aaa'], { population: (unit) => populations[unit] }).atlas);
    const on = (units: number[]) => evaluate(country, new Territory(country, units), DEFAULT_SETTINGS);
    expect(on([0, 1]).population).toMatchObject({ value: 25_000, quality: 'approximate', unknownUnits: 1 });
    expect(state(on([0, 1]), 'minimum-population')).toBe('pass');
    expect(state(on([0, 1]), 'size-class')).toBe('unknown');
    expect(state(on([1, 2]), 'minimum-population')).toBe('unknown');
    expect(on([0, 1]).pieces[0].population).toBeNull();
  });
});

describe('an empty territory', () => {
  it('has no class, and passes and fails nothing', () => {
    const country = countryOf(synthetic(['aa']).atlas);
    const verdict = evaluate(country, new Territory(country), DEFAULT_SETTINGS);
    expect(verdict.population).toMatchObject({ value: 0, quality: 'exact', unknownUnits: 0 });
    expect(verdict.size).toMatchObject({ class: null, toPrevious: null, toNext: null, ambiguous: false });
    expect(verdict.funding.amounts.operating.value).toBeNull();
    expect(verdict.checks.map((check) => check.id)).toEqual([
      'minimum-population',
      'size-class',
      'funding',
      'overlap',
      'contiguity',
      'composition',
      'administrative',
      'leftover',
      'professionals',
      'cls',
    ]);
    for (const check of verdict.checks) expect(check).toMatchObject({ state: 'unknown', value: null });
    expect([verdict.pieces, verdict.enclaves, verdict.overlaps, verdict.leftovers, verdict.epcis].flat()).toEqual([]);
  });
});

describe('minimum population', () => {
  const inRegion = (population: number, region: string, settings: Partial<Settings> = {}) =>
    alone(population, settings, { regions: { a: region } });

  it('fails below a minimum that the region publishes, and warns below the default', () => {
    expect(state(inRegion(19_999, '52'), 'minimum-population')).toBe('fail');
    expect(state(inRegion(20_000, '52'), 'minimum-population')).toBe('pass');
    expect(state(inRegion(19_999, '84'), 'minimum-population')).toBe('warn');
    expect(inRegion(1, '52').minimum).toMatchObject({ value: 20_000, published: true, region: '52' });
    expect(inRegion(1, '84').minimum).toMatchObject({ value: 20_000, published: false, region: null });
  });

  it('holds a territory across regions to the one that publishes', () => {
    const { atlas } = synthetic(['ab'], { regions: { a: '53', b: '52' }, population: () => 5000 });
    const country = countryOf(atlas);
    const verdict = evaluate(country, new Territory(country, [0, 1]), DEFAULT_SETTINGS);
    expect(verdict.minimum.published).toBe(true);
    expect(state(verdict, 'minimum-population')).toBe('fail');
  });

  it('gives way to the one typed in, which is the user’s own', () => {
    const verdict = inRegion(12_000, '52', { minimum: 15_000 });
    expect(verdict.minimum).toEqual({ value: 15_000, region: null, published: false, source: 'saisie' });
    expect(state(verdict, 'minimum-population')).toBe('warn');
    expect(state(inRegion(15_000, '52', { minimum: 15_000 }), 'minimum-population')).toBe('pass');
  });
});

describe('the thresholds of the classes', () => {
  it('are said as the agreement words them, whichever way 80 000 is read', () => {
    for (const boundary of [2, 3] as const)
      expect(thresholdsOf(boundary).map(wordedThreshold)).toEqual([40_000, 80_000, 175_000]);
    expect(thresholdsOf(2)).toEqual([40_000, 80_001, 175_001]);
    expect(thresholdsOf(3)).toEqual([40_000, 80_000, 175_001]);
  });
});

describe('funding', () => {
  it('follows the class and the text, and leaves unknown what no source gives', () => {
    const amounts = (population: number, rules: Settings['agreement']) =>
      alone(population, { agreement: rules }).funding.amounts;
    expect(amounts(30_000, 'aci-2019').ceilingWithSnp.value).toBe(220_000);
    expect(amounts(30_000, 'aci-2019').ceilingWithoutSnp).toMatchObject({ value: 185_000, tag: 'derived' });
    expect(amounts(50_000, 'aci-2019').ceilingWithoutSnp).toMatchObject({ value: null, tag: 'unknown' });
    expect(amounts(50_000, 'avenant-2').ceilingWithSnp).toMatchObject({ value: 362_500, tag: 'one' });
    expect(amounts(100_000, 'avenant-2').ceilingWithSnp.value).toBeNull();
    expect(amounts(200_000, 'avenant-2').ceilingWithSnp).toMatchObject({ value: 580_000, tag: 'sure' });
    expect(state(alone(100_000, { agreement: 'avenant-2' }), 'funding')).toBe('unknown');
    expect(state(alone(50_000, { agreement: 'avenant-2' }), 'funding')).toBe('info');
  });

  it('shows an amount typed in as the user’s', () => {
    const verdict = alone(100_000, { amounts: { ceilingWithSnp: 367_500 } });
    expect(verdict.funding.amounts.ceilingWithSnp).toMatchObject({ value: 367_500, tag: 'typed', source: 'saisie' });
    expect(state(verdict, 'funding')).toBe('info');
  });

  it('offers the aid for writing the project where the region publishes one, and promises none across regions', () => {
    const aid = (regions: Record<string, string>) => {
      const country = countryOf(synthetic(['ab'], { regions }).atlas);
      return evaluate(country, new Territory(country, [0, 1]), DEFAULT_SETTINGS).funding.amounts.projectWriting.value;
    };
    expect(aid({ a: '84', b: '84' })).toBe(15_000);
    expect(aid({ a: '84', b: '27' })).toBeNull();
    expect(aid({ a: '28', b: '28' })).toBeNull();
  });
});
