import { describe, expect, it } from 'vitest';
import { PROFESSIONS } from '../../src/atlas/atlas';
import { coverageOf } from '../../src/domain/coverage';
import { evaluate } from '../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas, network } = country;
const unit = (code: string) => atlas.codes.indexOf(code);
const on = (units: Iterable<number>) => evaluate(country, new Territory(country, units), DEFAULT_SETTINGS);

describe('on the mirror of open data', () => {
  it('Nice stands in three CPTS, which share it: no overlap is certain', () => {
    const nice = unit('06088');
    expect(network.offsets[nice + 1] - network.offsets[nice]).toBe(3);
    const verdict = on([nice]);
    expect(verdict.overlaps).toEqual([]);
    expect(verdict.shared.map(({ unit: shared, cpts }) => [shared, cpts.length])).toEqual([[nice, 3]]);
    expect(verdict.checks.find(({ id }) => id === 'overlap')).toMatchObject({ state: 'unknown', value: null });
  });

  it('the 70 CPTS of Provence-Alpes-Côte d’Azur cover 915 units, all at an unknown stage', () => {
    const paca = coverageOf(country, { kind: 'region', code: '93' });
    expect(paca.cpts).toEqual({ count: 70, byStage: { unknown: 70, lettre: 0, projet: 0, aci: 0 } });
    expect(paca.aci).toMatchObject({ units: 0, population: 0, share: null, lowerBound: true });
    expect(paca.allStages.units).toBe(915);
  });

  it('professionals are counted, and add up to the national totals of the BPE 2024', () => {
    const france = new Territory(country, atlas.codes.keys());
    expect(PROFESSIONS.map((key) => france.professionals(key).known)).toEqual([
      60_573, 103_023, 90_186, 39_909, 20_725, 9017, 16_122, 0,
    ]);
    expect(france.professionals('orthophoniste').unknown).toBe(atlas.count);
  });

  it('in the Allier, the counts of the BPE pass the composition', () => {
    const allier = on([...atlas.department.keys()].filter((u) => atlas.departments[atlas.department[u]].code === '03'));
    const count = (key: string) => allier.professionals.find((p) => p.key === key)!.count;
    expect(count('medecin_generaliste')).toMatchObject({ value: 269, quality: 'exact' });
    expect(count('infirmier').value).toBe(623);
    expect(allier.professionals[0].density.value).toBeCloseTo((269 / 333_298) * 10_000);
    expect(allier.professionals[0].reference.department).toBe(allier.professionals[0].density.value);
    expect(allier.checks.find(({ id }) => id === 'composition')!.state).toBe('pass');
  });
});
