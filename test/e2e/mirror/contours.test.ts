import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeTopology } from '../../../src/atlas/files';
import { FILES } from '../../../src/atlas/file-names';
import { contains, ringsOf, sidesOf } from '../../../src/atlas/topology/rings';
import { readAtlas } from '../../../src/cli/folder';
import { Format } from '../../../src/language/format';
import { fr } from '../../../src/words/fr';
import { answerOf } from '../../contours-service';
import { DATA_FOLDER } from '../../folder';
import { communesInSight, uncovered, type Pixel } from '../map';
import {
  button,
  eventually,
  openTable,
  readCheck,
  readNotice,
  readVerdict,
  searchFor,
  tab,
  tableCodes,
} from '../screen';
import { openSite, useApp } from '../site';

const SERVICE = 'https://geo.api.gouv.fr';
const EMBEDDED = '.cache/data-embedded';

const app = useApp();
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => (site = await openSite(EMBEDDED)));
afterAll(() => site?.close());

const truth = readAtlas(DATA_FOLDER);
const embedded = readAtlas(EMBEDDED);
const allier = truth.codes.flatMap((code, unit) => (code.startsWith('03') ? [unit] : []));
const topology = decodeTopology(readFileSync(join(EMBEDDED, FILES.topology)));
const sides = sidesOf(topology, embedded.count);

const trueTopology = decodeTopology(readFileSync(join(DATA_FOLDER, FILES.topology)));
const trueSides = sidesOf(trueTopology, truth.count);
const areNeighbours = ({ adjacency: { offsets, targets } }: typeof truth, a: number, b: number) =>
  targets.subarray(offsets[a], offsets[a + 1]).includes(b);
/** Two communes of the Allier that touch, which nothing tells from their approximate outlines. */
const pair = allier
  .flatMap((a) => allier.map((b): [number, number] => [a, b]))
  .find(([a, b]) => areNeighbours(truth, a, b) && !areNeighbours(embedded, a, b))!;

/** For each commune of the Allier in sight, a pixel well inside it that the approximate outlines give to another. */
async function disputedInSight(page: Page): Promise<Pixel[]> {
  const seen = new Map((await communesInSight(page)).map((pixel) => [pixel.code, pixel]));
  const [a, b] = [...seen.values()].filter(({ x }, i, all) => i === 0 || Math.abs(x - all[0].x) > 200);
  const [ua, ub] = [a, b].map(({ code }) => truth.codes.indexOf(code));
  const perDegree = (b.x - a.x) / (truth.longitude[ub] - truth.longitude[ua]);
  const found: Pixel[] = [];
  for (const unit of allier) {
    const centre = seen.get(truth.codes[unit]);
    if (!centre) continue;
    const rings = ringsOf(trueTopology, trueSides, unit);
    const approximate = ringsOf(topology, sides, unit);
    const shrink = Math.cos((truth.latitude[unit] * Math.PI) / 180);
    const gridAt = (dx: number, dy: number): [number, number] => [
      (truth.longitude[unit] + dx / perDegree) * 1e5,
      (truth.latitude[unit] - (dy / perDegree) * shrink) * 1e5,
    ];
    const isWellInside = (dx: number, dy: number) =>
      [-4, 0, 4].every((ex) => [-4, 0, 4].every((ey) => contains(rings, ...gridAt(dx + ex, dy + ey))));
    const isLost = (dx: number, dy: number) =>
      [-4, 0, 4].every((ex) => [-4, 0, 4].every((ey) => !contains(approximate, ...gridAt(dx + ex, dy + ey))));
    for (let turn = 0; turn < 120; turn++) {
      const [dx, dy] = [Math.cos(turn) * turn, Math.sin(turn) * turn];
      if (!isWellInside(dx, dy) || !isLost(dx, dy)) continue;
      found.push({ code: centre.code, x: centre.x + dx, y: centre.y + dy });
      break;
    }
  }
  return uncovered(page, found);
}

/** The service, replayed; what it is asked. */
async function replay(page: Page, asked: string[], status = 200) {
  await page.route(`${SERVICE}/**`, (route) => {
    asked.push(route.request().url());
    const body = status === 200 ? answerOf(route.request().url()) : 'Erreur';
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
    return route.fulfill({ status: body === null ? 404 : status, headers, body: body ?? '' });
  });
}

it('exact outlines are asked for at a press, then drawn, clicked and walked as they truly are', async () => {
  const asked: string[] = [];
  const options = { at: site.address, asked: SERVICE, before: (page: Page) => replay(page, asked) };
  const { page, leave } = await app.open(options);
  const load = button(page, 'Charger les contours exacts');
  await eventually(() => page.getByText('approchez-vous').count()).toBe(1);
  expect(await load.isDisabled()).toBe(true);

  const [first, second] = pair.map((unit) => truth.codes[unit]);
  await searchFor(page, first, first);
  await button(page, 'Commencer ici').click();
  await searchFor(page, second, second);
  await button(page, 'Ajouter au territoire').click();
  await eventually(() => readCheck(page, 'contiguity').then(({ state }) => state)).toBe('warn');
  expect(asked).toEqual([]);

  await load.click();
  await page.getByText(/^Contours exacts chargés\s: .*Allier/).waitFor();
  expect(asked).toContain(`${SERVICE}/departements/03/communes?fields=nom,code,population,codeEpci,codeDepartement,codeRegion&format=geojson&geometry=contour`); // prettier-ignore
  await eventually(() => readCheck(page, 'contiguity').then(({ state }) => state)).toBe('pass');
  expect((await readVerdict(page))!.units).toBe(2);

  await button(page, /^Annuler/).click();
  await eventually(() => readVerdict(page).then((verdict) => verdict?.units)).toBe(1);

  await button(page, 'Nouveau territoire').click();
  await searchFor(page, '03190', 'Moulins');
  const disputed = await disputedInSight(page);
  expect(disputed.length).toBeGreaterThan(3);
  for (const { x, y } of disputed) await page.mouse.click(x, y);
  await openTable(page);
  await eventually(() => tableCodes(page)).toEqual(disputed.map(({ code }) => code).sort());

  await tab(page, 'Données').click();
  await page.getByText(/Exacts dans\s: .*03/).waitFor();
  await leave();
});

it('a service that refuses is said, and nothing changes; a file stands in for it, after a reload too', async () => {
  const asked: string[] = [];
  const options = {
    at: site.address,
    asked: SERVICE,
    expected: /429/,
    before: (page: Page) => replay(page, asked, 429),
  };
  const { page, leave } = await app.open(options);
  await searchFor(page, '03190', 'Moulins');
  await button(page, 'Commencer ici').click();
  const before = await readVerdict(page);
  await button(page, 'Charger les contours exacts').click();
  await readNotice(page, /geo\.api\.gouv\.fr refuse la demande \(429\)/);
  expect(asked).toHaveLength(1);
  expect(await readVerdict(page)).toEqual(before);
  expect(await button(page, 'Charger les contours exacts').isEnabled()).toBe(true);

  const [first, second] = pair.map((unit) => truth.codes[unit]);
  await button(page, 'Nouveau territoire').click();
  await searchFor(page, first, first);
  await button(page, 'Commencer ici').click();
  await searchFor(page, second, second);
  await button(page, 'Ajouter au territoire').click();
  const contiguity = () => readCheck(page, 'contiguity').then(({ state }) => state);
  await eventually(contiguity).toBe('warn');
  await tab(page, 'Données').click();
  const outlines = answerOf(`${SERVICE}/departements/03/communes?format=geojson&geometry=contour`)!;
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles({ name: 'allier.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(outlines) });
  await page.locator('.notice').filter({ hasText: 'allier.geojson' }).waitFor();
  await tab(page, 'Tracer').click();
  await eventually(contiguity).toBe('pass');
  await page.reload();
  await page.getByText(fr.contours.brought(new Format('fr'), 'allier.geojson', 317)).waitFor();
  await eventually(contiguity).toBe('pass');
  await tab(page, 'Données').click();
  await button(page, fr.data.removeFile('allier.geojson')).click();
  await tab(page, 'Tracer').click();
  await eventually(contiguity).toBe('warn');
  await leave();
});
