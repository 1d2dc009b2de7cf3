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

/** What is asked of a page to read it. */
export type Looked = Pick<Page, 'evaluate'>;

/** The verdict as a person reads it; `null` while the territory is empty. */
export async function readVerdict(page: Looked): Promise<{ population: number; units: number; size: string } | null> {
  const told = await page.evaluate(() => {
    const text = (selector: string) => document.querySelector<HTMLElement>(`#verdict ${selector}`)?.innerText;
    const population = text('[data-testid=population]');
    return population === undefined ? null : { population, size: text('.size')!, units: text('.headline + p')! };
  });
  if (!told) return null;
  return { population: digits(told.population), size: told.size, units: digits(told.units.split('·')[0]) };
}

/** Everything that a person sees of their work: scenarios, territories, verdict, and the history with its place. */
export const readWork = (page: Looked) =>
  page.evaluate(() => {
    const texts = (selector: string) =>
      Array.from(document.querySelectorAll<HTMLElement>(selector), (element) => element.innerText.replace(/\s+/g, ' '));
    const history = Array.from(document.querySelectorAll('.side ol button'));
    return {
      scenarios: texts('.side .bar option'),
      scenario: document.querySelector<HTMLSelectElement>('.side .bar select')!.selectedIndex,
      territories: texts('.side .choose'),
      inHand: texts('.side .choose[aria-current]'),
      locked: texts('.side [aria-pressed="true"]').length,
      population: texts('[data-testid="population"]'),
      history: history.map((line) => line.textContent),
      place: history.findIndex((line) => line.hasAttribute('aria-current')),
    };
  });

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
export async function tableCodes(page: Looked): Promise<string[]> {
  const codes = await page.evaluate(async () => {
    const scroller = document.querySelector('.drawer .scroller')!;
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
