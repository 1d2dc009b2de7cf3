import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { inhabitantsOf } from '../official';
import { button, eventually, readVerdict, searchFor } from '../screen';
import { useApp } from '../site';

const HOST = 'https://data.geopf.fr';
const GREY = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const headers = { 'access-control-allow-origin': '*' };
const tile = (route: Route) => route.fulfill({ contentType: 'image/png', body: GREY, headers });

const app = useApp();

/** The tiles asked for since. */
async function serving(page: Page, answer: (route: Route) => unknown): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`${HOST}/**`, (route) => {
    asked.push(route.request().url());
    return answer(route);
  });
  return asked;
}

const status = (page: Page) => page.locator('[aria-labelledby="basemap-title"] [role="status"]').innerText();

it('the IGN background is asked of its host alone, after a press that says so, and kept until it is taken away', async () => {
  let asked: string[] = [];
  const before = async (page: Page) => (asked = await serving(page, tile));
  const { page, leave } = await app.open({ asked: HOST, before });
  await page.locator('[data-view]').waitFor();
  expect(asked).toEqual([]);
  await button(page, 'Afficher le fond IGN').click();
  await eventually(() => asked.length).toBeGreaterThan(0);
  for (const address of asked) {
    const { pathname, searchParams } = new URL(address);
    expect(pathname).toBe('/wmts');
    expect(Object.fromEntries(searchParams)).toEqual({
      SERVICE: 'WMTS',
      VERSION: '1.0.0',
      REQUEST: 'GetTile',
      LAYER: 'GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2',
      STYLE: 'normal',
      FORMAT: 'image/png',
      TILEMATRIXSET: 'PM',
      TILEMATRIX: expect.stringMatching(/^\d+$/) as string,
      TILEROW: expect.stringMatching(/^\d+$/) as string,
      TILECOL: expect.stringMatching(/^\d+$/) as string,
    });
  }
  await eventually(() => status(page)).toBe('');
  await page.locator('[data-view]').waitFor();

  const first = asked.length;
  await page.reload();
  await eventually(() => asked.length).toBeGreaterThan(first);
  await button(page, 'Retirer le fond IGN').click();
  await page.locator('[data-view]').waitFor();
  const last = asked.length;
  await page.reload();
  await page.locator('[data-view]').waitFor();
  await button(page, 'Afficher le fond IGN').waitFor();
  expect(asked.length).toBe(last);
  await leave();
});

it('where data.geopf.fr does not answer, is out of reach, broken or answers with a page, the map goes on without it', async () => {
  const answers: [answer: (route: Route) => unknown, said: RegExp][] = [
    [() => undefined, /se charge/],
    [(route) => route.abort(), /ne répond pas/],
    [(route) => route.fulfill({ status: 500, body: 'oops', headers }), /ne répond pas/],
    [(route) => route.fulfill({ contentType: 'text/html', body: '<p>Bonjour</p>', headers }), /ne répond pas/],
  ];
  let answering = answers[0][0];
  const before = async (page: Page) => void (await serving(page, (route) => answering(route)));
  const { page, leave } = await app.open({ asked: HOST, before, expected: /Failed to load resource|ERR_FAILED/ });
  await page.locator('[data-view]').waitFor();
  await searchFor(page, 'Moulins', '03190');
  await button(page, 'Commencer ici').click();
  const drawn = { units: 1, population: inhabitantsOf(['03190']) };
  for (const [answer, said] of answers) {
    answering = answer;
    await button(page, 'Afficher le fond IGN').click();
    await eventually(() => status(page)).toMatch(said);
    await button(page, 'Retirer le fond IGN').click();
    expect(await readVerdict(page)).toMatchObject(drawn);
  }
  await button(page, 'Afficher le fond IGN').click();
  await eventually(() => status(page)).toMatch(/ne répond pas/);
  await page.reload();
  await eventually(() => readVerdict(page)).toMatchObject(drawn);
  await leave();
});
