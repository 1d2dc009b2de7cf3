import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../serve';
import { launch } from './browser';
import { printLine } from './measure';
import { rest } from './toggles';

/** Buttons of the tables of places, a region then a department of its own. */
const PLACES = [
  ['Auvergne-Rhône-Alpes', 'Allier'],
  ["Provence-Alpes-Côte d'Azur", 'Alpes-de-Haute-Provence'],
  ['Hauts-de-France', 'Pas-de-Calais'],
] as const;
const RUNS = 5;

/**
 * A region, then a department, opened on the coverage screen of a page that has shown none: from the click to its figures
 * laid out and the frame that shows them. Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchCoverage(dist: string, folder: string): Promise<void> {
  const server = await serve(dist, 0, folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  try {
    const times = { region: [] as number[], department: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      for (const [region, department] of PLACES) {
        const page = await openCoverage(browser, address);
        times.region.push(await opened(page, region));
        times.department.push(await opened(page, department));
        await page.context().close();
      }
    }
    printLine('coverage opened', { scope: 'region' }, times.region);
    printLine('coverage opened', { scope: 'department' }, times.department);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function openCoverage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('link', { name: 'Couverture', exact: true }).click();
  return page;
}

/** Milliseconds from the press on the row of `place` to the frame after its figures are laid out. */
async function opened(page: Page, place: string): Promise<number> {
  await page.getByRole('button', { name: place, exact: true }).waitFor();
  await rest(page);
  return page.evaluate(async (place) => {
    const section = document.querySelector('section[aria-labelledby="coverage-title"]')!;
    const button = [...section.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === place)!;
    const start = performance.now();
    button.click();
    while (section.querySelector('[aria-current="page"]')?.textContent !== place)
      await new Promise((next) => requestAnimationFrame(next));
    section.getBoundingClientRect();
    await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - start;
  }, place);
}
