import { expect, it } from 'vitest';
import { builtCountry } from '../../folder';
import { clickCommunes, neighboursOf } from '../map';
import { inhabitantsOf } from '../official';
import { button, eventually, openTable, plain, searchFor, spoken, tableCodes } from '../screen';
import { useApp } from '../site';

const app = useApp();
const { atlas } = builtCountry();
const VICHY = '03310';

it('two scenarios beside each other: maps that move together, the communes that change, every difference, an address', async () => {
  const { page, leave } = await app.open();
  await searchFor(page, 'Vichy', VICHY);
  await button(page, 'Commencer ici').click();
  await button(page, /^Ajouter tout l’EPCI/).click();
  await openTable(page);
  const before = await tableCodes(page);
  await button(page, 'Créer une variante de ce scénario').click();
  const [moved] = await clickCommunes(
    page,
    before.filter((code) => code !== VICHY && neighboursOf(VICHY).includes(code)),
    1,
  );
  await eventually(() => tableCodes(page)).toEqual(before.filter((code) => code !== moved));

  await page.getByRole('link', { name: 'Comparer les scénarios' }).click();
  const views = () =>
    page.locator('.pair [data-view]').evaluateAll((maps) => maps.map((map) => (map as HTMLElement).dataset.view));
  await eventually(async () => (await views()).length).toBe(2);
  const name = atlas.names[atlas.codes.indexOf(moved)];
  const list = page.getByRole('region', { name: '1 commune change de territoire' });
  await eventually(async () => plain(await list.innerText())).toContain(
    `aucun territoire → Autour de Vichy 1 commune · ${spoken(inhabitantsOf([moved]))} habitants ${name}`,
  );
  const row = page.getByRole('row', { name: /^Habitants \(population municipale\)/ });
  expect(plain(await row.innerText())).toContain(`+ ${spoken(inhabitantsOf([moved]))}`);
  expect(
    plain(
      await page
        .getByRole('row', { name: /^Territoires \d/ })
        .first()
        .innerText(),
    ),
  ).toContain('égal');

  const [held] = await views();
  await page.getByRole('button', { name: 'Zoomer' }).nth(1).click();
  await eventually(async () => new Set(await views()).size).toBe(1);
  await eventually(async () => (await views()).filter((view) => view && view !== held).length).toBe(2);

  const address = page.url();
  await page.getByLabel('À gauche').selectOption({ index: 0 });
  await eventually(() => page.url()).not.toBe(address);
  await page.goBack();
  await eventually(() => page.url()).toBe(address);
  await page.reload();
  await eventually(async () => plain(await list.innerText())).toContain(name);
  expect(await page.title()).toBe('Comparer deux scénarios – Périmètre');
  await leave();
});
