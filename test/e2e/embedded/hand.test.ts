import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { button, eventually, plain, readVerdict, searchFor } from '../screen';
import { useApp } from '../site';

const app = useApp(WITHOUT_WEBGL);

/** Contrast of the text of a control with what is behind it (WCAG 2.2, 1.4.3). */
const contrastOf = (page: Page, name: string) =>
  button(page, name).evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    const luminance = (text: string) => {
      const [r, g, b] = text.match(/[\d.]+/g)!.map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [light, dark] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  });

async function started(page: Page): Promise<void> {
  await searchFor(page, 'Moulins', '03190');
  await button(page, 'Commencer ici').click();
  await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

it('what is pressed can be read under the pointer', async () => {
  const { page, leave } = await app.open();
  await started(page);
  for (const name of ['Brosse', 'Lasso']) {
    await button(page, name).click();
    await button(page, name).hover();
    expect(await contrastOf(page, name)).toBeGreaterThan(4.5);
  }
  await button(page, 'Verrouiller').click();
  await button(page, 'Verrouiller').hover();
  expect(await contrastOf(page, 'Verrouiller')).toBeGreaterThan(4.5);

  // Each check says that it opens, and the name of the scenario stands whole in its list.
  expect(await page.locator('[data-check] summary').count()).toBeGreaterThan(5);
  expect(await page.locator('[data-check] summary:not(:has(.chevron))').count()).toBe(0);
  const spare = await page.getByLabel('Scénario', { exact: true }).evaluate((list: HTMLSelectElement) => {
    const { fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(list);
    const pen = document.createElement('canvas').getContext('2d')!;
    pen.font = `${fontSize} ${fontFamily}`;
    const name = pen.measureText(list.selectedOptions[0].textContent!.trim()).width;
    return list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - name;
  });
  expect(spare).toBeGreaterThan(16);

  // A key alone chooses a tool, until that is turned off, for the visits that follow too.
  const pressed = (name: string) => button(page, name).getAttribute('aria-pressed');
  await page.keyboard.press('2');
  expect(await pressed('Brosse')).toBe('true');
  await page.keyboard.press('?');
  await page.getByLabel('Couper les raccourcis').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  expect(await pressed('Brosse')).toBe('true');
  await page.reload();
  await button(page, 'Clic').waitFor();
  await page.keyboard.press('4');
  expect([await pressed('Clic'), await pressed('Lasso')]).toEqual(['true', 'false']);

  // Enlarged four times, twice, and on a phone on its side: nothing stands over the screens' links, the map has room.
  for (const [width, height] of [
    [320, 256],
    [640, 360],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { wide, seen, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: [...document.querySelectorAll('header nav a')].map((link) => {
        const { x, y, width, height } = link.getBoundingClientRect();
        return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }),
      room: document.querySelector('main.map')!.clientHeight,
    }));
    expect(wide).toBeLessThanOrEqual(width);
    expect(seen).toEqual([true, true, true, true]);
    expect(room).toBeGreaterThan(200);
  }
  await leave();
});

it('a name is typed at once, kept by Enter or by leaving, given up by Escape', async () => {
  const { page, leave } = await app.open();
  await started(page);
  const scenario = page.getByLabel('Scénario', { exact: true });
  for (const [rename, field, shown] of [
    ['Renommer', 'Nom du territoire', () => page.locator('.current .name').innerText()],
    ['Renommer le scénario', 'Nom du scénario', () => scenario.locator('option:checked').innerText()],
  ] as const) {
    const input = page.getByLabel(field, { exact: true });
    await button(page, rename).click();
    await page.keyboard.type('Pays de Moulins');
    await page.keyboard.press('Enter');
    await eventually(async () => plain(await shown())).toContain('Pays de Moulins');
    expect(await focused(page)).toBe(rename);

    await button(page, rename).click();
    await page.keyboard.type('Autre');
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'detached' });
    expect(await shown()).toContain('Pays de Moulins');
    expect(await focused(page)).toBe(rename);

    await button(page, rename).click();
    await page.keyboard.type('Sologne');
    await page.locator('.headline').click();
    await input.waitFor({ state: 'detached' });
    await eventually(shown).toContain('Sologne');
  }
  await leave();
});

it('a territory deleted at a press comes back at a press; the focus stays among the territories', async () => {
  const { page, leave } = await app.open();
  await started(page);
  await button(page, 'Supprimer').click();
  await eventually(() => readVerdict(page)).toBeNull();
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Nouveau territoire');
  const announced = page.locator('[aria-live="polite"]');
  await eventually(() => announced.allInnerTexts()).toContainEqual(expect.stringContaining('supprimé'));
  const notice = page.locator('.notice').filter({ hasText: 'supprimé' });
  await notice.getByRole('button', { name: 'Annuler' }).click();
  await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });

  // It speaks of the last act alone: it goes when another is done.
  await button(page, 'Supprimer').click();
  await notice.waitFor();
  await button(page, 'Nouveau territoire').click();
  await notice.waitFor({ state: 'detached' });
  await leave();
});
