import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { randomFrom } from '../../../src/planner/random';
import { MortalBrowser } from '../mortal';
import { button, eventually, readWork } from '../screen';
import { openSite } from '../site';

/** Edits, each followed by a kill. The whole campaign is 200: `PERIMETRE_KILLS=200`. */
const KILLS = Number(process.env.PERIMETRE_KILLS ?? 10);
/** What was done this long before a kill must be there again. */
const SAVED_WITHIN = 1000;

vi.setConfig({ testTimeout: 60_000 + KILLS * 30_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let browser: MortalBrowser;
beforeAll(async () => {
  site = await openSite();
  browser = new MortalBrowser();
});
afterAll(async () => {
  await browser?.delete();
  site?.close();
});

const random = randomFrom(20_261_121);
const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];

async function open(): Promise<Page> {
  const page = await browser.open(site.address);
  await page.getByText('Historique', { exact: true }).click();
  return page;
}

async function paste(page: Page, codes: readonly string[]): Promise<void> {
  await button(page, 'Coller une liste').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(codes.join('\n'));
  await dialog
    .getByRole('button', { name: /^(Ajouter \d|Annuler|Fermer)/ })
    .first()
    .click();
  await dialog.waitFor({ state: 'detached' });
}

const press = (name: string | RegExp) => async (page: Page) => {
  const target = button(page, name).first();
  if ((await target.count()) && (await target.isEnabled())) await target.click();
};

let made = 0;
const EDITS: ((page: Page) => Promise<void>)[] = [
  press('Nouveau territoire'),
  (page) =>
    paste(
      page,
      Array.from({ length: 8 }, () => `03${String(1 + Math.floor(random() * 300)).padStart(3, '0')}`),
    ),
  (page) => paste(page, ['03190', '03321', '03013', `0${1001 + Math.floor(random() * 30)}`]),
  press(/^Annuler :/),
  press(/^Rétablir :/),
  press('Dupliquer'),
  press('Verrouiller'),
  press('Supprimer'),
  press('Créer une variante de ce scénario'),
  async (page) => {
    const scenarios = page.locator('.side .bar select').first();
    await scenarios.selectOption({ index: Math.floor(random() * (await scenarios.locator('option').count())) });
  },
  async (page) => {
    await button(page, 'Renommer le scénario').click();
    await page.locator('.side .bar input').fill(`Scénario ${++made}`);
    await page.keyboard.press('Enter');
  },
  async (page) => {
    const lines = page.locator('.side ol button');
    const count = await lines.count();
    if (count) await lines.nth(Math.floor(random() * Math.min(count, 5))).click();
  },
];

it(`a browser killed after each of ${KILLS} edits comes back with all but the last second, undo included`, async () => {
  let page = await open();
  await paste(page, ['03190']);
  await eventually(() => page.getByTestId('saving').innerText()).toBe('Enregistré dans ce navigateur.');
  let survived = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = await readWork(page);
    await among(EDITS)(page);
    const edited = Date.now();
    const after = await readWork(page);
    await new Promise((resolve) => setTimeout(resolve, random() * 1.6 * SAVED_WITHIN));
    const late = Date.now() - edited >= SAVED_WITHIN;
    await browser.kill();
    page = await open();
    const found = await readWork(page);
    if (late) expect(found, `kill ${kill}`).toEqual(after);
    else expect([before, after], `kill ${kill}`).toContainEqual(found);
    expect(await page.locator('.notice').count(), `kill ${kill}`).toBe(0);
    survived += Number(JSON.stringify(found) === JSON.stringify(after));
  }
  console.log(`${survived} of ${KILLS} last edits survived their kill`);
  while ((await button(page, /^Annuler :/).count()) > 0) await button(page, /^Annuler :/).click();
  const start = await readWork(page);
  expect([start.territories, start.scenarios]).toEqual([[], ['Scénario principal']]);
});
