import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ofPlace } from '../../../src/words/place-names-fr';
import { builtCountry } from '../../folder';
import { clickCommunes, communesInSight, resting, uncovered } from '../map';
import { button, eventually, plain } from '../screen';
import { useApp } from '../site';

const app = useApp();
const { atlas } = builtCountry();

it('the list of white zones and the map answer each other, and a territory proposed is found by its number', async () => {
  const { page, leave } = await app.open({ at: `${app.origin()}/#/couverture/departement/06/zones` });
  await page.getByRole('heading', { name: 'Carros' }).waitFor();
  // The address brings its place into view, however long the map is in coming.
  await eventually(async () => (await resting(page)).view[2]).toBeGreaterThan(7.5);
  const card = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

  // From the map: under the pointer, the card is marked; touched, it has the focus and the scope stays.
  const [at] = await uncovered(
    page,
    (await communesInSight(page)).filter(({ code }) => code === '06033'),
  );
  await page.mouse.move(at.x, at.y);
  await eventually(() => card('Carros').getAttribute('class')).toMatch(/\bpointed\b/);
  expect(await card('Mandelieu-la-Napoule').getAttribute('class')).not.toMatch(/\bpointed\b/);
  await clickCommunes(page, ['06033']);
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Carros');
  expect(page.url()).toContain('#/couverture/departement/06/zones');

  // What is seen leaves as a picture that says what it is, of what, and from where.
  const saved = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: new RegExp(`image de la carte \\(${format}\\)`) }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await saved('SVG');
  expect(svg.name).toBe('Couverture - Alpes-Maritimes - Zones blanches.svg');
  const drawn = plain(svg.bytes.toString('utf8'));
  for (const text of [
    'Viable seule',
    'À rattacher',
    'limite de CPTS',
    'Carros',
    'CPTS Tinée Vésubie',
    ' km</text>',
    'IGN',
  ])
    expect(drawn).toContain(text);
  const png = await saved('PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBe(2480);

  // A commune of a CPTS is no zone: it opens its EPCI, as before.
  await clickCommunes(page, ['06088']);
  await eventually(() => page.url()).toContain('#/couverture/epci/');

  await page.goto(`${app.origin()}/#/couverture/departement/04/propositions`);
  await page.getByLabel('Minimum d’habitants').fill('5000');
  await button(page, 'Proposer').click();
  const result = page.locator('[aria-labelledby="proposals-title"]');
  await eventually(async () => plain(await result.innerText())).toMatch(/1 Autour de/);
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 4 }) })
    .first();
  expect(plain(await first.innerText())).toMatch(/^1 Autour d/);

  // From the map to the list of proposals, and back.
  const centre = first.getByRole('button');
  const name = await centre.innerText();
  const heart = atlas.names.findIndex(
    (town, unit) => name === `Autour ${ofPlace(town)}` && atlas.codes[unit].startsWith('04'),
  );
  const { view } = await resting(page);
  await centre.click();
  await eventually(async () => (await resting(page)).view).not.toEqual(view);
  const [middle] = await uncovered(
    page,
    (await communesInSight(page)).filter(({ code }) => code === atlas.codes[heart]),
  );
  await page.mouse.move(middle.x, middle.y);
  await eventually(() => first.getAttribute('class')).toMatch(/\bpointed\b/);
  await page.locator('h2').first().click();
  await clickCommunes(page, [atlas.codes[heart]]);
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
  expect(page.url()).toContain('#/couverture/departement/04/propositions');
  await leave();
});
