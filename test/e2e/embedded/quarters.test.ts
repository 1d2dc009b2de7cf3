import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { readArcs, readAtlas } from '../../../src/cli/folder';
import { bandsOf } from '../../bands';
import { DATA_FOLDER } from '../../folder';
import { button, eventually, readNotice, readVerdict, searchFor } from '../screen';
import { fr } from '../../../src/words/fr';
import { communesInSight } from '../map';
import { useApp } from '../site';

const SERVICE = 'https://data.geopf.fr';
const atlas = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, atlas);
const MOULINS = atlas.codes.indexOf('03190');
const PEOPLE = atlas.populations[0].values[MOULINS];

const app = useApp();

/** What the service would answer: Moulins in two, west and east of its centre. */
function halves(): string {
  const middle = atlas.longitude[MOULINS];
  const features = bandsOf(arcs, MOULINS, [middle - 2, middle, middle + 2]).map((band, i) => {
    const iris = `010${i + 1}`;
    const nom_iris = ['Rive gauche', 'Rive droite'][i];
    const properties = { code_insee: '03190', nom_commune: 'Moulins', iris, code_iris: `03190${iris}`, nom_iris };
    return { ...band!, properties };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const CUT = 'Découper en quartiers (IRIS de l’IGN)';
const answered = (act: 'fulfill' | 'abort') => (page: Page) =>
  page.route(`${SERVICE}/**`, (route) => (act === 'abort' ? route.abort() : route.fulfill({ body: halves() })));

/** What the headline counts. */
const counted = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('#verdict .headline + p')?.innerText.split('·')[0].trim());

it('cuts a commune at a press, takes a quarter, then the whole with its exact population; all of it is kept', async () => {
  const { page, leave } = await app.open({ asked: SERVICE, before: answered('fulfill') });
  const asked: string[] = [];
  page.on('request', (request) => request.url().startsWith(SERVICE) && asked.push(request.url()));
  await searchFor(page, 'Moulins 03190');
  await button(page, CUT).waitFor();
  expect(asked).toEqual([]);
  await button(page, CUT).click();
  await readNotice(page, 'Moulins est découpé en 2 quartiers');
  expect(asked.map((url) => new URL(url).searchParams.get('CQL_FILTER'))).toEqual(["code_insee='03190'"]);

  // Where the commune is then: the map makes room for the card, which grows and shrinks.
  const at = async (dx: number) => {
    const { x, y } = (await communesInSight(page)).find(({ code }) => code === '03190')!;
    await page.mouse.click(x + dx, y);
  };
  await at(-24);
  await eventually(() => counted(page)).toBe('1 quartier');
  expect(await page.getByTestId('population').innerText()).toContain(fr.unknown);
  await at(24);
  await eventually(() => counted(page)).toBe('1 commune');
  expect((await readVerdict(page))!.population).toBe(PEOPLE);
  await page.keyboard.press('Control+z');
  await eventually(() => counted(page)).toBe('1 quartier');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(() => page.getByRole('combobox', { name: 'Prendre par' }).inputValue()).toBe('commune');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+z');
  await eventually(() => counted(page)).toBe('1 commune');
  await page.keyboard.press('Control+z');
  await eventually(() => counted(page)).toBe('1 quartier');

  await page.getByText('Enregistré dans ce navigateur').waitFor();
  await page.reload();
  await eventually(() => counted(page)).toBe('1 quartier');
  await page.keyboard.press('Control+Shift+z');
  await eventually(() => counted(page)).toBe('1 commune');
  expect((await readVerdict(page))!.population).toBe(PEOPLE);
  await leave();
});

/** Drops a file on the page, as a person does. */
const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([called, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    [name, text],
  );

it('says that the service does not answer, with the address of the file to drop; a part is typed meanwhile; a list that shares the commune cuts it', async () => {
  const { page, leave } = await app.open({ asked: SERVICE, expected: /data\.geopf\.fr/, before: answered('abort') });
  await searchFor(page, 'Moulins 03190');
  await button(page, CUT).click();
  await eventually(() => page.getByRole('alert').allInnerTexts()).toContainEqual(
    expect.stringContaining('ne répond pas'),
  );
  const address = await page.getByRole('link', { name: /data\.geopf\.fr/ }).getAttribute('href');
  expect(new URL(address!).searchParams.get('CQL_FILTER')).toBe("code_insee='03190'");

  await button(page, 'En partie…').click();
  const field = page.getByLabel('Habitants de Moulins que ce territoire prend');
  await field.fill(String(PEOPLE));
  await field.press('Tab');
  await page.getByRole('alert').getByText('Pour toute la commune, prenez-la entière').waitFor();
  await field.fill('1 234');
  await button(page, 'Prendre cette part').click();
  await eventually(() => counted(page)).toBe('1 commune en partie');
  await page.getByText(/Moulins\s: en partie, 1\s234\shabitants, saisi par vous/).waitFor();
  expect((await readVerdict(page))!.population).toBe(1234);
  // What takes all of it says so, and takes the place of the part.
  await button(page, 'Prendre toute la commune').click();
  await eventually(() => readVerdict(page)).toMatchObject({ population: PEOPLE });
  expect(await counted(page)).toBe('1 commune');
  await page.keyboard.press('Control+z');
  await eventually(() => counted(page)).toBe('1 commune en partie');
  await page.keyboard.press('Control+z');
  await eventually(() => page.getByText(/en partie/).count()).toBe(0);

  await drop(page, 'cpts-iris.csv', 'iris;cpts\n031900101;CPTS Ouest\n031900102;CPTS Est\n');
  await page.locator('dialog[open]').getByText('1 commune partagée par quartiers (IRIS) : 03190').waitFor();
  await page.keyboard.press('Escape');
  await drop(page, 'iris.geojson', halves());
  await button(page, 'Ne plus découper').waitFor();
  await leave();
});
