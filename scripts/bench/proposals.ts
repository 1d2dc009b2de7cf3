import type { AddressInfo } from 'node:net';
import type { Browser, Page, Worker } from 'playwright-core';
import type { Report } from '../../src/kernel/work';
import { serve } from '../serve';
import { launch } from './browser';
import { rest } from './toggles';

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
 * A department cut up in the page: from the click on « Proposer » to the answer on the screen, and in the worker alone,
 * the first time and once more with another seed. Prints JSON lines.
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
  await page.getByRole('link', { name: 'Couverture', exact: true }).click();
  for (const name of place) await press(name);
  const started = page.waitForEvent('worker', (one) => one.url().includes('maillage.worker'));
  await press('Propositions');
  const section = page.locator('section[aria-labelledby="proposals-title"]');
  await section.getByLabel('But').selectOption(objective);
  const worker = await started;
  await worker.evaluate(timeWork);
  await page.waitForTimeout(READING);
  const first = await asked(page, worker);
  await section.getByLabel('Variante').fill('2');
  const again = await asked(page, worker);
  console.log(JSON.stringify({ bench: 'department in the page', place: place.at(-1), objective, first, again }));
  await context.close();
}

async function asked(page: Page, worker: Worker) {
  await rest(page);
  const answeredMs = await answered(page);
  const workerMs = await worker.evaluate(() => Math.round((self as unknown as { workMs: number }).workMs));
  return { answeredMs, workerMs };
}

/** Runs in the worker: keeps how long its last piece of work took. */
function timeWork() {
  const own = Reflect.get(MessagePort.prototype, 'postMessage') as (message: unknown) => void;
  let started = 0;
  MessagePort.prototype.postMessage = function (message: Report<unknown>) {
    if (message.kind === 'alive') started = performance.now();
    if (message.kind === 'done') Object.assign(self, { workMs: performance.now() - started });
    own.call(this, message);
  };
}

/** Milliseconds from the click to the layout of the answer. */
const answered = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const form = document.querySelector('section[aria-labelledby="proposals-title"] form')!;
        const started = performance.now();
        const watch = new MutationObserver(() => {
          if (form.ariaBusy === 'true') return;
          watch.disconnect();
          form.getBoundingClientRect();
          resolve(Math.round(performance.now() - started));
        });
        watch.observe(form, { attributeFilter: ['aria-busy'] });
        form.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
      }),
  );
