import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { fr } from '../../../src/words/fr';
import { BrokenFolder, flipped, halved } from '../broken';
import { clickCommunes } from '../map';
import { epciOf, inhabitantsOf } from '../official';
import {
  button,
  eventually,
  openTable,
  plain,
  readCheck,
  readNotice,
  readVerdict,
  searchFor,
  tab,
  tableCodes,
  takeLink,
} from '../screen';
import { openSite, visit } from '../site';

const NOT_FOUND = /Failed to load resource.*(404|416)/;
const MOULINS = '03190';
const one = { population: inhabitantsOf([MOULINS]), units: 1, size: 'Taille 1' };

vi.setConfig({ testTimeout: 300_000 });

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
  await searchFor(page, 'Moulins', MOULINS);
  await button(page, 'Commencer ici').click();
  await eventually(() => readVerdict(page)).toEqual(one);
}

/** How many saves the browser keeps: an edit is saved within a second, not at once. */
const saves = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('perimetre');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const count = opening.result.transaction('journal').objectStore('journal').count();
          count.onsuccess = () => {
            opening.result.close();
            resolve(count.result);
          };
        };
      }),
  );

/** Everything but the map: the search, the card, the table, the verdict. */
async function expectWorkWithoutMap(page: Page): Promise<void> {
  await startAtMoulins(page);
  const epci = epciOf(MOULINS);
  await button(page, `Ajouter tout l’EPCI ${epci.name}`).click();
  await openTable(page);
  expect(await tableCodes(page)).toEqual(epci.codes);
  await eventually(() => readVerdict(page)).toMatchObject({ population: inhabitantsOf(epci.codes) });
}

describe('what is broken is said in a sentence, and nothing is lost', () => {
  it('a data folder that cannot be used, then mended', async () => {
    const { page, leave } = await visit(bare, site.address, { expected: NOT_FOUND });
    await startAtMoulins(page);
    await eventually(() => saves(page)).toBe(1);
    const breakages: [name: string, act: () => void, sentence: string][] = [
      ['units.bin', () => folder.spoil('units.bin', flipped), fr.errors.dataCorrupt('units.bin')],
      ['cpts.json', () => folder.spoil('cpts.json', halved), fr.errors.dataCorrupt('cpts.json')],
      ['units.bin', () => folder.remove('units.bin'), fr.errors.dataMissing],
      ['manifest.json', () => folder.remove('manifest.json'), fr.errors.dataMissing],
      ['manifest.json', () => folder.spoil('manifest.json', halved), fr.errors.dataCorrupt('manifest.json')],
      ['manifest.json', () => folder.spoil('manifest.json', ofVersion999), fr.errors.dataVersion],
    ];
    for (const [name, act, sentence] of breakages) {
      act();
      await page.reload();
      await eventually(() => page.getByRole('alert').allInnerTexts()).toEqual([sentence]);
      folder.mend(name);
    }
    await button(page, 'Réessayer').click();
    await eventually(() => readVerdict(page)).toEqual(one);
    await leave();
  });

  it.each([
    ['missing', () => folder.remove('tiles.pmtiles')],
    ['cut', () => folder.spoil('tiles.pmtiles', (bytes) => bytes.subarray(0, 100))],
  ])('tiles that are %s: the table and the verdict work', async (_, act) => {
    act();
    const { page, leave } = await visit(browser, site.address, { expected: NOT_FOUND });
    await eventually(() => page.locator('.pane').getByRole('alert').allInnerTexts()).toEqual([fr.map.tiles]);
    await expectWorkWithoutMap(page);
    folder.mend('tiles.pmtiles');
    await leave();
  });

  it('outlines that are missing: drawing on the map and the CSV go on, the GeoJSON waits', async () => {
    folder.remove('topology.bin');
    const { page, leave } = await visit(browser, site.address, { expected: NOT_FOUND });
    await readNotice(page, fr.errors.outlines);
    await startAtMoulins(page);
    await button(page, 'Fermer').first().click();
    expect(await clickCommunes(page, [MOULINS])).toEqual([MOULINS]);
    await eventually(() => readVerdict(page)).toBeNull();
    expect(await clickCommunes(page, [MOULINS])).toEqual([MOULINS]);
    await eventually(() => readVerdict(page)).toEqual(one);
    await button(page, 'Partager').click();
    expect(await button(page, fr.share.formats.geojson).isDisabled()).toBe(true);
    expect(await button(page, fr.share.formats.csv).isEnabled()).toBe(true);
    await page.getByText(fr.share.noTopology).waitFor();
    folder.mend('topology.bin');
    await leave();
  });

  it('late columns that are missing: what needs them says so, and is there once they are', async () => {
    folder.remove('figures.bin');
    folder.spoil('details.bin', flipped);
    const { page, leave } = await visit(bare, site.address, { expected: NOT_FOUND });
    await startAtMoulins(page);
    await readNotice(page, fr.errors.late(fr.errors.dataMissing));
    for (const id of ['composition', 'professionals'])
      expect(await readCheck(page, id)).toEqual({ state: 'info', sentence: fr.awaited });
    const figures = page.locator('[aria-labelledby="professions-title"] .number');
    for (const told of await figures.allInnerTexts()) expect(told).toContain(fr.qualities.awaited);
    await page.getByRole('combobox', { name: 'Chercher' }).fill('03000');
    await page.getByText(fr.awaited).last().waitFor();
    await tab(page, 'Couverture').click();
    await page.locator('#panel').getByText(fr.errors.dataCorrupt('details.bin')).waitFor();
    folder.mend('figures.bin');
    folder.mend('details.bin');
    await page.locator('#panel').getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: fr.coverage.title }).waitFor();
    await tab(page, 'Tracer').click();
    await eventually(async () => (await readCheck(page, 'professionals')).sentence).toBe(
      plain(fr.checks.professionals.estimated.department),
    );
    await leave();
  });

  it('a link that was cut or changed opens nothing and spoils nothing', async () => {
    const { page, leave } = await visit(bare, site.address);
    await startAtMoulins(page);
    const link = await takeLink(page);
    const middle = link.length - 8;
    const changed = link.slice(0, middle) + (link[middle] === 'A' ? 'B' : 'A') + link.slice(middle + 1);
    for (const broken of [link.slice(0, -4), changed, `${site.address}#p=%%%`, `${site.address}#p=`]) {
      await page.evaluate((hash) => (location.hash = hash), new URL(broken).hash);
      await readNotice(page, fr.link.broken);
      expect(await readVerdict(page)).toEqual(one);
      expect(await page.locator('.side .choose').count()).toBe(1);
    }
    await leave();
    const fresh = await visit(bare, changed);
    await readNotice(fresh.page, fr.link.broken);
    expect(await readVerdict(fresh.page)).toBeNull();
    await fresh.leave();
  });

  it('DuckDB recounts the same figures; where it cannot start, drawing goes on', async () => {
    const { page, leave } = await visit(bare, site.address, { expected: NOT_FOUND });
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
    await startAtMoulins(page);
    await tab(page, 'Données').click();
    await button(page, 'Recompter').click();
    await page.getByText(fr.data.checkFailed).waitFor();
    await page.unroute('**/*.wasm');
    await tab(page, 'Tracer').click();
    await button(page, `Ajouter tout l’EPCI ${epciOf(MOULINS).name}`).click();
    const { codes } = epciOf(MOULINS);
    await eventually(() => readVerdict(page)).toMatchObject({ population: inhabitantsOf(codes) });
    await tab(page, 'Données').click();
    await button(page, 'Recompter').click();
    await page.getByText(fr.data.checkSame).waitFor();
    const rows = await page.locator('[aria-labelledby="recount-title"] tbody tr').allInnerTexts();
    const figures = rows.map((row) =>
      row
        .split('\t')
        .slice(1)
        .map((cell) => Number(cell.replace(/,0$/, '').replaceAll(/\s/g, ''))),
    );
    expect(figures.slice(0, 2)).toEqual([
      [codes.length, codes.length],
      [inhabitantsOf(codes), inhabitantsOf(codes)],
    ]);
    await leave();
  });

  it('without WebGL, the table and the verdict work', async () => {
    const { page, leave } = await visit(bare, site.address);
    await eventually(() => page.locator('.pane').getByRole('alert').allInnerTexts()).toEqual([fr.map.webgl]);
    expect(await page.locator('#old-browser').isVisible()).toBe(false);
    await expectWorkWithoutMap(page);
    await leave();
  });
});

it('a browser that lacks what the app is built on reads so, in both languages', async () => {
  const { page, leave } = await visit(bare, site.address, {
    before: (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas')),
  });
  const said = page.locator('#old-browser');
  await said.waitFor();
  expect(plain(await said.innerText())).toMatch(/^Ce navigateur est trop ancien .* This browser is too old /);
  await leave();
});

function ofVersion999(bytes: Buffer): Buffer {
  const manifest = JSON.parse(bytes.toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...manifest, version: 999 }));
}
