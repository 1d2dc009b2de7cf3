import { CountryInUse } from '../../src/state/country.svelte';
import { beforeEach, expect, it } from 'vitest';
import { strayOf } from '../../src/domain/stray';
import { changesBetween } from '../../src/project/changes';
import { scenarioOf } from '../../src/project/document';
import { readProjectFile, writeProjectFile } from '../../src/project/file';
import { History } from '../../src/project/history';
import { branchScenario, proposeScenario } from '../../src/project/scenarios';
import { Project } from '../../src/state/project/project.svelte';
import { priceOf } from '../../src/state/drawing/price';
import { Territories } from '../../src/state/project/territories.svelte';
import { changeText, priceText, transferSaid } from '../../src/words/changes';
import { entryText } from '../../src/words/edits';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { countryOf, synthetic } from '../synthetic';

const SIDE = 6;
const { atlas } = synthetic(Array(SIDE).fill('AAABBB'), { regions: { A: 'R', B: 'S' } });
const cpts = { id: 'c', name: 'CPTS Buëch', stage: 'aci' as const, stageText: '', stageDate: '', units: Uint16Array.of(22, 28), source: { title: '', url: null } }; // prettier-ignore
const country = countryOf(atlas, [cpts]);
const french = { words: fr, format: new Format('fr') };
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const reason = {
  centre: 0,
  meanDistance: null,
  epcis: [],
  departments: [],
  crossings: [],
  surrounds: new Uint16Array(),
};

let project: Project;
let territories: Territories;
let kept: string[];

beforeEach(() => {
  kept = [];
  project = new Project(new History(), {
    writes: () => true,
    refused: () => undefined,
    changed: () => undefined,
    locked: (name) => kept.push(name),
  });
  territories = new Territories(new CountryInUse(country), project, {
    nameFor: () => 'Territoire',
    repaint: () => undefined,
    kept: (name) => kept.push(name),
  });
});

const units = () => Object.fromEntries(territories.scenario.territories.map((one) => [one.name, [...one.units]]));
const idOf = (name: string) => territories.scenario.territories.find((one) => one.name === name)!.id;
const propose = () =>
  project.perform((document) =>
    proposeScenario(
      document,
      'Maillage',
      [
        { name: 'Nord', units: [0, 1, 2], reason },
        { name: 'Sud', units: [6, 7, 8], reason },
      ],
      [],
    ),
  );

it('is the way of scenarios of proposals and of their branches, and of no other unless it is chosen', () => {
  territories.create('Nord', [0, 1]);
  territories.create('Sud', [6, 7]);
  expect(territories.exclusive).toBe(false);
  territories.add([0]);
  expect(units()).toEqual({ Nord: [0, 1], Sud: [0, 6, 7] });
  territories.exclusive = true;
  territories.add([1]);
  expect(units()).toEqual({ Nord: [0], Sud: [0, 1, 6, 7] });
  propose();
  expect(territories.exclusive).toBe(true);
  territories.exclusive = false;
  expect(territories.exclusive).toBe(false);
  project.perform((document) => branchScenario(document, document.scenario, 'Variante'));
  expect(territories.exclusive).toBe(true);
});

it('is kept with the project, in its history and in its file', () => {
  territories.create('Nord', [0, 1]);
  territories.exclusive = true;
  const { document, losses } = readProjectFile(atlas, writeProjectFile(atlas, project.document));
  expect([losses, document.settings.exclusive]).toEqual([[], { [territories.scenario.id]: true }]);
  expect(project.undoable).toEqual({ kind: 'settings', keys: ['exclusive'] });
  project.undo();
  expect(territories.exclusive).toBe(false);
  project.redo();
  expect(territories.exclusive).toBe(true);
});

it('a stroke over another sketch moves its communes in one edit, with the figures of both', () => {
  propose();
  const before = territories.scenario;
  const { entries } = project;
  const count = entries.length;
  territories.beginStroke('add');
  for (const unit of [6, 7, 12]) territories.stroke([unit]);
  territories.endStroke();
  expect(units()).toEqual({ Nord: [0, 1, 2, 6, 7, 12], Sud: [8] });
  expect(territories.verdict.overlaps).toEqual([]);
  expect(project.entries).toHaveLength(count + 1);
  const changes = changesBetween(atlas, before, territories.scenario);
  expect(plain(transferSaid(changes, french))).toBe(
    '« Nord » : + 3 communes, + 3 000 habitants → 6 000 habitants · « Sud » : − 2 communes, − 2 000 habitants → 1 000 habitants',
  );
  expect(plain(entryText(project.entries.at(-1)!, atlas, french))).toBe(
    '3 communes ajoutées à « Nord », dont 2 prises à « Sud » : u6, u7 et u12',
  );
  project.undo();
  expect(scenarioOf(project.document)).toEqual(before);
});

it('a stroke given up gives every territory its communes back', () => {
  propose();
  const before = project.document;
  territories.beginStroke('add');
  for (const unit of [6, 7, 12]) territories.stroke([unit]);
  territories.cancelStroke();
  expect(project.document).toEqual(before);
  expect(project.redoable).toBeNull();
});

it('a locked territory keeps its communes, and it is said', () => {
  propose();
  territories.lock(idOf('Sud'), true);
  territories.add([6, 12]);
  expect(units()).toEqual({ Nord: [0, 1, 2, 12], Sud: [6, 7, 8] });
  expect(kept).toEqual(['Sud']);
});

it('a commune held twice is left to the one that takes it', () => {
  territories.create('Nord', [0, 1]);
  territories.create('Sud', [1, 7]);
  territories.exclusive = true;
  territories.add([1]);
  expect(units()).toEqual({ Nord: [0], Sud: [1, 7] });
});

it('what a shape would take is told before it is taken, and nothing is changed', () => {
  propose();
  const { document } = project;
  const would = territories.would([2, 6, 12], 'add')!;
  const changes = changesBetween(atlas, territories.scenario, would);
  expect(changes.map((change) => plain(changeText(change, french)))).toEqual([
    '+ 2 communes, + 2 000 habitants → 5 000 habitants',
    '− 1 commune, − 1 000 habitants → 2 000 habitants',
  ]);
  expect(changesBetween(atlas, territories.scenario, territories.would([0, 30], 'remove')!)).toHaveLength(1);
  expect(project.document).toBe(document);
});

it('a remedy says its price: the CPTS that it overlaps, the region that it enters, the sketch that it takes from', () => {
  propose();
  expect(priceText(priceOf(territories, [12], 'add'), territories.country.atlas, french)).not.toContain('recouvre');
  const price = priceText(priceOf(territories, [3, 4, 10, 16, 22, 8], 'add'), territories.country.atlas, french);
  expect(price).toContain('recouvre « CPTS Buëch » sur 1 commune'.replaceAll(/ (?=»)|(?<=«) /g, '\u00a0'));
  expect(price).toContain('autre région (S)');
  expect(price).toContain('autre département (B)');
  expect(plain(price)).toContain('prend 1 commune à « Sud »');
  expect(plain(priceText(priceOf(territories, [1], 'remove'), territories.country.atlas, french))).toBe(
    'Attention : en 2 morceaux.',
  );
});

it('a commune far from all the rest is a stray, a detached one nearby is not', () => {
  const line = synthetic(['A'.repeat(60)]).atlas;
  expect(strayOf(line, Uint16Array.of(0, 1), Uint16Array.of(2, 3))).toBeNull();
  expect(strayOf(line, Uint16Array.of(0, 1), Uint16Array.of(3))).toBeNull();
  expect(strayOf(line, Uint16Array.of(), Uint16Array.of(50))).toBeNull();
  const far = strayOf(line, Uint16Array.of(0, 1), Uint16Array.of(2, 50, 51))!;
  expect(far.unit).toBe(50);
  expect(far.kilometres).toBeGreaterThan(500);
});
