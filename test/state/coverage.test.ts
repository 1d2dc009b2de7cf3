import { CountryInUse } from '../../src/state/country.svelte';
import { isOutside } from '../../src/domain/outside';
import { countryOf } from '../synthetic';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExistingCpts } from '../../src/atlas/atlas';
import type { Country } from '../../src/domain/country';
import { CoverageState } from '../../src/state/answers/coverage.svelte';
import type { Project } from '../../src/state/project/project.svelte';
import type { Territories } from '../../src/state/project/territories.svelte';
import { builtCountry } from '../folder';
import { emptyWork } from './work';

const { atlas } = builtCountry();
const unit = (code: string) => atlas.codes.indexOf(code);
const [{ values: population }] = atlas.populations;
const inDepartment = (code: string) =>
  [...atlas.codes.keys()].filter((u) => atlas.departments[atlas.department[u]].code === code);

/** A CPTS over the whole Lozère but Mende. */
const MENDE = unit('48095');
const lozere = inDepartment('48').filter((u) => u !== MENDE);
const cpts: ExistingCpts = {
  id: 'cpts-lozere',
  name: 'CPTS Lozère',
  stage: 'aci',
  stageText: 'ACI signé',
  stageDate: '',
  units: Uint16Array.from(lozere),
  source: { title: 'test', url: null },
};

describe('the coverage screen', () => {
  let country: Country;
  let project: Project;
  let territories: Territories;
  let coverage: CoverageState;

  beforeEach(() => {
    country = countryOf(atlas, [cpts]);
    const inUse = new CountryInUse(country);
    ({ project, territories } = emptyWork(inUse));
    coverage = new CoverageState(inUse, territories);
  });

  it('goes down from France to an EPCI by touching a commune, and back up its trail', () => {
    const kinds = [];
    for (let scope = coverage.scopeAt(MENDE); scope; scope = coverage.scopeAt(MENDE)) {
      coverage.scope = scope;
      kinds.push(scope.kind);
    }
    expect(kinds).toEqual(['region', 'department', 'epci']);
    expect(coverage.trail.map((scope) => (scope.kind === 'france' ? 'France' : coverage.nameOf(scope)))).toEqual([
      'France',
      'Occitanie',
      'Lozère',
      atlas.epcis[atlas.epci[MENDE]].name,
    ]);
    expect(coverage.division).toBeNull();
    expect(coverage.rows).toEqual([]);
  });

  it('a touch beside the scope opens its like, and none where a commune is in no EPCI', () => {
    coverage.scope = { kind: 'department', code: '48' };
    expect(coverage.scopeAt(unit('03190'))).toEqual({ kind: 'department', code: '03' });
    coverage.scope = { kind: 'region', code: '76' };
    expect(coverage.scopeAt(unit('03190'))).toEqual({ kind: 'region', code: '84' });
    coverage.scope = { kind: 'department', code: '85' };
    expect(coverage.scopeAt(unit('85113'))).toBeNull();
  });

  it('divides France by region or department, a region by department, a department by EPCI', () => {
    const inside = atlas.departments.filter((_, department) => !isOutside(atlas, department));
    expect(coverage.rows).toHaveLength(new Set(inside.map(({ region }) => region)).size);
    coverage.franceBy = 'department';
    expect(coverage.rows).toHaveLength(inside.length);
    coverage.scope = { kind: 'region', code: '76' };
    expect(coverage.rows.map(({ scope }) => scope.kind)).toEqual(Array(13).fill('department'));
    expect(coverage.rows.reduce((sum, row) => sum + row.population, 0)).toBe(coverage.figures.population);
    coverage.scope = { kind: 'department', code: '48' };
    const epcis = new Set(inDepartment('48').map((u) => atlas.epci[u]));
    expect(coverage.rows).toHaveLength(epcis.size);
  });

  it('with my territories adopted: figures, white zones and the count towards the goal follow each edit', () => {
    coverage.scope = { kind: 'department', code: '48' };
    expect(coverage.zones.map(({ units }) => [...units])).toEqual([[MENDE]]);
    expect(coverage.zones[0].viability).toBe('extension');
    territories.create('Mende', [MENDE]);
    expect(coverage.zones).toHaveLength(1);
    coverage.adopting = true;
    expect(coverage.zones).toEqual([]);
    expect(coverage.figures.adopted.share).toBe(1);
    expect(coverage.figures.adopted.population - coverage.figures.allStages.population).toBe(population[MENDE]);
    expect(coverage.counted).toBe(2);
    territories.remove([MENDE]);
    expect(coverage.zones).toHaveLength(1);
    expect([coverage.counted, coverage.drawn.length]).toEqual([1, 0]);
    project.undo();
    expect(coverage.zones).toEqual([]);
  });

  it('a territory that starts from a CPTS stands in for it', () => {
    coverage.scope = { kind: 'department', code: '48' };
    coverage.adopting = true;
    territories.create(cpts.name, cpts.units, cpts.id);
    expect(coverage.counted).toBe(1);
    territories.remove([lozere[0]]);
    expect(coverage.figures.adopted.units).toBe(lozere.length - 1);
    expect(coverage.figures.allStages.units).toBe(lozere.length);
  });
});
