import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { fr } from '../../../src/words/fr';
import { inhabitantsOf } from '../official';
import { button, eventually, openTable, readVerdict, searchFor, tab, tableCodes } from '../screen';
import { useApp } from '../site';

const MOULINS = '03190';
const BROKEN = 'a list of «\u00a0Moulins\u00a0»';
const { open } = useApp(WITHOUT_WEBGL);

it('what breaks takes its part of the page alone, and can be told and tried again', async () => {
  const { page, leave } = await open({ expected: /a list of/, permissions: ['clipboard-read', 'clipboard-write'] });
  await searchFor(page, 'Moulins', MOULINS);
  await button(page, 'Commencer ici').click();
  const one = { population: inhabitantsOf([MOULINS]), units: 1, size: 'Taille 1' };
  await eventually(() => readVerdict(page)).toEqual(one);
  await page.evaluate((message) => {
    const { format } = Intl.ListFormat.prototype;
    Intl.ListFormat.prototype.format = () => {
      throw new Error(message);
    };
    Object.assign(globalThis, { mend: () => (Intl.ListFormat.prototype.format = format) });
  }, BROKEN);

  await tab(page, 'Dossier').click();
  const fault = page.locator('[data-fault=page]');
  await fault.getByText(fr.errors.part).waitFor();
  await button(page, fr.errors.copyDetail).click();
  await fault.getByText(fr.errors.detailCopied).waitFor();
  const detail = await page.evaluate(() => navigator.clipboard.readText());
  expect(detail).toContain('page, dossier');
  expect(detail).toContain('Error: a list of …');
  for (const own of ['Moulins', new URL(page.url()).host]) expect(detail).not.toContain(own);

  // The panel breaks as well; the table beside it does not.
  await tab(page, 'Tracer').click();
  const panel = page.locator('[data-fault=panel]');
  await panel.waitFor();
  await openTable(page);
  expect(await tableCodes(page)).toEqual([MOULINS]);

  await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await panel.getByRole('button', { name: fr.app.retry }).click();
  await eventually(() => readVerdict(page)).toEqual(one);
  await tab(page, 'Dossier').click();
  await page.locator('[data-part=fiche]').waitFor();
  expect(await page.locator('[data-fault]').count()).toBe(0);
  await leave();
});
