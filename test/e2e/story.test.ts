import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../scripts/bench/browser';
import { readCsv } from '../../src/project/exchange/csv';
import { readGeoJson } from '../../src/project/exchange/geojson';
import { clickCommunes, lassoAround, neighboursOf, resting, zoomOut } from './map';
import { classOf, epciOf, inhabitantsOf } from './official';
import {
  button,
  eventually,
  openTable,
  plain,
  readCheck,
  readVerdict,
  searchFor,
  spoken,
  tableCodes,
  takeLink,
} from './screen';
import { useApp } from './site';

const MOULINS = '03190';

const app = useApp();
/** What does not look at the map is told sooner without one. */
const bare = useApp(WITHOUT_WEBGL);

const sorted = (codes: Iterable<string>) => [...new Set(codes)].sort();

/** The territory in hand is exactly `codes`: in the table, and in the verdict by its sum of PMUN 2023 and its class. */
async function expectTerritory(page: Page, codes: readonly string[]): Promise<void> {
  const population = inhabitantsOf(codes);
  await eventually(() => readVerdict(page)).toEqual({
    population,
    units: codes.length,
    size: `Taille ${classOf(population)}`,
  });
  expect(await tableCodes(page)).toEqual(sorted(codes));
}

async function save(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return download.path();
}

async function openFile(page: Page, path: string, count: string): Promise<void> {
  await button(page, 'Nouveau territoire').click();
  await button(page, 'Coller une liste').click();
  await page.locator('input[type=file]').setInputFiles(path);
  await button(page, `Ajouter ${count}`).click();
}

describe('a doctor of Moulins draws a CPTS', () => {
  it('finds Moulins, draws by click and lasso, takes an EPCI, undoes all, shares, exports, comes back', async () => {
    const { page, leave } = await app.open();
    await resting(page);

    // Among 24 communes with Moulins in their name, the prefecture comes first.
    await page.getByRole('combobox', { name: 'Chercher' }).fill('Moulins');
    const first = page.getByRole('listbox').getByRole('option').first();
    await eventually(() => first.innerText()).toContain(MOULINS);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Moulins', exact: true }).waitFor();
    expect(await readVerdict(page)).toBeNull();
    await button(page, 'Commencer ici').click();
    await openTable(page);
    await expectTerritory(page, [MOULINS]);
    const missing = 20_000 - inhabitantsOf([MOULINS]);
    expect(await readCheck(page, 'minimum-population')).toMatchObject({
      state: 'warn',
      sentence: expect.stringContaining(`${missing} habitants pour en atteindre 20 000`) as string,
    });
    await button(page, 'Fermer').first().click();

    const neighbours = await clickCommunes(page, neighboursOf(MOULINS));
    expect(neighbours).toEqual(neighboursOf(MOULINS));
    let drawn = [MOULINS, ...neighbours];
    await expectTerritory(page, drawn);
    expect(await readCheck(page, 'contiguity')).toEqual({
      state: 'pass',
      sentence: expect.stringContaining('D’un seul tenant, sans enclave.') as string,
    });

    // A second click leaves what the first took.
    expect(await clickCommunes(page, neighbours.slice(0, 1))).toEqual(neighbours.slice(0, 1));
    drawn = drawn.filter((code) => code !== neighbours[0]);
    await expectTerritory(page, drawn);

    await zoomOut(page);
    await button(page, 'Lasso').click();
    const around = await lassoAround(page, MOULINS, 90);
    expect(around.length).toBeGreaterThan(drawn.length);
    drawn = sorted([...drawn, ...around]);
    await expectTerritory(page, drawn);

    const epci = epciOf(MOULINS);
    await searchFor(page, 'Moulins', MOULINS);
    await button(page, `Ajouter tout l’EPCI ${epci.name}`).click();
    drawn = sorted([...drawn, ...epci.codes]);
    await expectTerritory(page, drawn);
    await page.locator('[data-check="administrative"] summary').click();
    const share = page.locator('[data-check="administrative"] li').filter({ hasText: epci.name });
    expect(plain(await share.innerText())).toContain(`${epci.codes.length} communes sur`);

    await undoAll(page);
    expect(await readVerdict(page)).toBeNull();
    expect(await tableCodes(page)).toEqual([]);
    await button(page, 'Commencer ici').waitFor();
    await button(page, 'Fermer').first().click();
    await page.getByText('Cherchez votre commune').first().waitFor();
    await redoAll(page);
    await expectTerritory(page, drawn);

    const link = await takeLink(page);
    expect(new URL(link).origin).toBe(app.origin());
    const other = await app.open({ at: link });
    await openTable(other.page);
    await expectTerritory(other.page, drawn);
    expect(other.page.url()).toBe(link);
    await other.leave();

    await button(page, 'Partager').click();
    const csv = await save(page, 'CSV (tableau des communes)');
    const geojson = await save(page, 'GeoJSON (contours des communes)');
    await page.keyboard.press('Escape');
    expect(sorted(readCsv(readFileSync(csv, 'utf8')).codes)).toEqual(drawn);
    const collection = readFileSync(geojson, 'utf8');
    expect(sorted(readGeoJson(collection).codes)).toEqual(drawn);
    const { features } = JSON.parse(collection) as {
      features: { geometry: { type: string }; properties: { population: number } }[];
    };
    expect(features.every(({ geometry }) => geometry.type === 'MultiPolygon')).toBe(true);
    expect(features.reduce((sum, { properties }) => sum + properties.population, 0)).toBe(inhabitantsOf(drawn));
    for (const path of [csv, geojson]) {
      await openFile(page, path, `${drawn.length} communes`);
      await expectTerritory(page, drawn);
    }

    await page.reload();
    await openTable(page);
    await expectTerritory(page, drawn);
    expect(await page.locator('.side .choose').count()).toBe(3);
    // The territory is what is looked at, not all of France.
    await eventually(async () => (await resting(page)).view[2]).toBeGreaterThan(7);
    await undoAll(page);
    expect(await readVerdict(page)).toBeNull();
    await leave();
  });

  it('takes a whole EPCI at one click on the map', async () => {
    const { page, leave } = await app.open();
    await searchFor(page, 'Saint-Flour', '15187');
    await button(page, 'Fermer').first().click();
    await page.getByLabel('Prendre par').selectOption('epci');
    await openTable(page);
    expect(await clickCommunes(page, ['15187'])).toEqual(['15187']);
    await expectTerritory(page, epciOf('15187').codes);
    await leave();
  });

  it('meets an existing CPTS, reads on what, and withdraws', async () => {
    const { page, leave } = await bare.open();
    // Lézignan-Corbières (11203) is in the CPTS Alaric, Narbonne (11262) is not.
    await openTable(page);
    await searchFor(page, '11203', '11203');
    await button(page, 'Commencer ici').click();
    await searchFor(page, '11262', '11262');
    await button(page, 'Ajouter au territoire').click();
    await expectTerritory(page, ['11203', '11262']);
    expect(await readCheck(page, 'overlap')).toEqual({
      state: 'warn',
      sentence: `Recouvre CPTS Alaric sur 1 commune (${spoken(inhabitantsOf(['11203']))} habitants). D’autres CPTS peuvent y être : elles ne sont pas toutes connues (Aude, 11).`,
    });
    await button(page, 'Retirer ce qui est partagé').click();
    await expectTerritory(page, ['11262']);
    expect((await readCheck(page, 'overlap')).state).toBe('unknown');
    await button(page, /^Annuler : 1 commune retirée/).click();
    await expectTerritory(page, ['11203', '11262']);
    await leave();
  });
});

const undo = (page: Page) => page.getByRole('button', { name: /^Annuler/ });
const redo = (page: Page) => page.getByRole('button', { name: /^Rétablir/ });

async function undoAll(page: Page): Promise<void> {
  for (let left = 50; left > 0 && (await undo(page).isEnabled()); left--) await undo(page).click();
  expect(await undo(page).isDisabled()).toBe(true);
  expect(await redo(page).isEnabled()).toBe(true);
}

async function redoAll(page: Page): Promise<void> {
  for (let left = 50; left > 0 && (await redo(page).isEnabled()); left--) await redo(page).click();
  expect(await redo(page).isDisabled()).toBe(true);
}
