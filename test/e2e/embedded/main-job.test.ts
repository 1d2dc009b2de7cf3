import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { readPdf } from '../../../scripts/golden/pdf';
import { printed } from '../../../scripts/golden/print';
import { fr } from '../../../src/words/fr';
import { neighboursOf } from '../map';
import { inhabitantsOf } from '../official';
import { eventually, readVerdict, tab } from '../screen';
import { DESK, useApp } from '../site';
import { Transcript } from '../spoken';

const app = useApp(WITHOUT_WEBGL);
const START = '03190';
const WORD = 'moulins';

/** Ten communes: the first, its neighbours, and as many of theirs as are missing. */
function ten(): string[] {
  const taken = new Set([START]);
  for (const code of taken) {
    for (const next of neighboursOf(code)) if (taken.size < 10) taken.add(next);
    if (taken.size === 10) break;
  }
  return [...taken];
}

/**
 * The same by mouse, as it is drawn on the map in `story.test.ts`: the box, the word, the answer, « Commencer ici », the
 * cross of the card, a click a commune, Dossier, Imprimer.
 */
const BY_MOUSE = 1 + WORD.length + 1 + 1 + 1 + 9 + 1 + 1;

/** Whether what has the focus is on the screen, and nothing stands over it (WCAG 2.2, 2.4.11). */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const { left, top, height } = document.activeElement!.getBoundingClientRect();
    return document.activeElement!.contains(document.elementFromPoint(left + 4, top + height / 2));
  });

const SIZES: [string, { width: number; height: number }][] = [
  ['at a desk', DESK],
  ['enlarged four times', { width: 320, height: 256 }],
  ['on a small phone', { width: 320, height: 640 }],
];

it.each(SIZES)('from an address to ten communes, their verdict and its PDF, by keys alone %s', async (_, viewport) => {
  const { page, leave } = await app.open({ viewport });
  await tab(page, 'Tracer').waitFor();
  // Said once the map was asked for, which is later than the page on a slow machine.
  await page.getByText(fr.map.webgl).waitFor();
  const reader = await Transcript.of(page);

  await reader.press('/');
  await reader.type(WORD);
  const first = page.getByRole('listbox').getByRole('option', { selected: true });
  await eventually(() => first.innerText()).toContain(START);
  await reader.note(`« ${WORD} »`);
  const met = () => page.evaluate(() => document.activeElement?.id);
  await reader.press('Enter', false, () => eventually(met).toBe('focus-title'));
  const act = page.getByRole('button', { name: 'Commencer ici' });
  while (!(await act.evaluate((element) => element === document.activeElement))) await reader.press('Tab');
  expect(await inSight(page)).toBe(true);
  await reader.press('Enter', true);

  const wanted = ten();
  const left = new Set(wanted.slice(1));
  const row = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.code ?? '');
  await reader.press('v', false, () => eventually(row).not.toBe(''));
  while (left.size) {
    const steps = await page.evaluate(
      (codes) => {
        const at = Number((document.activeElement as HTMLElement).dataset.row);
        const rows = [...document.querySelectorAll<HTMLElement>('[data-code]')];
        const offs = rows
          .filter(({ dataset }) => codes.includes(dataset.code!))
          .map(({ dataset }) => Number(dataset.row) - at);
        return offs.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
      },
      [...left],
    );
    for (let i = 0; i < Math.abs(steps); i++) await reader.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    const taken = await row();
    expect(await inSight(page)).toBe(true);
    expect(left.delete(taken)).toBe(true);
    await reader.press('Enter', true);
  }
  const population = inhabitantsOf(wanted);
  await eventually(() => readVerdict(page)).toMatchObject({ units: 10, population });
  reader.lines.push('', '[verdict]', (await page.locator('#panel').ariaSnapshot()).replaceAll(/[^\S\n]/g, ' '), '');

  await reader.press('p', false, () => page.locator('.part.fiche table').first().waitFor());
  reader.lines.push((await page.locator('#page .bar').ariaSnapshot()).replaceAll(/[^\S\n]/g, ' '));
  // Ctrl + P is the browser's own.
  reader.acts++;
  const pdf = await readPdf(await printed(page));
  expect(pdf).toMatchObject({ pages: 1, tagged: true });

  expect(reader.acts).toBeLessThanOrEqual(2 * BY_MOUSE);
  // What is said is the same, but for what a narrow page has elsewhere.
  if (viewport === DESK) await expect(`${reader.lines.join('\n')}\n`).toMatchFileSnapshot('golden-spoken/main-job.txt');
  await leave();
});
