import { CountryInUse } from '../../src/state/country.svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { maillage } from '../../src/planner/maillage';
import type { MaillageRequest } from '../../src/planner/maillage.worker';
import { CoverageState } from '../../src/state/answers/coverage.svelte';
import type { Project } from '../../src/state/project/project.svelte';
import { Proposals } from '../../src/state/answers/proposals.svelte';
import { Scenarios } from '../../src/state/project/scenarios.svelte';
import type { Territories } from '../../src/state/project/territories.svelte';
import { builtCountry } from '../folder';
import { countryOf } from '../synthetic';
import { emptyWork } from './work';

/** The worker's work, done here: there are no workers in these tests. */
vi.mock('../../src/state/answers/maillage', () => ({
  MaillageMaker: class {
    async cut({ ground, area, wishes }: MaillageRequest, signal: AbortSignal, progress: () => void) {
      await Promise.resolve();
      signal.throwIfAborted();
      return maillage(ground, area, wishes, progress);
    }
  },
}));

const built = builtCountry();
const { atlas } = built;
/** All of whose CPTS are known: elsewhere nothing is white. */
const country = countryOf(atlas, built.network.cpts);
const inUse = new CountryInUse(country);

describe('proposals', () => {
  let project: Project;
  let territories: Territories;
  let coverage: CoverageState;
  let proposals: Proposals;
  const named = () => proposals.found!.territories.map(({ reason }) => atlas.names[reason.centre]);
  const drawn = () => territories.scenario.territories;

  beforeEach(() => {
    ({ project, territories } = emptyWork(inUse));
    coverage = new CoverageState(inUse, territories);
    coverage.scope = { kind: 'department', code: '03' };
    proposals = new Proposals(inUse, coverage, territories, new Scenarios(project));
  });

  it('forgets a maillage and a zone of other figures, and finds them again with the figures', async () => {
    await proposals.run();
    const { found } = proposals;
    [proposals.zone] = coverage.zones;
    expect(proposals.zone).not.toBeNull();
    inUse.newest = { ...country, atlas: { ...atlas, populations: [...atlas.populations] } };
    expect([proposals.found, proposals.zone]).toEqual([null, null]);
    inUse.newest = { ...country, atlas: { ...country.atlas, indicators: [] } };
    expect(proposals.found).toBe(found);
    inUse.newest = country;
  });

  it('opens a maillage as a scenario in one edit, each territory with its reason', async () => {
    await proposals.run();
    expect([proposals.status, proposals.share]).toEqual(['idle', 1]);
    const { length } = proposals.found!.territories;
    expect(length).toBe(6);
    proposals.open('Maillage', named(), false);
    expect(proposals.found).toBeNull();
    expect(drawn()).toHaveLength(length);
    expect(project.undoable).toEqual({ kind: 'create-scenario', territories: length, scenario: 'Maillage' });
    expect(drawn().every(({ reason }) => reason !== null)).toBe(true);
    project.undo();
    expect(drawn()).toEqual([]);
  });

  it('holds a locked territory, and puts a new maillage in place of the rest of the last one', async () => {
    await proposals.run();
    proposals.open('Maillage', named(), false);
    const [{ id, units }] = drawn();
    territories.lock(id, true);
    territories.select(drawn()[1].id);
    expect(proposals.locked.map((territory) => territory.id)).toEqual([id]);

    proposals.seed = 2;
    await proposals.run();
    const proposed = new Set(proposals.found!.territories.flatMap((territory) => [...territory.units]));
    expect([...units].filter((unit) => proposed.has(unit))).toEqual([]);
    expect(proposals.overlapped).toEqual({
      ids: drawn()
        .slice(1)
        .map((territory) => territory.id),
      proposed: true,
    });
    const { length } = proposals.found!.territories;
    proposals.open('Maillage', named(), true);
    expect(drawn()).toHaveLength(length + 1);
    expect(drawn()[0].id).toBe(id);
    const all = drawn().flatMap((territory) => [...territory.units]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.toSorted((a, b) => a - b)).toEqual([...coverage.unitsOf(coverage.scope)]);
  });

  it('leaves a territory drawn by hand to the person', async () => {
    territories.create('À la main', [atlas.codes.indexOf('03190')]);
    await proposals.run();
    expect(proposals.overlapped).toEqual({ ids: [drawn()[0].id], proposed: false });
  });

  it('stops when asked, and keeps what was found before', async () => {
    await proposals.run();
    const { found } = proposals;
    const running = proposals.run();
    expect(proposals.status).toBe('running');
    proposals.cancel();
    await running;
    expect(proposals.status).toBe('idle');
    expect(proposals.found).toBe(found);
  });

  it('cuts one white zone', async () => {
    const [zone] = coverage.zones;
    proposals.zone = zone;
    await proposals.run();
    const units = proposals.found!.territories.flatMap((territory) => [...territory.units]);
    expect(units.toSorted((a, b) => a - b)).toEqual([...zone.units]);
  });

  it('completes the territory in hand without the units of the others', () => {
    const unit = (code: string) => atlas.codes.indexOf(code);
    territories.create('Avermes', [unit('03013')]);
    territories.create('Moulins', [unit('03190')]);
    const ways = proposals.complete(40_000);
    expect(ways.length).toBeGreaterThan(0);
    for (const { units } of ways) expect(units).not.toContain(unit('03013'));
    territories.add(ways[0].units);
    expect(territories.verdict.population.value).toBeGreaterThanOrEqual(40_000);
    expect(territories.verdict.pieces).toHaveLength(1);
  });
});
