import { CountryInUse } from '../../src/state/country.svelte';
import { countryOf } from '../synthetic';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExistingCpts } from '../../src/atlas/atlas';
import type { Country } from '../../src/domain/country';
import { History } from '../../src/project/history';
import { Project } from '../../src/state/project/project.svelte';
import { Territories, type Repaint } from '../../src/state/project/territories.svelte';
import { builtCountry } from '../folder';

describe('territories', () => {
  let country: Country;
  let inUse: CountryInUse;
  let repaints: Repaint[];
  let refused: string[];
  let project: Project;
  let territories: Territories;
  const unit = (code: string) => country.atlas.codes.indexOf(code);
  const communes = (...codes: string[]) => codes.map(unit);

  beforeEach(() => {
    const { atlas } = builtCountry();
    const cpts: ExistingCpts = {
      id: 'cpts-test',
      name: 'CPTS Test',
      stage: 'aci',
      stageText: 'ACI signé',
      stageDate: '',
      units: Uint16Array.from([atlas.codes.indexOf('03190'), atlas.codes.indexOf('03321')]).sort(),
      source: { title: 'test', url: null },
    };
    country = countryOf(atlas, [cpts]);
    inUse = new CountryInUse(country);
    repaints = [];
    refused = [];
    project = new Project(new History(), {
      writes: () => true,
      refused: () => undefined,
      changed: () => undefined,
      locked: (name) => refused.push(name),
    });
    territories = new Territories(inUse, project, {
      nameFor: (units) => `Autour de ${atlas.names[units[0]]}`,
      repaint: (what) => repaints.push(what),
      kept: (name) => refused.push(name),
    });
  });

  it('makes a territory of the first commune taken, and follows its figures', () => {
    territories.toggle(communes('03190'));
    expect(territories.current?.name).toBe('Autour de Moulins');
    expect(territories.verdict.population.value).toBe(19_206);
    territories.toggle(communes('03321'));
    expect(territories.verdict.population.value).toBe(19_206 + country.atlas.populations[0].values[unit('03321')]);
    territories.toggle(communes('03190', '03321'));
    expect(territories.verdict.units).toBe(0);
  });

  it('counts by the vintage that is wished for, as one edit to undo; the newest stands in for one not loaded', () => {
    const { populations } = country.atlas;
    const of2020 = populations.find(({ vintage }) => vintage === 2020)!.values[unit('03190')];
    territories.toggle(communes('03190'));
    territories.changeSettings({ vintage: 2020 });
    expect(project.undoable).toEqual({ kind: 'vintage', vintage: 2020 });
    expect(territories.verdict.population).toMatchObject({ value: of2020, vintage: '2020' });
    expect(territories.list[0].population).toBe(of2020);
    territories.toggle(communes('03321'));
    expect(territories.verdict.population.value).toBe(
      of2020 + populations.find(({ vintage }) => vintage === 2020)!.values[unit('03321')],
    );
    expect(territories.vintageMissing).toBeNull();
    territories.changeSettings({ vintage: 2021 });
    expect(territories.verdict.population.vintage).toBe('2023');
    expect(territories.vintageMissing).toBe(2021);
    project.goBackTo(1);
    expect(territories.verdict.population).toMatchObject({ value: 19_206, vintage: '2023' });
    expect(inUse.newest).toBe(country);
  });

  it('makes one entry to undo of a whole stroke', () => {
    territories.create('Vide');
    territories.beginStroke('add');
    territories.stroke(communes('03190'));
    territories.stroke(communes('03190', '03321'));
    territories.endStroke();
    expect(territories.verdict.units).toBe(2);
    project.undo();
    expect(territories.verdict.units).toBe(0);
    project.redo();
    expect(territories.verdict.units).toBe(2);
  });

  it('takes back a stroke that is given up, and nothing before it', () => {
    territories.add(communes('03190'));
    territories.beginStroke('add');
    territories.stroke(communes('03321'));
    territories.cancelStroke();
    expect([...territories.units]).toEqual(communes('03190'));
    territories.beginStroke('remove');
    territories.cancelStroke();
    expect([...territories.units]).toEqual(communes('03190'));
  });

  it('repaints the changed units only, and all when another territory is taken in hand', () => {
    territories.add(communes('03190'));
    territories.add(communes('03190', '03321'));
    expect(repaints.at(-1)).toEqual({ kind: 'units', units: communes('03321') });
    territories.create('Autre');
    expect(repaints.at(-1)).toEqual({ kind: 'all' });
  });

  it('does not say that a territory overlaps the CPTS that it starts from, but says so of any other', () => {
    const [{ id, name, units }] = country.network.cpts;
    territories.create(name, units, id);
    expect(territories.verdict.overlaps).toEqual([]);
    territories.create('Voisine', communes('03321'));
    expect(territories.verdict.overlaps.map((overlap) => [overlap.name, overlap.stage])).toEqual([
      ['CPTS Test', 'aci'],
      ['CPTS Test', 'sketch'],
    ]);
  });

  it('refuses every edit of a locked territory, says so and changes nothing, and takes them once unlocked', () => {
    territories.create('Sud', communes('03190'));
    const id = territories.currentId!;
    territories.lock(id, true);
    expect(territories.list[0].locked).toBe(true);
    const { document, undoable } = project;
    repaints = [];
    const edits = [
      () => territories.add(communes('03321')),
      () => territories.remove(communes('03190')),
      () => territories.toggle(communes('03321')),
      () => territories.replace(communes('03321')),
      () => territories.delete(id),
      () => {
        territories.beginStroke('add');
        territories.stroke(communes('03321'));
        territories.endStroke();
      },
      () => {
        territories.beginStroke('remove');
        territories.stroke(communes('03190'));
        territories.cancelStroke();
      },
    ];
    for (const [done, edit] of edits.entries()) {
      edit();
      expect(refused).toEqual(Array(done + 1).fill('Sud'));
    }
    expect(project.document).toBe(document);
    expect(project.undoable).toEqual(undoable);
    expect([...territories.units]).toEqual(communes('03190'));
    expect(repaints).toEqual([]);

    territories.lock(id, false);
    territories.add(communes('03321'));
    expect([...territories.units]).toEqual(communes('03190', '03321'));
    expect(refused).toHaveLength(edits.length);
  });

  it('takes no lock back with an edit: undo goes through the lock first', () => {
    territories.create('Sud', communes('03190'));
    territories.add(communes('03321'));
    territories.lock(territories.currentId!, true);
    project.undo();
    expect(territories.current!.locked).toBe(false);
    expect(territories.verdict.units).toBe(2);
    project.undo();
    expect(territories.verdict.units).toBe(1);
  });

  it('lists the neighbours of the territory, none of its own', () => {
    territories.add(communes('03190', '03321'));
    const around = territories.around();
    expect(around.length).toBeGreaterThan(3);
    for (const neighbour of around) {
      expect(territories.has(neighbour)).toBe(false);
      expect([...territories.neighboursOf(neighbour)].some((near) => territories.has(near))).toBe(true);
    }
  });
});
