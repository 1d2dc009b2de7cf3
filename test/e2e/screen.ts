import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until `read` gives what is wanted. */
export const eventually = <T>(read: () => Promise<T> | T, timeout = 60_000) =>
  expect.poll(read, { timeout, interval: 50 });

const digits = (text: string) => Number(text.replaceAll(/\D/g, ''));

/** Text with ordinary spaces: French figures hold narrow ones, that do not break. */
export const plain = (text: string) => text.trim().replaceAll(/\s/g, ' ');

/** A figure as it is written on screen, with ordinary spaces. */
export const spoken = (value: number) => plain(new Intl.NumberFormat('fr-FR').format(value));

/** The verdict as a person reads it; `null` while the territory is empty. */
export async function readVerdict(page: Page): Promise<{ population: number; units: number; size: string } | null> {
  const panel = page.locator('#verdict');
  if ((await panel.getByTestId('population').count()) === 0) return null;
  const [population, size, units] = await Promise.all([
    panel.getByTestId('population').innerText(),
    panel.locator('.size').first().innerText(),
    panel.locator('.headline + p').innerText(),
  ]);
  return { population: digits(population), size, units: digits(units.split('·')[0]) };
}

/** The state and the sentence of one check. */
export async function readCheck(page: Page, id: string): Promise<{ state: string | null; sentence: string }> {
  const line = page.locator(`[data-check="${id}"]`);
  const [state, sentence] = await Promise.all([line.getAttribute('data-state'), line.locator('.sentence').innerText()]);
  return { state, sentence: plain(sentence) };
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** The link to a screen. */
export const tab = (page: Page, name: string) => page.locator('header nav').getByRole('link', { name, exact: true });

/** Types in the search box and takes the answer whose text holds all of `parts`. */
export async function searchFor(page: Page, query: string, ...parts: string[]): Promise<void> {
  await page.getByRole('combobox', { name: 'Chercher' }).fill(query);
  let option = page.getByRole('listbox').getByRole('option');
  for (const part of parts) option = option.filter({ hasText: part });
  await option.first().click();
}

export async function openTable(page: Page): Promise<void> {
  const fold = page.locator('#table-title');
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await page.locator('.drawer .scroller').waitFor();
}

/** Codes of every row of the open table, ascending: it is scrolled from top to bottom, since it holds what is seen only. */
export async function tableCodes(page: Page): Promise<string[]> {
  const codes = await page.locator('.drawer .scroller').evaluate(async (scroller) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const met = new Set<string>();
    scroller.scrollTop = 0;
    for (let more = true; more;) {
      await frame();
      for (const row of scroller.querySelectorAll<HTMLElement>('[data-code]')) met.add(row.dataset.code!);
      const before = scroller.scrollTop;
      scroller.scrollTop += scroller.clientHeight / 2;
      more = scroller.scrollTop > before;
    }
    await frame();
    for (const row of scroller.querySelectorAll<HTMLElement>('[data-code]')) met.add(row.dataset.code!);
    return [...met];
  });
  return codes.sort();
}

/** The link of the share dialog. */
export async function takeLink(page: Page): Promise<string> {
  await button(page, 'Partager').click();
  const link = await page.locator('#link').inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** Waits for a sentence among the notices, and dismisses it. */
export async function readNotice(page: Page, sentence: string | RegExp): Promise<void> {
  const notice = page.locator('.notice').filter({ hasText: sentence });
  await notice.waitFor();
  await notice.getByRole('button', { name: 'Fermer' }).click();
}
