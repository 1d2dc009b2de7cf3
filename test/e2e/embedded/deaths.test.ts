import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { fr } from '../../../src/words/fr';
import { BrokenFolder, halved } from '../broken';
import { resting } from '../map';
import { epciOf, inhabitantsOf } from '../official';
import { button, eventually, readNotice, readVerdict, searchFor, tab } from '../screen';
import { openSite, visit } from '../site';

vi.setConfig({ testTimeout: 300_000 });

const MOULINS = '03190';
const NOT_FOUND = /Failed to load resource.*(404|416)/;
const NO_WORKER = new RegExp(`${NOT_FOUND.source}|Worker failed to load`);
/** A worker that takes its work, then is no more: it ends without a word, as one that the system kills. */
const DYING = `onmessage = ({ data }) => navigator.locks.request(data.life, () => {
  data.reports.postMessage({ kind: 'alive' });
  setTimeout(close, 100);
  return new Promise(() => {});
});`;
/** DuckDB's worker as it is, but for one question. */
const LAST_WORD = 'adieu';
const KILLED_BY_A_QUESTION = `const [, life, address] = /^#([^,]*),(.*)$/.exec(location.hash);
navigator.locks.request(life, () => new Promise(() => {}));
addEventListener('message', ({ data }) => JSON.stringify(data).includes('${LAST_WORD}') && close());
importScripts(address);`;

let browser: Browser;
/** What does not look at the map is told sooner without one. */
let bare: Browser;
let folder: BrokenFolder;
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  folder = new BrokenFolder();
  [browser, bare, site] = await Promise.all([launch(), launch(WITHOUT_WEBGL), openSite(folder.path)]);
});
afterAll(async () => {
  await browser?.close();
  await bare?.close();
  site?.close();
  folder?.delete();
});

async function startAtMoulins(page: Page): Promise<void> {
  await searchFor(page, MOULINS, MOULINS);
  await button(page, 'Commencer ici').click();
  await eventually(() => readVerdict(page)).toMatchObject({ units: 1, population: inhabitantsOf([MOULINS]) });
}

async function addItsEpci(page: Page): Promise<void> {
  const epci = epciOf(MOULINS);
  await button(page, `Ajouter tout l’EPCI ${epci.name}`).click();
  await eventually(() => readVerdict(page)).toMatchObject({ population: inhabitantsOf(epci.codes) });
}

describe('what dies is said in a sentence, and the page goes on', () => {
  it('the workers of the planner, of surfaces and of DuckDB: killed, or not to be had; then whole again', async () => {
    const { page, leave } = await visit(bare, site.address, { expected: NO_WORKER });
    await startAtMoulins(page);
    const deaths = [
      { body: DYING, contentType: 'text/javascript' },
      { status: 404, body: '' },
    ];
    await tab(page, 'Couverture').click();
    await button(page, 'Corse').click();
    const views = page.getByRole('group', { name: fr.coverage.viewsLabel });
    const proposals = page.locator('section[aria-labelledby="proposals-title"]');
    for (const death of deaths) {
      await page.route('**/assets/maillage.worker-*.js', (route) => route.fulfill(death));
      // A worker is made when the view opens, and after each that dies.
      await views.getByRole('button', { name: fr.proposals.view }).click();
      await proposals.getByRole('button', { name: 'Proposer' }).click();
      await eventually(() => proposals.getByRole('alert').allInnerTexts()).toEqual([fr.proposals.failed]);
      await page.unroute('**/assets/maillage.worker-*.js');
    }
    await proposals.getByRole('button', { name: 'Proposer' }).click();
    await proposals.getByRole('button', { name: /^Ouvrir ces/ }).waitFor({ timeout: 120_000 });
    expect(await proposals.getByRole('alert').count()).toBe(0);

    await tab(page, 'Tracer').click();
    await button(page, 'Coller une liste').click();
    const dialog = page.getByRole('dialog');
    const square = [[3, 46.3], [3.6, 46.3], [3.6, 46.8], [3, 46.8], [3, 46.3]]; // prettier-ignore
    const buffer = Buffer.from(JSON.stringify({ type: 'Polygon', coordinates: [square] }));
    const measure = () =>
      page.locator('input[type=file]').setInputFiles({ name: 'carré.geojson', mimeType: 'application/json', buffer });
    for (const death of deaths) {
      await page.route('**/assets/shares.worker-*.js', (route) => route.fulfill(death));
      await measure();
      await eventually(() => dialog.getByRole('alert').allInnerTexts()).toEqual([fr.errors.importLost]);
      await page.unroute('**/assets/shares.worker-*.js');
    }
    await measure();
    await dialog.getByText('dans le polygone de').waitFor();
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');

    // DuckDB: not to be had, then killed by the question itself, then whole again.
    await tab(page, 'Données').click();
    const panel = page.locator('section[aria-labelledby="query-title"]');
    const ask = async (sql: string) => {
      await panel.getByRole('textbox').fill(sql);
      await panel.getByRole('button', { name: fr.queries.run, exact: true }).click();
    };
    for (const [death, sql] of [
      [{ status: 404, body: '' }, 'SELECT 1'],
      [{ body: KILLED_BY_A_QUESTION, contentType: 'text/javascript' }, `SELECT '${LAST_WORD}'`],
    ] as const) {
      await page.route('**/assets/counting-worker-*.js', (route) => route.fulfill(death));
      await ask(sql);
      await eventually(() => panel.getByRole('alert').allInnerTexts()).toEqual([fr.queries.unavailable]);
      await page.unroute('**/assets/counting-worker-*.js');
    }
    await ask('SELECT 40 + 2 AS réponse');
    await eventually(() => panel.getByRole('cell').allInnerTexts()).toEqual(['42']);
    expect(await panel.getByRole('alert').count()).toBe(0);
    await leave();
  });

  it('the worker of the map: killed, then not to be had', async () => {
    const { page, leave } = await visit(browser, site.address, { expected: NO_WORKER });
    await startAtMoulins(page);
    await resting(page);
    const said = () => page.locator('.pane').getByRole('alert').allInnerTexts();
    expect(await said()).toEqual([]);
    const worker = page.workers().find((one) => one.url().includes('tiles.worker'))!;
    // It dies before it can answer.
    await worker.evaluate(() => close()).catch(() => undefined);
    await eventually(said).toEqual([fr.map.tiles]);
    await addItsEpci(page);

    await page.route('**/assets/tiles.worker-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.reload();
    await eventually(said).toEqual([fr.map.tiles]);
    await eventually(() => readVerdict(page)).toMatchObject({ population: inhabitantsOf(epciOf(MOULINS).codes) });
    await page.getByRole('button', { name: /^Annuler : / }).click();
    await eventually(() => readVerdict(page)).toMatchObject({ units: 1, population: inhabitantsOf([MOULINS]) });
    await leave();
  });

  it('tiles and outlines that are cut in the middle', async () => {
    folder.spoil('tiles.pmtiles', halved);
    folder.spoil('topology.bin', halved);
    const { page, leave } = await visit(browser, site.address, { expected: NOT_FOUND });
    await startAtMoulins(page);
    await eventually(() => page.locator('.pane').getByRole('alert').allInnerTexts()).toEqual([fr.map.tiles]);
    await readNotice(page, fr.errors.outlines);
    await addItsEpci(page);
    expect(await page.getByRole('alert').count()).toBe(1);
    await leave();
  });
});
