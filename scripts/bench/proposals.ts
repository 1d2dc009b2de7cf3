import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../serve';
import { launch } from './browser';

/** Departments of few and of many communes, each with its region: buttons of the table of places. */
const DEPARTMENTS = [
  ['Auvergne-Rhône-Alpes', 'Allier'],
  ['Auvergne-Rhône-Alpes', 'Rhône'],
  ['Hauts-de-France', 'Nord'],
  ['Hauts-de-France', 'Pas-de-Calais'],
] as const;
const OBJECTIVES = ['balance', 'count'] as const;
/** What a person takes at least to read the form before asking, in milliseconds. */
const READING = 3000;

/**
 * A department cut up in the page: from the click on « Proposer » to the answer on the screen, the first time and once
 * more with another seed. Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchProposals(dist: string, folder: string): Promise<void> {
  const server = await serve(dist, 0, folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  try {
    for (const place of DEPARTMENTS) for (const objective of OBJECTIVES) await one(browser, address, place, objective);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function one(browser: Browser, address: string, place: readonly string[], objective: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  await press('Couverture');
  for (const name of place) await press(name);
  await press('Proposer');
  const section = page.locator('section[aria-labelledby="proposals-title"]');
  await section.getByLabel('But').selectOption(objective);
  await page.waitForTimeout(READING);
  const firstMs = await askedFor(page);
  await section.getByLabel('Variante').fill('2');
  const againMs = await askedFor(page);
  console.log(JSON.stringify({ bench: 'department in the page', place: place.at(-1), objective, firstMs, againMs }));
  await context.close();
}

/** Milliseconds from the click to the layout of the answer. */
const askedFor = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const section = document.querySelector('section[aria-labelledby="proposals-title"]')!;
        const started = performance.now();
        const answered = new MutationObserver(() => {
          if (section.querySelector('progress') || !section.querySelector('form + *')) return;
          answered.disconnect();
          section.getBoundingClientRect();
          resolve(Math.round(performance.now() - started));
        });
        section.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
        answered.observe(section, { childList: true, subtree: true });
      }),
  );
