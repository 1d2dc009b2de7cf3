import { beforeEach, describe, expect, it, vi } from 'vitest';
import { codeIndex } from '../../src/atlas/codes';
import { maillage } from '../../src/planner/maillage';
import type { MaillageRequest } from '../../src/planner/maillage.worker';
import { CoverageState } from '../../src/state/answers/coverage.svelte';
import { DossierState } from '../../src/state/answers/dossier.svelte';
import { Proposals } from '../../src/state/answers/proposals.svelte';
import { CountryInUse } from '../../src/state/country.svelte';
import { Comparing } from '../../src/state/project/comparing.svelte';
import type { Project } from '../../src/state/project/project.svelte';
import { Scenarios } from '../../src/state/project/scenarios.svelte';
import type { Territories } from '../../src/state/project/territories.svelte';
import { builtCountry } from '../folder';
import { countryOf } from '../synthetic';
import { emptyWork } from './work';

vi.mock('../../src/state/answers/maillage', () => ({
  MaillageMaker: class {
    cut = ({ ground, area, wishes }: MaillageRequest) => Promise.resolve(maillage(ground, area, wishes));
  },
}));

const { atlas } = builtCountry();
const country = countryOf(atlas);
const inUse = new CountryInUse(country);
const MONTLUCON = '03185';
const unit = codeIndex(atlas).byCode.get(MONTLUCON)!;
const all = atlas.populations[0].values[unit];

/** A sketch that holds 12 000 inhabitants of Montluçon, and nothing else. */
describe('a sketch with nothing but a part of a commune', () => {
  let project: Project;
  let territories: Territories;
  let scenarios: Scenarios;

  beforeEach(() => {
    ({ project, territories } = emptyWork(inUse));
    scenarios = new Scenarios(project);
    territories.create('Ouest');
    territories.typePart(MONTLUCON, 12_000);
  });

  it('has its dossier, and is compared as any other', () => {
    const dossier = new DossierState(territories, project);
    expect(dossier.dossier?.study.verdict.population.value).toBe(12_000);
    expect(dossier.letter?.territory).toContain('Montluçon (en partie');
    territories.create('Est', [unit]);
    expect(dossier.candidates.map(({ subject }) => subject.name)).toEqual(['Ouest']);
    territories.typePart(MONTLUCON, null);
  });

  it('makes a scenario to hold beside another, and says where the part is not the same', () => {
    const comparing = new Comparing(territories, project);
    scenarios.branch(territories.scenario.id, 'Variante');
    territories.typePart(MONTLUCON, 15_000);
    expect(comparing.candidates).toHaveLength(2);
    expect(comparing.changes?.matches).toEqual([0]);
    const parts = comparing.changes?.parts.map(({ from, to }) => [from[0].inhabitants, to[0].inhabitants].sort());
    expect(parts).toEqual([[12_000, 15_000]]);
    expect(comparing.studies?.studies.map(({ figures }) => figures.covered.population.value)).toEqual([15_000, 12_000]);
  });

  it('keeps its part from a proposal, which has the rest of the commune and says so', async () => {
    const coverage = new CoverageState(inUse, territories);
    coverage.scope = { kind: 'department', code: '03' };
    const proposals = new Proposals(inUse, coverage, territories, scenarios);
    territories.lock(territories.currentId!, true);
    await proposals.run();
    expect([...proposals.found!.rests.left]).toEqual([[unit, all - 12_000]]);
    const free = coverage
      .unitsOf(coverage.scope)
      .reduce((sum, one) => sum + (atlas.populations[0].values[one] || 0), 0);
    const { territories: proposed, unassigned } = proposals.found!;
    expect([...proposed, ...unassigned].reduce((sum, { population }) => sum + population, 0)).toBe(free - 12_000);
    proposals.open(
      'Maillage',
      proposed.map((_, i) => `P${i}`),
      false,
    );
    const holder = territories.scenario.territories.find(({ name, parts }) => name !== 'Ouest' && parts);
    expect(holder?.parts).toEqual([{ commune: MONTLUCON, quarters: [], inhabitants: all - 12_000 }]);
    expect(territories.scenario.territories.some(({ units }) => units.includes(unit))).toBe(false);
    territories.select(holder!.id);
    expect(territories.verdict.overlaps).toEqual([]);
  });

  it('is taken from a file as one edit, beside what is there or in its place', () => {
    const [id] = [territories.currentId!];
    const part = { commune: MONTLUCON, quarters: [], inhabitants: 9000 };
    const moulins = codeIndex(atlas).byCode.get('03190')!;
    const { length } = project.entries;
    territories.take(Uint16Array.of(moulins), [part], true);
    expect([territories.currentId, territories.verdict.population.value]).toEqual([id, 19_206 + 9000]);
    expect([project.entries.length, project.undoable?.kind]).toEqual([length + 1, 'add']);
    project.undo();
    expect(territories.verdict.population.value).toBe(12_000);
    territories.delete(id);
    territories.take(new Uint16Array(), [part], false);
    expect(territories.verdict.population.value).toBe(9000);
  });
});
