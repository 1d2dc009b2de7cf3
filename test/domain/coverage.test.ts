import { describe, expect, it } from 'vitest';
import type { ExistingCpts, Stage } from '../../src/atlas/atlas';
import { coverOf } from '../../src/domain/cover';
import { coverageBy, coverageOf } from '../../src/domain/coverage';
import { bestStages, STAGES } from '../../src/domain/network';
import { scopeAround } from '../../src/domain/scope';
import { countryOf, synthetic } from '../synthetic';

const cpts = (name: string, stage: Stage, units: number[]): ExistingCpts => ({
  id: name,
  name,
  stage,
  stageText: '',
  stageDate: '',
  units: Uint16Array.from(units),
  source: { title: 'test', url: null },
});

const { atlas } = synthetic(['aaabb'], {
  regions: { a: 'R1', b: 'R2' },
  population: (unit) => [1000, 2000, 3000, 4000, NaN][unit],
});
const country = countryOf(atlas, [cpts('A', 'aci', [0, 1]), cpts('B', 'lettre', [1, 2]), cpts('C', 'projet', [1])]);

describe('coverage', () => {
  it('gives both notions, a unit in three CPTS counted once', () => {
    expect(coverageOf(country, { kind: 'france' })).toEqual({
      scope: { kind: 'france' },
      units: 5,
      population: 10_000,
      listed: { units: 5, population: 10_000 },
      unlisted: { units: 0, population: 0 },
      uncovered: { units: 2, population: 4000 },
      unknownUnits: 1,
      aci: { units: 2, population: 3000, listed: { units: 2, population: 3000 }, share: 0.3, lowerBound: false },
      allStages: { units: 3, population: 6000, listed: { units: 3, population: 6000 }, share: 0.6 },
      adopted: { units: 3, population: 6000, listed: { units: 3, population: 6000 }, share: 0.6 },
      cpts: { count: 3, byStage: { unknown: 0, lettre: 1, projet: 1, aci: 1 } },
    });
  });

  it('keeps to a region or a department', () => {
    expect(coverageOf(country, { kind: 'region', code: 'R1' })).toMatchObject({
      units: 3,
      aci: { share: 0.5 },
      allStages: { share: 1 },
    });
    expect(coverageOf(country, { kind: 'department', code: 'b' })).toMatchObject({
      units: 2,
      population: 4000,
      allStages: { units: 0, share: 0 },
      cpts: { count: 0 },
    });
  });

  it('keeps to an EPCI, and goes up from it', () => {
    const { atlas: cut } = synthetic(['aabbb'], {
      epci: (unit) => (unit < 3 ? 'E' : null),
      regions: { a: 'R1', b: 'R2' },
    });
    const here = countryOf(cut, [cpts('A', 'aci', [0, 3])]);
    expect(coverageOf(here, { kind: 'epci', code: 'E' })).toMatchObject({
      units: 3,
      aci: { units: 1, population: 1000 },
    });
    expect(scopeAround(here, { kind: 'epci', code: 'E' })).toEqual({ kind: 'department', code: 'a' });
    expect(scopeAround(here, { kind: 'department', code: 'b' })).toEqual({ kind: 'region', code: 'R2' });
    expect(scopeAround(here, { kind: 'region', code: 'R2' })).toEqual({ kind: 'france' });
    expect(coverageBy(here, 'epci').map(({ scope, units }) => [scope, units])).toEqual([
      [{ kind: 'epci', code: 'E' }, 3],
    ]);
  });

  it('counts with the sketches adopted apart: in the place of the CPTS they stand in for', () => {
    const sketch = (units: number[], origin: string | null) => ({ name: 'S', units: Uint16Array.from(units), origin });
    const scope = { kind: 'france' } as const;
    const more = coverageOf(country, scope, coverOf(country, [sketch([2, 3], null)]));
    expect(more.adopted).toMatchObject({ units: 4, population: 10_000, share: 1 });
    expect(more.allStages.units).toBe(3);
    const less = coverageOf(country, scope, coverOf(country, [sketch([3], 'A')]));
    expect(less.adopted).toMatchObject({ units: 3, population: 9000, share: 0.9 });
  });

  it('says nothing of what is not there: no CPTS, no unit, no known population', () => {
    const empty = countryOf(atlas, []);
    expect(coverageOf(empty, { kind: 'france' })).toMatchObject({
      aci: { units: 0, share: 0, lowerBound: false },
      allStages: { units: 0, share: 0 },
      cpts: { count: 0 },
    });
    expect(coverageOf(empty, { kind: 'region', code: '??' })).toMatchObject({ units: 0, allStages: { share: null } });
    const whole = countryOf(atlas, [cpts('A', 'aci', [0, 1, 2, 3, 4])]);
    expect(coverageOf(whole, { kind: 'france' })).toMatchObject({
      aci: { share: 1 },
      allStages: { share: 1, units: 5 },
    });
  });

  it('says that the signed share is a lower bound when a stage is unknown', () => {
    const doubtful = countryOf(atlas, [cpts('A', 'aci', [0]), cpts('D', 'unknown', [3])]);
    const { aci, allStages } = coverageOf(doubtful, { kind: 'france' });
    expect(aci).toMatchObject({ population: 1000, lowerBound: true });
    expect(allStages.population).toBe(5000);
  });

  it('paints a unit by its most advanced CPTS', () => {
    expect([...bestStages(country.network)].map((stage) => STAGES[stage] ?? 'none')).toEqual([
      'aci',
      'aci',
      'lettre',
      'none',
      'none',
    ]);
  });
});
