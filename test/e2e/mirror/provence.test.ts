import { expect, it } from 'vitest';
import { inhabitantsOf } from '../official';
import { button, eventually, readCheck, plain, readVerdict, searchFor, spoken } from '../screen';
import { useApp } from '../site';

const app = useApp();

it('in Provence, Nice stands in three CPTS, and Digne-les-Bains in Alpes Bléone Durance', async () => {
  const { page, leave } = await app.open();
  await searchFor(page, '06088', 'Nice');
  await button(page, 'Commencer ici').click();
  await eventually(() => readCheck(page, 'overlap')).toEqual({
    state: 'unknown',
    sentence:
      'Commune partagée entre CPTS Nice Centre Nice Est, CPTS Nice Nord et ses Collines et CPTS Nice Ouest Vallée (Nice) : la part de chacune n’est pas connue.',
  });
  await page.locator('[data-check="overlap"] summary').click();
  const overlapping = page.locator('[data-check="overlap"] .detail li:has(button)');
  await overlapping.first().waitFor();
  const lines = await overlapping.allInnerTexts();
  const names = ['CPTS Nice Centre Nice Est', 'CPTS Nice Nord et ses Collines', 'CPTS Nice Ouest Vallée'];
  expect(lines).toHaveLength(1);
  expect(plain(lines[0])).toContain('Nice');
  for (const name of names) expect(plain(lines[0])).toContain(name);

  await button(page, 'Nouveau territoire').click();
  await searchFor(page, '04070', 'Digne-les-Bains');
  await button(page, 'Commencer ici').click();
  await eventually(() => readCheck(page, 'overlap')).toEqual({
    state: 'warn',
    sentence: `Recouvre CPTS Alpes Bléone Durance sur 1 commune (${spoken(inhabitantsOf(['04070']))} habitants).`,
  });
  await button(page, 'Retirer ce qui est partagé').click();
  await eventually(() => readVerdict(page)).toBeNull();
  await leave();
});
