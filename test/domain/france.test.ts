import { isListed } from '../../src/domain/network';
import { describe, expect, it } from 'vitest';
import { PROFESSIONS } from '../../src/atlas/atlas';
import { coverageOf } from '../../src/domain/coverage';
import { evaluate } from '../../src/checks/evaluate';
import { rankAmongDepartments } from '../../src/domain/references';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import type { CheckId, Verdict } from '../../src/checks/verdict';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas } = country;
const on = (units: Iterable<number>) => evaluate(country, new Territory(country, units), DEFAULT_SETTINGS);
const unitsOf = (codes: string[]) => codes.map((code) => atlas.codes.indexOf(code));
const inDepartment = (code: string) =>
  [...atlas.department.keys()].filter((unit) => atlas.departments[atlas.department[unit]].code === code);
const inEpci = (name: string) => {
  const epci = atlas.epcis.findIndex((group) => group.name === name);
  return [...atlas.epci.keys()].filter((unit) => atlas.epci[unit] === epci);
};
const state = (verdict: Verdict, id: CheckId) => verdict.checks.find((check) => check.id === id)!.state;

describe('on the real atlas', () => {
  it('one commune: Moulins stands alone in its department, region and EPCI', () => {
    const verdict = on(unitsOf(['03190']));
    expect(verdict.population.value).toBe(19_206);
    expect(verdict.pieces).toHaveLength(1);
    expect(verdict.departments).toMatchObject([{ code: '03', units: 1, of: 317, population: 19_206 }]);
    expect(verdict.regions).toMatchObject([{ code: '84' }]);
    expect(verdict.epcis).toMatchObject([{ name: 'CA Moulins Communauté', units: 1 }]);
    expect(state(verdict, 'minimum-population')).toBe('warn');
  });

  it('Paris 13: an arrondissement is a unit of its own, T4, in one of twenty', () => {
    const verdict = on(unitsOf(['75113']));
    expect(verdict.population.value).toBe(181_271);
    expect(verdict.size).toMatchObject({ class: 4, toPrevious: 6271, toNext: null });
    expect(verdict.departments).toMatchObject([{ code: '75', units: 1, of: 20 }]);
  });

  it('Mayotte: 17 communes, counted in 2017', () => {
    const verdict = on(inDepartment('976'));
    expect(verdict.units).toBe(17);
    expect(verdict.population).toMatchObject({ value: 256_518, years: [2017], unknownUnits: 0 });
    expect(verdict.size.class).toBe(4);
  });

  it('Mayotte with a commune of the mainland: two years behind one sum', () => {
    expect(on([...inDepartment('976'), ...unitsOf(['03190'])]).population.years).toEqual([2017, 2023]);
  });

  it('each department takes the place of its own density: as many stand before it as its rank says', () => {
    const verdicts = atlas.departments.map(({ code }) => on(inDepartment(code)));
    for (const key of PROFESSIONS) {
      const ranks = verdicts.flatMap(({ professionals }) => {
        const { density, reference } = professionals.find((one) => one.key === key)!;
        return rankAmongDepartments(country.references, key, density.value ?? reference.department)?.rank ?? [];
      });
      for (const rank of ranks) expect(ranks.filter((other) => other < rank)).toHaveLength(rank - 1);
    }
  });

  it('an island apart: Belle-Île is parted from Quiberon by the sea', () => {
    const belleIle = unitsOf(['56009', '56114', '56152', '56241']);
    const verdict = on([...belleIle, ...unitsOf(['56186'])]);
    expect(verdict.pieces.map(({ units, bySea }) => [units.length, bySea])).toEqual([
      [4, false],
      [1, true],
    ]);
    expect(state(verdict, 'contiguity')).toBe('warn');
  });

  it('two departments and two regions: warned, with the share of each', () => {
    const verdict = on([...inDepartment('03'), ...inDepartment('58')]);
    expect(verdict.departments.map(({ code, units, of }) => [code, units === of])).toEqual([
      ['03', true],
      ['58', true],
    ]);
    expect(verdict.regions.map(({ code }) => code).sort()).toEqual(['27', '84']);
    expect(state(verdict, 'administrative')).toBe('warn');
    expect(verdict.pieces).toHaveLength(1);
  });

  it('a ring around Moulins leaves it as an enclave', () => {
    const [moulins] = unitsOf(['03190']);
    const { offsets, targets } = atlas.adjacency;
    const verdict = on(targets.subarray(offsets[moulins], offsets[moulins + 1]));
    expect(verdict.enclaves.some(({ units }) => units.includes(moulins))).toBe(true);
    expect(state(verdict, 'contiguity')).toBe('warn');
  });

  it('a unit without outline joined to others: contiguity is unknown, not failed', () => {
    expect(state(on(unitsOf(['03190', '97701'])), 'contiguity')).toBe('unknown');
  });

  it('a whole EPCI is not cut, and gives its sum', () => {
    const units = inEpci('CA Moulins Communauté');
    const verdict = on(units);
    expect(verdict.epcis).toMatchObject([{ units: units.length, of: units.length }]);
    expect(verdict.epcis[0].population).toBe(verdict.population.value);
  });

  it('the whole country: the official total, and no enclave left', () => {
    const verdict = on(atlas.codes.keys());
    const known = atlas.populations[0].values.reduce((sum, value) => sum + (value || 0), 0);
    expect(verdict.population).toMatchObject({ value: known, unknownUnits: 6, quality: 'approximate' });
    expect(known).toBe(atlas.manifest.totals['pmun-2023']);
    expect(verdict.enclaves).toEqual([]);
    expect(verdict.leftovers).toEqual([]);
  });
});

describe('coverage of the country', () => {
  const france = coverageOf(country, { kind: 'france' });

  it('is the sum of its regions, both notions and both measures', () => {
    const regions = atlas.regions.map(({ code }) => coverageOf(country, { kind: 'region', code }));
    for (const notion of ['aci', 'allStages'] as const) {
      for (const measure of ['units', 'population'] as const) {
        expect(regions.reduce((sum, region) => sum + region[notion][measure], 0)).toBe(france[notion][measure]);
      }
    }
    expect(regions.reduce((sum, { population }) => sum + population, 0)).toBe(france.population);
  });

  it('counts a unit once, whatever the number of CPTS that hold it', () => {
    const covered = new Set(country.network.cpts.flatMap(({ units }) => [...units]));
    const inhabitants = [...covered].reduce((sum, unit) => sum + (atlas.populations[0].values[unit] || 0), 0);
    expect(france.allStages).toMatchObject({ units: covered.size, population: inhabitants });
    const within = [...covered].filter((unit) => isListed(country, unit));
    const there = within.reduce((sum, unit) => sum + (atlas.populations[0].values[unit] || 0), 0);
    expect(france.allStages.listed).toEqual({ units: within.length, population: there });
    expect(france.allStages.share).toBe(within.length ? there / france.listed.population : null);
  });

  it('parts France, exactly, between where the CPTS are all known and where they are not', () => {
    expect(france.listed.units + france.unlisted.units).toBe(atlas.count);
    expect(france.listed.population + france.unlisted.population).toBe(france.population);
  });

  it('counts every CPTS at its stage, and owns that the signed share is a lower bound', () => {
    expect(france.cpts.count).toBe(country.network.cpts.length);
    expect(Object.values(france.cpts.byStage).reduce((a, b) => a + b)).toBe(france.cpts.count);
    expect(france.cpts.byStage.unknown).toBeGreaterThan(0);
    expect(france.aci.lowerBound).toBe(true);
    expect(france.aci.population).toBeLessThan(france.allStages.population);
  });
});
