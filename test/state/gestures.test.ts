import { CountryInUse } from '../../src/state/country.svelte';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { randomFrom } from '../../src/planner/random';
import { Journal } from '../../src/project/journal/journal';
import { proposeScenario } from '../../src/project/scenarios';
import type { App } from '../../src/state/app.svelte';
import { Gestures } from '../../src/state/drawing/gestures.svelte';
import { Project } from '../../src/state/project/project.svelte';
import { Territories } from '../../src/state/project/territories.svelte';
import { fr } from '../../src/words/fr';
import { countryOf, synthetic } from '../synthetic';

const SIDE = 12;
const { atlas } = synthetic(Array(SIDE).fill('A'.repeat(SIDE)));
const country = countryOf(atlas);
const { offsets, targets } = atlas.adjacency;
const neighbours = (unit: number) => [...targets.subarray(offsets[unit], offsets[unit + 1])];

/** A page's worth of state over the journal `name`, as it is after a reload. */
async function reload(name: string) {
  const journal = await Journal.open(
    atlas,
    { failed: (error) => expect.fail(String(error)), saved: () => undefined },
    name,
  );
  const { history, losses } = await journal.load();
  expect(losses).toEqual([]);
  const project = new Project(history, {
    writes: () => true,
    refused: () => expect.fail('refused'),
    changed: (changed) => journal.save(changed),
    locked: () => expect.fail('locked'),
  });
  const territories = new Territories(new CountryInUse(country), project, {
    nameFor: () => 'Territoire',
    repaint: () => undefined,
    kept: () => expect.fail('kept'),
  });
  const app = { atlas, territories, editing: { sayChange: () => undefined } } as unknown as App;
  return { journal, project, territories, gestures: new Gestures(app) };
}

it('500 pulls with Escape, undo, redo and reloads lose and invent nothing', { timeout: 120_000 }, async () => {
  const random = randomFrom(17);
  const any = (count: number) => Math.floor(random() * count);
  let page = await reload('pulls');
  const columns = [0, 1, 2].map((third) =>
    Array.from({ length: atlas.count }, (_, unit) => unit).filter((unit) => Math.floor((unit % SIDE) / 3) === third),
  );
  page.project.perform((document) =>
    proposeScenario(document, 'Maillage', columns.map((units, i) => ({ name: `T${i}`, units })), []),
  ); // prettier-ignore

  /** Who holds each unit; the last quarter of the ground is nobody's at first. */
  const holding = () => {
    const held = Array<string | null>(atlas.count).fill(null);
    for (const { name, units } of page.territories.scenario.territories)
      for (const unit of units) {
        expect(held[unit]).toBeNull();
        held[unit] = name;
      }
    return held;
  };
  const past = [holding()];
  let now = 0;
  const done = { pulled: 0, escaped: 0, undone: 0, redone: 0, reloaded: 0 };

  for (let pulls = 0; pulls < 500;) {
    const dice = random();
    if (dice < 0.12 && now > 0) {
      page.project.undo();
      now--;
      done.undone++;
    } else if (dice < 0.22 && now < past.length - 1) {
      page.project.redo();
      now++;
      done.redone++;
    } else if (dice < 0.26) {
      await page.journal.flush();
      await page.journal.close();
      page = await reload('pulls');
      done.reloaded++;
    } else {
      const { gestures, project, territories } = page;
      let unit = any(atlas.count);
      if (!gestures.grip(unit, neighbours(unit))) continue;
      pulls++;
      const { document } = project;
      const model = [...past[now]];
      const swept: number[] = [];
      for (let steps = any(9); steps > 0; steps--) {
        unit = neighbours(unit)[any(neighbours(unit).length)];
        swept.push(unit);
        gestures.sweep([unit]);
      }
      expect(project.document).toBe(document);
      const [taker, giver] = sidesOf(page, swept.length > 0);
      if (random() < 0.3) {
        gestures.giveBack();
        done.escaped++;
      } else {
        const moved = [...(gestures.pulled?.moved ?? [])];
        gestures.drop();
        for (const one of moved) {
          expect(model[one]).toBe(giver);
          model[one] = taker;
        }
        if (moved.length) {
          past.splice(++now, Infinity, model);
          done.pulled++;
        }
        const figures = territories.list.map(({ population, units }) => [population, units]);
        const counts = ['T0', 'T1', 'T2'].map((name) => model.filter((holder) => holder === name).length);
        expect(figures).toEqual(counts.map((count) => [count * 1000, count]));
      }
      expect(gestures.sides).toBeNull();
    }
    expect(holding()).toEqual(past[now]);
  }
  for (const times of Object.values(done)) expect(times).toBeGreaterThan(15);
  await page.journal.close();
});

/** Names of the sides of the border in hand, as they are shown. */
function sidesOf({ gestures }: Awaited<ReturnType<typeof reload>>, swept: boolean): (string | null)[] {
  const sides = swept ? (gestures.sides ?? []) : [];
  return [sides.find(({ gained }) => gained > 0)?.name ?? null, sides.find(({ gained }) => gained < 0)?.name ?? null];
}

it('says what comes under the crosshair, and whose it is', async () => {
  const { territories, project } = await reload('aimed');
  project.perform((document) => proposeScenario(document, 'Maillage', [{ name: 'T0', units: [0] }], []));
  const said: string[] = [];
  const app = {
    atlas,
    territories,
    words: fr,
    notices: { announce: (text: string) => said.push(text) },
    populationOf: ([unit]: number[]) => unit,
    inhabitants: String,
  };
  const gestures = new Gestures(app as unknown as App);
  gestures.aim(0);
  gestures.aim(1);
  expect(said.map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
    `${atlas.names[0]}, 0, dans « T0 ».`,
    `${atlas.names[1]}, 1.`,
  ]);
});
