import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { fr } from '../../../src/words/fr';
import { flipped } from '../broken';
import { clickCommunes, resting } from '../map';
import { Host, PublishedFolder } from '../offline-release';
import { epciOf, inhabitantsOf } from '../official';
import { button, eventually, readVerdict, searchFor, tab } from '../screen';
import { visit } from '../site';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const MOULINS = '03190';
const AJACCIO = '2A004';
const CUT_OFF =
  /Failed to load resource|Failed to fetch|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|service worker/i;

let browser: Browser;
/** What does not look at the map is told sooner without one. */
let bare: Browser;
let first: PublishedFolder;
let second: PublishedFolder;
const host = new Host();
beforeAll(async () => {
  [browser, bare, first, second] = await Promise.all([
    launch(),
    launch(WITHOUT_WEBGL),
    PublishedFolder.publish('première'),
    PublishedFolder.publish('deuxième'),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await bare?.close();
  await host.goAway();
  first?.delete();
  second?.delete();
});

async function kept(page: Page): Promise<void> {
  await tab(page, 'Données').click();
  await page.getByText(fr.offline.status.ready).waitFor();
}

async function startAt(page: Page, code: string): Promise<void> {
  await tab(page, 'Tracer').click();
  await searchFor(page, code, code);
  await button(page, 'Commencer ici').click();
}

async function recount(page: Page): Promise<void> {
  await tab(page, 'Données').click();
  await button(page, 'Recompter').click();
  await page.getByText(fr.data.checkSame).waitFor();
}

/** The figures of coverage of Corsica, and its maillage, as they are written. */
async function coverCorsica(page: Page): Promise<string[]> {
  await tab(page, 'Couverture').click();
  await button(page, 'Corse').click();
  const figures = await page.locator('section[aria-labelledby="coverage-title"] .notions').innerText();
  await button(page, fr.proposals.view).click();
  await page.locator('section[aria-labelledby="proposals-title"]').getByRole('button', { name: 'Proposer' }).click();
  await button(page, /^Ouvrir ces/).waitFor({ timeout: 120_000 });
  return [figures, await page.locator('section[aria-labelledby="proposals-title"]').innerText()];
}

describe('without a connection', () => {
  it('after the first visit, drawing, verdict, coverage, proposals and the recount work', async () => {
    await host.show(first);
    const { page, context, leave } = await visit(browser, host.address, { expected: CUT_OFF });
    await startAt(page, MOULINS);
    await kept(page);
    expect(await first.missing(page)).toBe(0);
    // The browser empties the cache, and leaves the worker.
    await page.evaluate(() => caches.delete('perimetre'));
    await page.reload();
    await eventually(() => first.missing(page)).toBe(0);
    await recount(page);
    const online = await coverCorsica(page);

    await host.goAway();
    await context.setOffline(true);
    await page.close();
    const again = await context.newPage();
    await again.goto(host.address);
    // Chromium tells a page that was opened without a connection only once it changes.
    await context.setOffline(false);
    await context.setOffline(true);
    await eventually(() => readVerdict(again)).toEqual({
      population: inhabitantsOf([MOULINS]),
      units: 1,
      size: 'Taille 1',
    });
    await again.getByText(fr.offline.away, { exact: true }).waitFor();
    await again.getByText(fr.offline.awayReady).waitFor();
    expect(await again.evaluate(() => document.fonts.check('16px "Source Sans 3 Variable"'))).toBe(true);

    expect(await coverCorsica(again)).toEqual(online);

    // Tiles that were never looked at while there was a connection.
    await tab(again, 'Tracer').click();
    await button(again, 'Nouveau territoire').click();
    await searchFor(again, AJACCIO, AJACCIO);
    await resting(again);
    await button(again, 'Fermer').first().click();
    expect(await clickCommunes(again, [AJACCIO])).toEqual([AJACCIO]);
    await eventually(() => readVerdict(again)).toMatchObject({ population: inhabitantsOf([AJACCIO]) });
    await searchFor(again, AJACCIO, AJACCIO);
    const epci = epciOf(AJACCIO);
    await button(again, `Ajouter tout l’EPCI ${epci.name}`).click();
    await eventually(() => readVerdict(again)).toMatchObject({ population: inhabitantsOf(epci.codes) });
    await recount(again);
    await context.setOffline(false);
    await leave();
  });
});

describe('a new release', () => {
  it('is refused when it is spoilt, offered when it is whole, taken when the person says so and is alone', async () => {
    await host.show(first);
    const { page, context, leave } = await visit(bare, host.address, { expected: CUT_OFF });
    await startAt(page, MOULINS);
    await kept(page);
    await tab(page, 'Tracer').click();
    const offer = page.locator('.notice').filter({ hasText: fr.offline.offered });
    const releaseOf = (at: Page) => at.locator('meta[name=release]').getAttribute('content');
    const dataOf = (at: Page) =>
      at.evaluate(async () => ((await (await fetch('data/manifest.json')).json()) as { release: string }).release);

    const spoilt = await PublishedFolder.publish('abîmée');
    // A file of this release alone: one that it shares with the release before it is in the browser already.
    spoilt.spoil('data/manifest.json', flipped);
    await host.show(spoilt);
    expect(await fateOfUpdate(page)).toBe('redundant');
    await page.reload();
    await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
    expect([await releaseOf(page), await dataOf(page)]).toEqual(['première', 'première']);
    expect(await offer.count()).toBe(0);
    spoilt.delete();

    await host.show(second);
    await page.reload();
    await offer.waitFor();
    await searchFor(page, MOULINS, MOULINS);
    const epci = epciOf(MOULINS);
    await button(page, `Ajouter tout l’EPCI ${epci.name}`).click();
    await eventually(() => readVerdict(page)).toMatchObject({ units: epci.codes.length });
    expect([await releaseOf(page), await dataOf(page)]).toEqual(['première', 'première']);

    const other = await context.newPage();
    await other.goto(host.address);
    expect(await releaseOf(other)).toBe('première');
    await button(page, fr.offline.takeOver).click();
    await page.getByText(fr.offline.otherTabs).waitFor();
    expect([await releaseOf(page), await releaseOf(other)]).toEqual(['première', 'première']);
    await other.close();

    await button(page, fr.offline.takeOver).click();
    await eventually(() => releaseOf(page)).toBe('deuxième');
    await eventually(() => readVerdict(page)).toMatchObject({
      units: epci.codes.length,
      population: inhabitantsOf(epci.codes),
    });
    expect(await dataOf(page)).toBe('deuxième');
    expect(await offer.count()).toBe(0);
    await leave();
  });
});

/** What becomes of the worker that the host now publishes: `installed` when it kept its release, `redundant` when not. */
const fateOfUpdate = (page: Page): Promise<ServiceWorkerState> =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    return new Promise((settle) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing!;
        worker.addEventListener('statechange', () => settle(worker.state), { once: true });
      });
      void registration.update();
    });
  });
