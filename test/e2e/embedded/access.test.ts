import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { en } from '../../../src/words/en';
import { fr } from '../../../src/words/fr';
import type { Locale } from '../../../src/words/languages';
import { caseFile } from '../../cases';
import { tooFaint } from '../contrast';
import { button, eventually, openTable, plain, readVerdict, tab } from '../screen';
import { DESK, PHONE, useApp } from '../site';

/** The map is a picture, which neither axe nor the styles of the page look into. */
const app = useApp(WITHOUT_WEBGL);

/** What axe says against the page, and every target smaller than 24 px that has no room around it (2.5.8). */
async function axe(page: Page): Promise<string[]> {
  // Without frames, what is found is told at once instead of on a page opened for it.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  builder.options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Every screen has a link that skips to what it is for (RGAA 12.7). */
const skipless = (page: Page) =>
  page.evaluate(() => {
    const to = document.querySelector('a.skip')?.getAttribute('href');
    return to && document.querySelector(to) ? [] : ['no link to skip by'];
  });

/** From a place found, its main act is within five tabs. */
async function tabsTo(page: Page, name: string): Promise<number> {
  const act = button(page, name);
  await act.waitFor();
  for (let tabs = 0; tabs <= 5; tabs++) {
    if (await act.evaluate((element) => element === document.activeElement)) return tabs;
    await page.keyboard.press('Tab');
  }
  return Infinity;
}

const PLACES: [string, Locale, object][] = [
  ['a desk, in French', 'fr', { viewport: DESK }],
  ['a phone, in English', 'en', { viewport: PHONE, hasTouch: true, isMobile: true }],
];

it.each(PLACES)('on %s, axe and every contrast find nothing to say on any screen', async (_, locale, options) => {
  const { page, leave } = await app.open(options);
  const words = { fr, en }[locale];
  const phone = 'isMobile' in options;
  const found: Record<string, string[]> = {};
  // Colours are the same on a phone.
  const look = async (name: string) =>
    void (found[name] = [...(await skipless(page)), ...(await axe(page)), ...(phone ? [] : await tooFaint(page))]);
  const unfold = (folds: string) =>
    page.locator(folds).evaluateAll((all) => all.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
  const dialog = page.getByRole('dialog');
  const press = (name: string | RegExp) =>
    button(page, typeof name === 'string' ? plain(name) : name)
      .first()
      .click();

  await tab(page, 'Tracer').waitFor();
  if (locale !== 'fr') await press('English');
  await page.locator(`html[lang=${locale}]`).waitFor();
  await look('first');

  await page.getByRole('combobox', { name: words.search.label }).fill('03190');
  await page.getByRole('option').filter({ hasText: 'Moulins' }).first().waitFor();
  await look('answers');
  await page.keyboard.press('Enter');
  expect(await tabsTo(page, words.focus.start)).toBeLessThanOrEqual(5);
  await page.keyboard.press('Enter');
  await look('card');
  await press(new RegExp(`^${plain(words.focus.addEpci(''))}`));
  await eventually(async () => (await readVerdict(page))?.units).toBe(44);
  await press(words.app.close);

  if (phone) {
    // Folded, the panel says what is to be watched.
    const folded = (await page.locator('#panel').boundingBox())!;
    const watched = (await page.locator('#verdict > h3').boundingBox())!;
    expect(watched.y + watched.height).toBeLessThan(folded.y + folded.height);
    await press(words.app.sheetUp);
  }
  await unfold('[data-check] details');
  // What is no figure stays written, is told beside its field, and changes nothing.
  const minimum = page.locator('[data-check="minimum-population"] input');
  await minimum.fill('-3');
  await minimum.press('Tab');
  const fault = page.locator(`[id="${await minimum.getAttribute('aria-describedby')}"]`);
  expect(plain(await fault.innerText())).toContain('-3');
  expect([await minimum.inputValue(), await minimum.getAttribute('aria-invalid')]).toEqual(['-3', 'true']);
  await look('verdict');
  await minimum.fill('');
  await minimum.press('Tab');
  await eventually(() => fault.count()).toBe(0);
  if (phone) await press(words.app.sheetDown);
  await openTable(page);
  await look('table');

  await press(words.app.share);
  await dialog.waitFor();
  await look('share');
  await page.keyboard.press('Escape');
  await press(words.tools.paste);
  await dialog.getByRole('textbox').fill('Sainte-Colombe\n01144\nMoulinss');
  await look('paste');
  await page.keyboard.press('Escape');
  await press(words.hand.options.shortcuts);
  await dialog.waitFor();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  await page.locator('#table-title').click();
  if (phone) await press(words.app.sheetUp);
  await press(words.keeping.open);
  await dialog.waitFor();
  await look('project');
  await page.keyboard.press('Escape');

  await press(words.scenarios.branch);
  await page.evaluate(() => (location.hash = '#/comparer'));
  await page.getByRole('heading', { level: 1 }).or(page.locator('#page h2')).first().waitFor();
  await page.locator('#page table').first().waitFor();
  await look('compare');

  await tab(page, words.app.tabs.coverage).click();
  await page.getByRole('heading', { name: words.coverage.title }).waitFor();
  if (phone) await press(words.app.sheetUp);
  await look('coverage');
  await page.evaluate(() => (location.hash = '#/couverture/departement/03'));
  await press(words.proposals.view);
  await page.locator('form').getByRole('button', { name: words.proposals.run }).click();
  await page.locator('.link').filter({ hasText: 'Moulins' }).first().waitFor();
  await look('proposals');
  // Terms of the French forms are read out as French.
  expect(await page.locator('span[lang=fr]').allInnerTexts()).toEqual(
    locale === 'fr' ? [] : ['maillage', 'projet de santé', 'lettre d’intention'],
  );

  await tab(page, words.app.tabs.data).click();
  await page.getByRole('heading', { name: words.data.title, exact: true }).waitFor();
  // Where each layer was read from is folded.
  const path = page.getByText('@etalab/decoupage-administratif@6.0.0/data/communes.json').first();
  expect(await path.isVisible()).toBe(false);
  await unfold('#page details');
  expect(await path.isVisible()).toBe(true);
  await look('data');
  const bring = (name: string) =>
    page
      .locator('input[type=file][multiple]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(caseFile(name)) });
  await bring('c01-etablissements.csv');
  await dialog.getByRole('region', { name: words.intake.wizard.forecast }).waitFor();
  const main = (await dialog.locator('.button.primary').last().boundingBox())!;
  expect(main.y + main.height).toBeLessThanOrEqual(page.viewportSize()!.height);
  await look('wizard');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await bring('d03-croise-x.csv');
  await dialog.getByRole('table').first().waitFor();
  await look('report');
  await page.keyboard.press('Escape');
  const query = page.getByLabel(words.queries.label);
  await query.fill('SELECT popul');
  await press('population');
  expect(await query.inputValue()).toBe('SELECT population');
  await query.fill('SELECT * FROM units LIMIT 20');
  await press(words.queries.run);
  await page.getByRole('table', { name: words.queries.title }).getByRole('row').nth(3).waitFor();
  // Every row stands under the headers.
  const edges = await page
    .getByRole('table', { name: words.queries.title })
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.getBoundingClientRect().left)));
  expect(new Set(edges.map((cells) => cells.join())).size).toBe(1);
  await look('answer');
  await query.fill('SELECT habitants FROM unitz');
  await press(words.queries.run);
  await page.locator('[aria-invalid="true"]').waitFor();
  await look('refused');

  await tab(page, words.app.tabs.dossier).click();
  await press(words.dossier.parts.all);
  await page.locator('[data-part="communes"]').waitFor();
  await look('dossier');

  expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length))).toEqual({});
  expect(Object.keys(found)).toHaveLength(18);
  await leave();
});
