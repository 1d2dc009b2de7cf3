import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { borderBetween, centreOn, communesInSight, uncovered, zoomOut, type Border, type Point } from '../map';
import { epciOf, inhabitantsOf, nameOf } from '../official';
import { button, eventually, openTable, readVerdict, searchFor, spoken, tableCodes } from '../screen';
import { useApp } from '../site';

const app = useApp();
const MOULINS = epciOf('03190').codes;
const BESBRE = epciOf('03298').codes;

async function begin(page: Page, query: string): Promise<void> {
  await searchFor(page, query, 'EPCI');
  await button(page, 'Commencer ici').click();
  await button(page, 'Fermer').first().click();
}

/** What is said of both sides at the hand. */
const sides = async (page: Page) =>
  (await page.locator('.tip .side').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));

/** Communes that are shown as changing side. */
const laid = (page: Page) => page.locator('.map svg g path').count();

async function expectPulled(page: Page, taken: readonly string[]): Promise<void> {
  const codes = [...BESBRE, ...taken].sort();
  await eventually(() => readVerdict(page)).toMatchObject({ units: codes.length, population: inhabitantsOf(codes) });
}

/** A border in hand: what lets it go. */
interface Held {
  drop: () => Promise<void>;
  /** Once it was given back. */
  lift: () => Promise<void>;
}

const GESTURES: Record<string, (page: Page, border: Border) => Promise<Held>> = {
  async mouse(page, { path }) {
    await page.mouse.move(...path[0]);
    await page.mouse.down();
    for (const point of path.filter((_, i) => i % 4 === 0 || i === path.length - 1)) await page.mouse.move(...point);
    return { drop: () => page.mouse.up(), lift: () => page.mouse.up() };
  },
  async finger(page, { path }) {
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [{ x: point[0], y: point[1] }] : [] });
    await touch('touchStart', path[0]);
    for (const point of path.filter((_, i) => i % 4 === 0 || i === path.length - 1)) await touch('touchMove', point);
    const lift = () => touch('touchEnd').then(() => undefined);
    return { drop: lift, lift };
  },
  async keys(page, { from, arrow }) {
    await centreOn(page, from);
    await page.locator('canvas').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press(arrow);
    return { drop: () => page.keyboard.press('Enter'), lift: () => Promise.resolve() };
  },
};

it('a border is pulled alike by mouse, finger and keys: both sides are told, nothing is done before it is let go', async () => {
  const { page, leave } = await app.open({ hasTouch: true });
  await begin(page, 'moulins communaute');
  await button(page, 'Nouveau territoire').click();
  await begin(page, "entr'allier besbre");
  await expectPulled(page, []);
  await zoomOut(page);
  await button(page, 'Limite').click();
  const border = await borderBetween(page, BESBRE, MOULINS);
  const { into } = border;

  const redo = () => button(page, /^Rétablir/).getAttribute('aria-label');
  for (const gesture of Object.values(GESTURES)) {
    const redoable = await redo();
    const held = await gesture(page, border);
    await eventually(() => sides(page)).toHaveLength(2);
    const [taker, giver] = await sides(page);
    expect(taker).toContain(`+ 1 commune ${spoken(inhabitantsOf([...BESBRE, into]))} habitants`);
    expect(giver).toContain(`− 1 commune ${spoken(inhabitantsOf(MOULINS.filter((code) => code !== into)))} habitants`);
    await expectPulled(page, []);
    expect(await laid(page)).toBe(1);
    await page.keyboard.press('Escape');
    await eventually(() => sides(page)).toEqual([]);
    await eventually(() => laid(page)).toBe(0);
    await held.lift();
    await expectPulled(page, []);
    expect(await redo()).toBe(redoable);

    const { drop } = await gesture(page, border);
    await eventually(() => sides(page)).toHaveLength(2);
    await drop();
    await expectPulled(page, [into]);
    await eventually(() => laid(page)).toBe(0);
    await button(page, /^Annuler.*passée/).click();
    await expectPulled(page, []);
    await button(page, /^Rétablir/).click();
    await expectPulled(page, [into]);
    await button(page, /^Annuler.*passée/).click();
  }
  const { x, y } = (await communesInSight(page)).find(({ code }) => code === into)!;

  // A shape tells, before it is closed, what it would take and what that would make.
  await button(page, 'Rectangle').click();
  await page.mouse.move(x - 60, y - 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 3 });
  const totals = async () =>
    (await page.locator('.tip').innerText()).match(/^\+ (\d+) communes, \+ ([\d\s]+) habitants → ([\d\s]+) habitants$/);
  await eventually(async () => (await totals())?.length).toBe(4);
  const [, added, more, total] = (await totals())!.map((text) => Number(text.replaceAll(/\s/g, '')));
  expect(total).toBe(inhabitantsOf(BESBRE) + more);
  await expectPulled(page, []);
  await page.mouse.up();
  await eventually(() => readVerdict(page)).toMatchObject({ units: BESBRE.length + added, population: total });
  await button(page, /^Annuler/).click();
  await expectPulled(page, []);

  // The name beside the pointer goes by Escape, for what lies under it to be seen.
  await page.mouse.move(x, y);
  await page.locator('.tip').waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('.tip').count()).toBe(0);
  await page.mouse.click(x, y, { button: 'right' });
  const card = page.getByRole('heading', { name: nameOf(into) });
  await card.waitFor();
  await expectPulled(page, []);

  // A finger that is held looks too, and takes nothing once lifted.
  await button(page, 'Fermer').first().click();
  await button(page, 'Clic').click();
  const { drop } = await GESTURES.finger(page, { ...border, path: [[x, y]] });
  await card.waitFor();
  await drop();
  await expectPulled(page, []);
  await openTable(page);
  expect(await tableCodes(page)).toEqual(BESBRE);
  await page.locator('#table-title').click();

  // On a small phone, upright or on its side, the card of a place found leaves the place in sight.
  for (const [width, height, name, code] of [
    [320, 640, 'Ambert', '63003'],
    [844, 390, 'Thiers', '63430'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await searchFor(page, name, code);
    await eventually(async () => {
      const found = (await communesInSight(page)).filter((seen) => seen.code === code);
      return (await uncovered(page, found)).length;
    }).toBe(1);
  }
  await leave();
});
