import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/domain/coverage';
import { coverOf } from '../../../src/domain/cover';
import { evaluate } from '../../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { Territory } from '../../../src/domain/territory';
import { uncoveredOf } from '../../../src/domain/white-zones';
import { builtCountry } from '../../folder';

const country = builtCountry();
const { atlas, network } = country;
const verdictOn = (...codes: string[]) =>
  evaluate(
    country,
    new Territory(
      country,
      codes.map((code) => atlas.codes.indexOf(code)),
    ),
    DEFAULT_SETTINGS,
  );
const stateOf = (codes: string[], id: string) => verdictOn(...codes).checks.find((check) => check.id === id)!.state;

describe('where the list of CPTS is complete', () => {
  it('is the six departments that the regional list claims, and no other', () => {
    const complete = atlas.departments.filter((_, index) => network.completeness[index] === 'complete');
    expect(complete.map(({ code }) => code)).toEqual(['04', '05', '06', '13', '83', '84']);
  });

  it('Toulouse cannot be checked; Marseille is, as before', () => {
    expect([stateOf(['31555'], 'overlap'), stateOf(['31555'], 'leftover')]).toEqual(['unknown', 'unknown']);
    expect([stateOf(['13201', '13202'], 'overlap'), stateOf(['13201', '13202'], 'leftover')]).toEqual(['warn', 'pass']);
  });

  it('Nice is one commune that three CPTS share: no overlap is certain, and it is covered once', () => {
    const verdict = verdictOn('06088');
    expect(verdict.overlaps).toEqual([]);
    expect(verdict.shared.map(({ cpts }) => cpts.map((index) => network.cpts[index].name))).toEqual([
      ['CPTS Nice Centre Nice Est', 'CPTS Nice Nord et ses Collines', 'CPTS Nice Ouest Vallée'],
    ]);
    expect(stateOf(['06088'], 'overlap')).toBe('unknown');
    const here = coverageOf(country, { kind: 'department', code: '06' });
    const units = new Set(network.cpts.flatMap((cpts) => [...cpts.units]));
    const covered = [...units].filter((unit) => atlas.codes[unit].startsWith('06'));
    expect(here.allStages.population).toBe(covered.reduce((sum, unit) => sum + atlas.populations[0].values[unit], 0));
  });

  it('the region has its published share; Auvergne-Rhône-Alpes has none, and no white zone', () => {
    const paca = coverageOf(country, { kind: 'region', code: '93' });
    expect([paca.allStages.population, paca.population, paca.unlisted.units]).toEqual([5_157_061, 5_218_960, 0]);
    const aura = { kind: 'region', code: '84' } as const;
    expect(coverageOf(country, aura).allStages.share).toBeNull();
    expect(uncoveredOf(country, coverOf(country, []), aura, DEFAULT_SETTINGS).white).toEqual([]);
  });

  it('nothing is white beyond the six departments', () => {
    const { white } = uncoveredOf(country, coverOf(country, []), { kind: 'france' }, DEFAULT_SETTINGS);
    for (const { departments } of white)
      for (const department of departments) expect(network.completeness[department]).toBe('complete');
    expect(white).toHaveLength(5);
  });
});
