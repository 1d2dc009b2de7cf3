import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { national } from '../../../scripts/bench/perimeters';
import { readArcs, readAtlas } from '../../../src/cli/folder';
import { fr } from '../../../src/words/fr';
import { DATA_FOLDER } from '../../folder';
import { button, eventually, plain, tab } from '../screen';
import { useApp } from '../site';

const SERVICE = 'https://santegraphie.fr';
const CPTS = 800;
const POINTS = 500;
const PAGE = 200;
const app = useApp(WITHOUT_WEBGL);
const atlas = readAtlas(DATA_FOLDER);
const overseas = (code: string) => /^9[78]/.test(code);

/** The country as the service would give it, page after page. */
function pages(): (from: number) => string {
  const features = national(atlas, readArcs(DATA_FOLDER, atlas)!, CPTS, POINTS);
  return (from) =>
    JSON.stringify({ type: 'FeatureCollection', totalFeatures: CPTS, features: features.slice(from, from + PAGE) });
}

it('the national perimeters, asked at a press, land whole and make every department complete', async () => {
  const answer = pages();
  const { page, leave } = await app.open({
    asked: SERVICE,
    before: (page) =>
      page.route(`${SERVICE}/**`, (route) => {
        const from = Number(new URL(route.request().url()).searchParams.get('startIndex'));
        const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
        return route.fulfill({ headers, body: answer(from) });
      }),
  });
  await tab(page, 'Données').click();
  await button(page, fr.perimeters.load).click();
  const notice = page.locator('.notice').filter({ hasText: 'cpts-santegraphie' });
  await notice.waitFor();
  expect(plain(await notice.innerText())).toContain(`${CPTS} lignes prises`);
  const mainland = atlas.departments.filter(({ code }) => !overseas(code));
  const complete = page.getByTestId('complete');
  await eventually(() => complete.getByRole('checkbox').count()).toBe(mainland.length);
  expect(await complete.getByRole('checkbox', { checked: true }).count()).toBe(mainland.length);
  await leave();
});
