import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../../src/words/en';
import { brushFrom, clickCommunes, rectangleAround, zoomOut } from '../map';
import { codesOfDepartment, inhabitantsOf } from '../official';
import { button, eventually, openTable, plain, readVerdict, searchFor, spoken, tableCodes } from '../screen';
import { useApp } from '../site';

const MOULINS = '03190';
const app = useApp();

async function expectTerritory(page: Page, codes: Iterable<string>): Promise<void> {
  const wanted = [...new Set(codes)].sort();
  await eventually(() => readVerdict(page)).toMatchObject({ units: wanted.length, population: inhabitantsOf(wanted) });
  expect(await tableCodes(page)).toEqual(wanted);
}

it('the rectangle, the brush, the eraser and the department take and leave what they say', async () => {
  const { page, leave } = await app.open();
  await searchFor(page, 'Moulins', MOULINS);
  await button(page, 'Fermer').first().click();
  await openTable(page);
  await zoomOut(page);

  await button(page, 'Brosse').click();
  const brushed = await brushFrom(page, MOULINS);
  expect(brushed).toContain(MOULINS);
  expect(brushed.length).toBeGreaterThan(1);
  await expectTerritory(page, brushed);

  await button(page, 'Rectangle').click();
  const boxed = await rectangleAround(page, MOULINS, 80);
  const drawn = new Set([...brushed, ...boxed]);
  expect(drawn.size).toBeGreaterThan(brushed.length);
  await expectTerritory(page, drawn);

  await button(page, 'Gomme').click();
  for (const code of await brushFrom(page, MOULINS)) drawn.delete(code);
  await expectTerritory(page, drawn);

  await button(page, 'Rectangle').click();
  await page.keyboard.down('Alt');
  const taken = (await rectangleAround(page, MOULINS, 40)).filter((code) => drawn.delete(code));
  await page.keyboard.up('Alt');
  await expectTerritory(page, drawn);

  // Each stroke that changes something is one edit, that which creates the territory included.
  for (let strokes = taken.length ? 4 : 3; strokes > 0; strokes--) await button(page, /^Annuler/).click();
  await eventually(() => readVerdict(page)).toBeNull();
  expect(await button(page, /^Annuler/).isDisabled()).toBe(true);

  await button(page, 'Clic').click();
  await page.getByLabel('Prendre par').selectOption('departement');
  const allier = codesOfDepartment('03');
  expect(allier).toHaveLength(317);
  expect(await clickCommunes(page, [MOULINS])).toEqual([MOULINS]);
  // What the pointer is told is what a press takes.
  await eventually(async () => plain(await page.locator('.tip').innerText())).toContain(
    `Allier 317 communes · ${spoken(inhabitantsOf(allier))} habitants`,
  );
  await expectTerritory(page, allier);

  // The language changes at once, in what the map says itself too.
  await button(page, 'English').click();
  await page.locator('html[lang=en]').waitFor();
  expect(await page.locator('canvas').getAttribute('aria-label')).toBe(en.map.label);
  await button(page, en.map.zoomIn).waitFor();
  expect(await page.locator('.maplibregl-ctrl-attrib-inner').textContent()).toContain(en.map.attribution(''));
  await leave();
});
