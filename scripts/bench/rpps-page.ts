import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import type { ImportReport } from '../../src/data/report';
import { fr } from '../../src/words/fr';
import { serve } from '../serve';
import { launch } from './browser';
import { heldBy, pagesOf } from './tab-memory';

/** What one file took in the page, in milliseconds. */
export interface PageRun {
  openMs: number;
  importMs: number;
  /** Longest time without the main thread answering, and its longest task as the browser tells it. */
  longestGapMs: number;
  longestTaskMs: number;
  /** How often the page said how far it was. */
  progressTold: number;
}

interface Watch extends Omit<PageRun, 'openMs' | 'importMs'> {
  begun: number;
  /** When the rows began to be placed. */
  placed: number;
  ended: number;
}

/** The file brought to the built app as a person does, its report, the memory of the tab, and how fast it lets go. */
export async function importInPage(dist: string, folder: string, file: string, cancelAfter: number) {
  const server = await serve(dist, 0, folder);
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.getByRole('link', { name: 'Données', exact: true }).click();
    await answered(page);
    await page.evaluate(watchTray, fr.intake.steps.taking);
    const peakOfTab = await watchMemory(browser);
    const picker = page.locator('input[type=file][multiple]');
    await picker.setInputFiles(file);
    await page.locator('.notice, .tray .failed').first().waitFor();
    const { begun, placed, ended, ...rest } = await page.evaluate(() => (window as unknown as { watch: Watch }).watch);
    const run: PageRun = { openMs: placed - begun, importMs: ended - placed, ...rest };
    const peakMB = peakOfTab();
    const report = await keptReport(page);

    await picker.setInputFiles(file);
    await page.locator('.tray [role=status]').filter({ hasText: fr.intake.steps.taking }).waitFor();
    await page.waitForTimeout(cancelAfter);
    const asked = performance.now();
    await page.locator('.tray button').click();
    await answered(page);
    return { run, report, peakMB, stoppedMs: performance.now() - asked };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Waits for the answer of the engine to a question of nothing. */
async function answered(page: Page): Promise<void> {
  const question = String(Math.floor(performance.now()));
  await page.getByLabel(fr.queries.label).fill(`SELECT ${question} AS asked`);
  await page.getByRole('button', { name: fr.queries.run, exact: true }).click();
  await page.getByRole('cell', { name: new RegExp(question.split('').join('\\s?')) }).waitFor();
}

/** Runs in the page: follows the tray of files from the first on. */
function watchTray(taking: string): void {
  const watch: Watch = { begun: 0, placed: 0, ended: 0, longestGapMs: 0, longestTaskMs: 0, progressTold: 0 };
  Object.assign(window, { watch });
  let last = performance.now();
  let told = '';
  setInterval(() => {
    const now = performance.now();
    const tray = document.querySelector('.tray');
    if (tray && !watch.begun) watch.begun = now;
    if (tray && !watch.placed && tray.textContent.includes(taking)) watch.placed = now;
    if (!tray && watch.begun && !watch.ended) watch.ended = now;
    if (watch.begun && !watch.ended) watch.longestGapMs = Math.max(watch.longestGapMs, now - last - 4);
    const share = document.querySelector('.tray progress')?.getAttribute('value') ?? '';
    if (share !== told) watch.progressTold++;
    told = share;
    last = now;
  }, 4);
  new PerformanceObserver((list) => {
    if (!watch.begun || watch.ended) return;
    for (const { duration } of list.getEntries()) watch.longestTaskMs = Math.max(watch.longestTaskMs, duration);
  }).observe({ entryTypes: ['longtask'] });
}

/** The report that the page keeps. */
function keptReport(page: Page): Promise<ImportReport> {
  return page.evaluate(
    () =>
      new Promise<ImportReport>((resolve) => {
        indexedDB.open('perimetre-imports').onsuccess = ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const all = database.transaction('imports').objectStore('imports').getAll();
          all.onsuccess = () => resolve((all.result as { report: ImportReport }[])[0].report);
        };
      }),
  );
}

/**
 * Watches the memory of the process of the page, workers included: what it holds of its own (anonymous) and what it
 * shares with the rest of the browser, counted whole. The program itself, read from disk once for all processes, is
 * left out, as in the browser's own task manager.
 * @returns the most that was held, in MB, to be called once; it is `null` elsewhere than on Linux.
 */
async function watchMemory(browser: Browser): Promise<() => number | null> {
  if (process.platform !== 'linux') return () => null;
  const pages = await pagesOf(browser);
  let peak = 0;
  const look = () => pages.forEach((id) => (peak = Math.max(peak, heldBy(id))));
  const looking = setInterval(look, 20);
  return () => {
    clearInterval(looking);
    return Math.round(peak / 1000);
  };
}
