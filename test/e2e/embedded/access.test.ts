import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/words/en';
import { resting } from '../map';
import { button, eventually, openTable, plain, readVerdict, searchFor, tab } from '../screen';
import { DESK, PHONE, useApp } from '../site';

const app = useApp();

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** The language changes at once, in what the map and the data say too. */
async function speaksEnglish(page: Page): Promise<void> {
  await button(page, 'English').click();
  await page.getByText('Speech therapists: absent from the BPE 2024').waitFor();
  await tab(page, 'Draw').click();
  expect(await page.locator('canvas').getAttribute('aria-label')).toBe(en.map.label);
  await button(page, en.map.zoomIn).waitFor();
  expect(await page.locator('.maplibregl-ctrl-attrib-inner').textContent()).toContain(en.map.attribution(''));
}

describe.each([
  ['a desk', { viewport: DESK }],
  ['a phone', { viewport: PHONE, hasTouch: true, isMobile: true }],
])('on %s', (_, options) => {
  it('axe finds nothing to say on any screen', async () => {
    const { page, leave } = await app.open(options);
    const found: Record<string, string[]> = {};
    await resting(page);
    found.first = await violations(page);

    // From a place found, its main act is within five tabs.
    await searchFor(page, 'Moulins', '03190');
    const start = button(page, 'Commencer ici');
    await start.waitFor();
    const reached = () => start.evaluate((act) => act === document.activeElement);
    let tabs = 0;
    for (; tabs < 5 && !(await reached()); tabs++) await page.keyboard.press('Tab');
    expect(await reached()).toBe(true);
    await page.keyboard.press('Enter');
    found.card = await violations(page);
    await button(page, /^Ajouter tout l’EPCI/).click();
    await eventually(async () => (await readVerdict(page))?.units).toBe(44);
    await button(page, 'Fermer').first().click();
    if ('isMobile' in options) await button(page, 'Tirer le panneau vers le haut').click();
    for (const check of await page.locator('[data-check] summary').all()) await check.click();
    // What is no figure stays written, is told beside its field, and changes nothing.
    const minimum = page.locator('[data-check="minimum-population"] input');
    await minimum.fill('-3');
    await minimum.press('Tab');
    const fault = page.locator(`[id="${await minimum.getAttribute('aria-describedby')}"]`);
    expect(plain(await fault.innerText())).toContain('« -3 » n’est pas un nombre positif');
    expect([await minimum.inputValue(), await minimum.getAttribute('aria-invalid')]).toEqual(['-3', 'true']);
    found.verdict = await violations(page);
    await minimum.fill('');
    await minimum.press('Tab');
    await eventually(() => fault.count()).toBe(0);
    if ('isMobile' in options) await button(page, 'Replier le panneau').click();
    await openTable(page);
    found.table = await violations(page);

    await button(page, 'Partager').click();
    await page.getByRole('dialog').waitFor();
    found.share = await violations(page);
    await page.keyboard.press('Escape');
    await button(page, 'Coller une liste').click();
    await page.getByRole('dialog').getByRole('textbox').fill('Sainte-Colombe\n01144\nMoulinss');
    found.paste = await violations(page);
    await page.keyboard.press('Escape');

    await button(page, 'Créer une variante de ce scénario').press('Enter');
    await page.evaluate(() => (location.hash = '#/comparer'));
    await page.getByRole('heading', { name: 'Tous les indicateurs' }).waitFor();
    found.compare = await violations(page);

    await tab(page, 'Couverture').click();
    await page.getByRole('heading', { name: 'Couverture' }).waitFor();
    found.coverage = await violations(page);
    await button(page, 'Départements').click();
    await button(page, 'Allier').click();
    await button(page, 'Propositions').click();
    await page.locator('form').getByRole('button', { name: 'Proposer' }).click();
    await page.getByText('6 territoires proposés').waitFor();
    found.proposals = await violations(page);
    await tab(page, 'Données').click();
    await page.getByRole('heading', { name: 'Données', exact: true }).waitFor();
    for (const caveats of await page.locator('summary:visible').all()) await caveats.click();
    found.data = await violations(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
    if (!('isMobile' in options)) await speaksEnglish(page);
    await leave();
  });
});
