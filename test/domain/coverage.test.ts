import { describe, expect, it } from 'vitest';
import type { ExistingCpts, Stage } from '../../src/atlas/atlas';
import { createCountry } from '../../src/domain/country';
import { coverageOf } from '../../src/domain/coverage';
import { bestStages, STAGES } from '../../src/domain/network';
import { synthetic } from '../synthetic';

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
const country = createCountry(atlas, [cpts('A', 'aci', [0, 1]), cpts('B', 'lettre', [1, 2]), cpts('C', 'projet', [1])]);

describe('coverage', () => {
  it('gives both notions, a unit in three CPTS counted once', () => {
    expect(coverageOf(country, { kind: 'france' })).toEqual({
      scope: { kind: 'france' },
      units: 5,
      population: 10_000,
      unknownUnits: 1,
      aci: { units: 2, population: 3000, share: 0.3, lowerBound: false },
      allStages: { units: 3, population: 6000, share: 0.6 },
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

  it('says that the signed share is a lower bound when a stage is unknown', () => {
    const doubtful = createCountry(atlas, [cpts('A', 'aci', [0]), cpts('D', 'unknown', [3])]);
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
