import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dsvFormat } from 'd3-dsv';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { encodeLink } from '../../../src/project/link/territory';
import type { Manifest } from '../../../src/atlas/manifest';
import type { CptsRecord } from '../../../src/atlas/files';
import { fr } from '../../../src/words/fr';
import { BrokenFolder } from '../broken';
import { neighboursOf } from '../map';
import { button, eventually, readNotice, readVerdict, searchFor, tab } from '../screen';
import { openSite, visit } from '../site';

vi.setConfig({ testTimeout: 300_000 });

const MOULINS = '03190';
/** Left white in the midst of a hostile CPTS. */
const ENCLOSED = '03001';
const IMAGE = '<img src=x onerror="alert(1)">';
const SCRIPT = '"><script>alert(1)</script>';
const FORMULA = "=cmd|'/C calc'!A0";
/** Departments of Auvergne-Rhône-Alpes: only a complete list tells white zones. */
const REGION = ['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74'];
const REVERSED = '\u202e<b>gnp.ruover</b>\u2066';
const LONG = 'é'.repeat(10_000);
const HOSTILE = [IMAGE, SCRIPT, FORMULA, REVERSED, LONG, '{{7*7}}', '%3Cimg src=x%3E', '../../../etc/passwd'];
/** A name as it may be kept: without what turns text round, and of at most 120 characters. */
const kept = (name: string) =>
  name
    .replaceAll(/[\u202e\u2066]/g, ' ')
    .trim()
    .slice(0, 120);

let browser: Browser;
/** What does not look at the map is told sooner without one. */
let bare: Browser;
let folder: BrokenFolder;
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  folder = new BrokenFolder();
  nameCpts(folder);
  [browser, bare, site] = await Promise.all([launch(), launch(WITHOUT_WEBGL), openSite(folder.path)]);
});
afterAll(async () => {
  await browser?.close();
  await bare?.close();
  site?.close();
  folder?.delete();
});

/** Existing CPTS of hostile names around Moulins, in a data folder that is otherwise whole. */
function nameCpts(folder: BrokenFolder): void {
  const source = { title: IMAGE, url: 'javascript:alert(1)' };
  const records = HOSTILE.map((name, i): CptsRecord => {
    const units = name === FORMULA ? [MOULINS, ...neighboursOf(ENCLOSED)] : [MOULINS];
    return { id: `hostile-${i}`, name, stage: 'aci', stageText: SCRIPT, stageDate: '', units, source };
  });
  let bytes = Buffer.alloc(0);
  folder.spoil('cpts.json', (built) => {
    const file = JSON.parse(built.toString('utf8')) as { cpts: CptsRecord[] };
    const listings = [{ departments: REGION, date: '2026', source: { title: FORMULA, url: null } }];
    return (bytes = Buffer.from(JSON.stringify({ ...file, listings, cpts: [...file.cpts, ...records] })));
  });
  folder.spoil('manifest.json', (built) => {
    const manifest = JSON.parse(built.toString('utf8')) as Manifest;
    const listed = manifest.files.find(({ name }) => name === 'cpts.json')!;
    listed.bytes = bytes.length;
    listed.checksum = createHash('sha256').update(bytes).digest('hex');
    return Buffer.from(JSON.stringify(manifest));
  });
}

/** Nothing of what was written became a part of the page, or pushed it out of the window. */
async function expectInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    made: document.querySelectorAll('img[src="x"], script:not([src]), b').length,
    wider: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(found).toEqual({ made: 0, wider: false });
}

async function saved(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

function expectNoFormula(csv: string): void {
  const cells = dsvFormat(';')
    .parseRows(csv.replace(/^\uFEFF/, ''))
    .flat();
  expect(cells.length).toBeGreaterThan(10);
  expect(cells.filter((cell) => /^\s*[=+@-]/.test(cell) && Number.isNaN(Number(cell.replace(',', '.'))))).toEqual([]);
}

const names = (page: Page) => page.locator('.side .choose .name').allInnerTexts();

describe('hostile names stay text', () => {
  it('of territories typed in, of links, of pasted lists and of files', async () => {
    const { page, leave } = await visit(bare, site.address);
    await searchFor(page, MOULINS, MOULINS);
    await button(page, 'Commencer ici').click();
    for (const name of [...HOSTILE, '\u202e']) {
      await button(page, 'Renommer').click();
      await page.getByRole('textbox', { name: 'Nom du territoire' }).fill(name);
      await page.keyboard.press('Enter');
      if (kept(name)) await eventually(() => names(page)).toEqual([kept(name)]);
      await expectInert(page);
    }
    await button(page, 'Renommer').click();
    await page.getByRole('textbox', { name: 'Nom du territoire' }).fill(FORMULA);
    await page.keyboard.press('Enter');
    await button(page, 'Partager').click();
    const csv = await saved(page, fr.share.formats.csv);
    expectNoFormula(csv.text);
    expect(csv.file).toMatch(/^[\p{L}\p{N} '_-]+\.csv$/u);
    await eventually(() => button(page, fr.share.formats.geojson).isEnabled()).toBe(true);
    const { perimetre } = JSON.parse((await saved(page, fr.share.formats.geojson)).text) as {
      perimetre: { name: string };
    };
    expect(perimetre.name).toBe(FORMULA);
    await page.keyboard.press('Escape');

    const open = (hash: string) => page.evaluate((hash) => (location.hash = hash), hash);
    for (const name of [IMAGE, SCRIPT, FORMULA]) {
      await open(encodeLink(name, ['03321']));
      await page.getByText(fr.link.territory(name, '1 commune')).waitFor();
      await eventually(() => names(page)).toEqual([name]);
      await button(page, fr.link.take).click();
      await eventually(() => names(page)).toContain(name);
    }
    await open(encodeLink(REVERSED, ['03321']));
    await eventually(() => names(page)).toContain(kept(REVERSED));
    await expectInert(page);
    // No name, and no commune of today.
    await open(encodeLink('\u202e', ['99999']));
    await page.getByText('1 code du lien est inconnu').waitFor();
    for (const fragment of [`#p=${IMAGE}`, `#p=${LONG}`, `#${SCRIPT}`, '#p=%00%ff']) await open(fragment);
    await readNotice(page, fr.link.broken);
    await expectInert(page);

    await tab(page, 'Tracer').click();
    await button(page, 'Coller une liste').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill([...HOSTILE, MOULINS].join('\n'));
    await dialog.getByText(IMAGE).waitFor();
    await expectInert(page);
    const upload = (name: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    const rows = [[IMAGE, 'code'], [FORMULA, MOULINS], [SCRIPT, '03321']]; // prettier-ignore
    await upload(`${IMAGE}.csv`, dsvFormat(';').formatRows(rows));
    await dialog.getByText('2 communes trouvées').waitFor();
    await upload('a.csv', `code\n${IMAGE}\n`);
    await dialog.getByText(fr.paste.unknown(IMAGE)).waitFor();
    await upload('a.geojson', nested(20_000));
    await eventually(() => dialog.getByRole('alert').innerText()).toBe(fr.errors.importBroken);
    const square = [[3, 46.3], [3.6, 46.3], [3.6, 46.8], [3, 46.8], [3, 46.3]]; // prettier-ignore
    const feature = {
      type: 'Feature',
      properties: { name: IMAGE },
      geometry: { type: 'Polygon', coordinates: [square] },
    };
    await upload(`${IMAGE}${SCRIPT.replaceAll('/', '')}.geojson`, JSON.stringify(feature));
    await dialog.getByText(`dans le polygone de`).waitFor();
    await expectInert(page);
    await leave();
  });

  it('of existing CPTS, on the map, in the verdict, in the search, in coverage and its table', async () => {
    const { page, leave } = await visit(browser, site.address);
    await page.getByRole('combobox', { name: 'Chercher' }).fill('onerror');
    await eventually(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toHaveLength(1);
    await page.keyboard.press('Enter');
    await expectInert(page);
    await searchFor(page, MOULINS, MOULINS);
    await button(page, 'Commencer ici').click();
    await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
    const overlap = page.locator('[data-check="overlap"]');
    await overlap.locator('summary').click();
    const lines = await overlap.locator('.detail').innerText();
    for (const name of [IMAGE, SCRIPT, FORMULA]) expect(lines).toContain(name);
    await expectInert(page);
    await tab(page, 'Couverture').click();
    await button(page, 'Auvergne-Rhône-Alpes').click();
    await page.getByRole('button', { name: /^Zones blanches/ }).click();
    await expectInert(page);
    const table = await saved(page, fr.zones.export);
    expect(table.text.includes(FORMULA)).toBe(true);
    expectNoFormula(table.text);
    await leave();
  });
});

/** Collections one in another, deeper than any reader can follow. */
const nested = (depth: number) =>
  `${'{"type":"GeometryCollection","geometries":['.repeat(depth)}{"type":"Point","coordinates":[0,0]}${']}'.repeat(depth)}`;
