import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { fr } from '../../src/words/fr';
import { CASES, type GoldenCase } from '../golden/cases';
import { linkTo, printed } from '../golden/print';
import { serve } from '../serve';
import { launch } from './browser';
import { printLine } from './measure';

const RUNS = 7;
/** Milliseconds that a person looks at the fiche: software WebGL is still painting it when its last frame was asked. */
const READING = 3000;
const MEASURED: readonly string[] = ['alaric', 'gips'];

/**
 * The dossier in Chromium, in wall time: from the press on a button to the pages laid out and painted, then the PDF.
 * Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchDossier(dist: string, folder: string): Promise<void> {
  const server = await serve(dist, 0, folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  try {
    for (const one of CASES.filter(({ id }) => MEASURED.includes(id))) await measure(browser, address, one);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function measure(browser: Browser, address: string, territory: GoldenCase): Promise<void> {
  const times = { fiche: [] as number[], whole: [] as number[], pdf: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(linkTo(address, territory));
    await page.waitForSelector('[data-view]');
    await page.getByRole('button', { name: fr.link.take, exact: true }).click();
    await page.locator('.side .choose').waitFor();
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    times.fiche.push(await press(page, 'Dossier', '.part.fiche svg[role="img"]'));
    await page.waitForTimeout(READING);
    times.whole.push(await press(page, 'Dossier complet', '[data-part="communes"] tbody tr'));
    const start = performance.now();
    await printed(page);
    times.pdf.push(performance.now() - start);
    await context.close();
  }
  const what = (part: string) => ({ part, units: territory.codes.length });
  printLine('dossier', what('click to the fiche painted'), times.fiche);
  printLine('dossier', what('click to the whole dossier painted'), times.whole);
  printLine('dossier', what('print to the PDF'), times.pdf);
}

/** Milliseconds from the press on a button to the frame after `awaited` is there, laid out. */
const press = (page: Page, name: string, awaited: string): Promise<number> =>
  page.evaluate(
    async ({ name, awaited }) => {
      const button = [...document.querySelectorAll<HTMLElement>('button, header nav a')].find(
        ({ textContent }) => textContent.trim() === name,
      )!;
      const start = performance.now();
      button.click();
      while (!document.querySelector(awaited)) await new Promise((next) => requestAnimationFrame(next));
      void document.body.offsetHeight;
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return performance.now() - start;
    },
    { name, awaited },
  );
