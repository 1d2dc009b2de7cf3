import { expect } from 'vitest';
import {
  brushFrom,
  clickCommunes,
  communesInSight,
  lassoAround,
  neighboursOf,
  rectangleAround,
  resting,
  uncovered,
} from '../e2e/map';
import { classOf, epciOf, inhabitantsOf } from '../e2e/official';
import { eventually, readVerdict, tableCodes } from '../e2e/screen';
import type { Tab } from './driver';
import { button, choose, searchFor, text } from './screen';

export const MOULINS = '03190';

const sorted = (codes: Iterable<string>) => [...new Set(codes)].sort();

/** The verdict is that of `codes`: their sum of PMUN 2023, how many they are, their class. */
export async function expectVerdict(tab: Tab, codes: readonly string[]): Promise<void> {
  const population = inhabitantsOf(codes);
  await eventually(() => readVerdict(tab)).toEqual({
    population,
    units: codes.length,
    size: `Taille ${classOf(population)}`,
  });
}

/** The verdict and the open table are those of `codes`. */
async function expectTerritory(tab: Tab, codes: readonly string[]): Promise<void> {
  await expectVerdict(tab, codes);
  expect(await tableCodes(tab)).toEqual(sorted(codes));
}

async function zoomOut(tab: Tab): Promise<void> {
  const [, , before] = (await resting(tab)).view;
  await button(tab, 'Dézoomer');
  await eventually(async () => Math.round(((await resting(tab)).view[2] - before) * 100)).toBe(-100);
}

/**
 * The main job: a commune found, its neighbours clicked, brush, rectangle, lasso, its EPCI; all undone and redone by
 * button and by key.
 * @returns the codes of the territory, ascending.
 */
export async function draw(tab: Tab): Promise<string[]> {
  await resting(tab);
  await searchFor(tab, 'Moulins', MOULINS);
  await button(tab, 'Commencer ici');
  await expectVerdict(tab, [MOULINS]);
  await button(tab, /^Communes \(1\)/);
  await eventually(() => tab.evaluate(() => document.querySelector('.drawer .scroller') !== null)).toBe(true);
  await button(tab, 'Fermer');

  const neighbours = await clickCommunes(tab, neighboursOf(MOULINS));
  expect(neighbours).toEqual(neighboursOf(MOULINS));
  let drawn = [MOULINS, ...neighbours];
  await expectTerritory(tab, drawn);
  await eventually(() => text(tab, '[data-check=contiguity] .sentence')).toContain('D’un seul tenant, sans enclave.');

  await zoomOut(tab);
  const strokes: [tool: string, stroke: () => Promise<string[]>][] = [
    ['Brosse', () => brushFrom(tab, neighbours[0])],
    ['Rectangle', () => rectangleAround(tab, MOULINS, 70)],
    ['Lasso', () => lassoAround(tab, MOULINS, 100)],
  ];
  for (const [tool, stroke] of strokes) {
    await button(tab, tool);
    const taken = await stroke();
    expect(taken.length).toBeGreaterThan(1);
    drawn = sorted([...drawn, ...taken]);
    await expectTerritory(tab, drawn);
  }

  const { name, codes } = epciOf(MOULINS);
  await searchFor(tab, 'Moulins', MOULINS);
  await button(tab, `Ajouter tout l’EPCI ${name}`);
  drawn = sorted([...drawn, ...codes]);
  await expectTerritory(tab, drawn);

  await back(tab, /^Annuler/, () => button(tab, /^Annuler/));
  expect(await readVerdict(tab)).toBeNull();
  await back(tab, /^Rétablir/, () => button(tab, /^Rétablir/));
  await expectTerritory(tab, drawn);
  await back(tab, /^Annuler/, () => tab.press('Control+z'));
  expect(await readVerdict(tab)).toBeNull();
  await back(tab, /^Rétablir/, () => tab.press('Control+y'));
  await expectTerritory(tab, drawn);
  return drawn;
}

/** Acts until there is no more to undo, or to redo. */
async function back(tab: Tab, name: RegExp, act: () => Promise<void>): Promise<void> {
  const isOver = () =>
    tab.evaluate((source) => {
      const pattern = new RegExp(source);
      const found = [...document.querySelectorAll<HTMLButtonElement>('header button')];
      return found.find((one) => pattern.test(one.getAttribute('aria-label') ?? ''))!.disabled;
    }, name.source);
  for (let left = 60; left > 0 && !(await isOver()); left--) await act();
  expect(await isOver()).toBe(true);
}

/** Zooms in and out faster than tiles come: what is asked for is not wanted any more when it is there. */
export const hurry = (tab: Tab): Promise<void> =>
  tab.evaluate(async () => {
    const [closer, further] = ['in', 'out'].map((way) =>
      document.querySelector<HTMLElement>(`.maplibregl-ctrl-zoom-${way}`)!,
    );
    for (let zoom = 0; zoom < 24; zoom++) {
      (zoom % 12 < 6 ? closer : further).click();
      await new Promise((done) => setTimeout(done, 80));
    }
  });

/** Taps a commune, then takes its whole EPCI at one click on the map, into a territory that is then deleted. */
export async function drawByGrain(tab: Tab, touches: boolean): Promise<void> {
  await button(tab, 'Nouveau territoire');
  await button(tab, 'Clic');
  if (touches) {
    const [{ x, y }] = await uncovered(
      tab,
      (await communesInSight(tab)).filter(({ code }) => code === MOULINS),
    );
    for (const codes of [[MOULINS], null]) {
      await tab.tap(x, y);
      if (codes) await expectVerdict(tab, codes);
      else await eventually(() => readVerdict(tab)).toBeNull();
    }
  }
  await choose(tab, '.options select', 'epci');
  expect(await clickCommunes(tab, [MOULINS])).toEqual([MOULINS]);
  await expectVerdict(tab, epciOf(MOULINS).codes);
  await choose(tab, '.options select', 'commune');
  await button(tab, 'Supprimer');
}
