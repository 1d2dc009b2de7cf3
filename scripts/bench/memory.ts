import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fr } from '../../src/words/fr';
import { serve } from '../serve';
import { FLAGS, launch } from './browser';
import { writeRppsFile } from './rpps-file';
import { heldBy, pagesOf } from './tab-memory';

/** What V8 compiles anew of what is done often is not the page's, and grows for a long time. */
const STEADY = [...FLAGS, '--js-flags=--no-opt --no-maglev'];
const ROUNDS = 3;
const EDITS = 100;
const SCREENS = 10;
const IMPORTS = 5;
const ROWS = 20_000;

/**
 * What the tab holds at rest, after three rounds of a hundred edits and ten changes of screen, and after each of five
 * imports that are taken away again: JSON lines, after the waste was collected. From the second round on nothing grows.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchMemory(dist: string, folder: string): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'perimetre-memory-'));
  const file = join(files, 'rpps.txt');
  await writeRppsFile(file, ROWS);
  const server = await serve(dist, 0, folder);
  const browser = await launch(STEADY);
  try {
    const context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const tell = async (stage: string) => {
      for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
      const held = process.platform === 'linux' ? Math.max(...(await pagesOf(browser)).map(heldBy)) : null;
      const heapMB = Number((of('JSHeapUsedSize') / 1e6).toFixed(1));
      console.log(
        JSON.stringify({ bench: 'memory', stage, heapMB, tabMB: held && Math.round(held / 1000), nodes: of('Nodes') }),
      );
    };
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.locator('[data-view]').waitFor();
    await page.waitForLoadState('networkidle');
    await tell('at rest');
    await page.locator('#verdict li button').first().click();
    await page.locator('#table-title').click();
    for (let round = 1; round <= ROUNDS; round++) {
      await edit(page);
      await changeScreens(page);
      await tell(`${round * EDITS} edits, ${round * SCREENS} changes of screen`);
    }
    await tab(page, 'data').click();
    for (let round = 1; round <= IMPORTS; round++) {
      await page.locator('input[type=file][multiple]').setInputFiles(file);
      const remove = page.getByRole('button', { name: fr.data.removeFile('rpps.txt'), exact: true });
      await remove.click({ timeout: 120_000 });
      await remove.waitFor({ state: 'detached' });
      await tell(`${round} imports, taken away`);
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    rmSync(files, { recursive: true });
  }
}

const tab = (page: Page, screen: keyof typeof fr.app.tabs) =>
  page.getByRole('link', { name: fr.app.tabs[screen], exact: true });

/** Leaves a commune of the territory, in the table, and takes it back by undoing that. */
async function edit(page: Page): Promise<void> {
  await page.locator('[data-code] button').first().waitFor();
  await page.evaluate(
    async ([edits, undo]) => {
      for (let i = 0; i < edits; i++) {
        const press = i % 2 ? `header button[aria-label^="${undo}"]` : '[data-code] button';
        document.querySelector<HTMLButtonElement>(press)!.click();
        await new Promise(requestAnimationFrame);
      }
    },
    [EDITS, fr.app.undo] as const,
  );
}

async function changeScreens(page: Page): Promise<void> {
  const screens = ['coverage', 'data', 'dossier', 'territory'] as const;
  for (let i = 0; i < SCREENS; i++) {
    await tab(page, screens[i % screens.length]).click();
    await page.waitForTimeout(200);
  }
  await tab(page, 'territory').click();
}
