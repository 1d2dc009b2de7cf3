import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { CASES, KEPT, LONG_NAMES, type GoldenCase } from '../../../scripts/golden/cases';
import { readPdf } from '../../../scripts/golden/pdf';
import { holdDay, linkTo, openDossier, printed, showWhole } from '../../../scripts/golden/print';
import { button, plain, tab } from '../screen';
import { PHONE, useApp, type VisitOptions } from '../site';

const site = useApp(WITHOUT_WEBGL);

const [, gips] = CASES;

async function dossierOf(territory: GoldenCase, options: VisitOptions = {}) {
  const visit = await site.open({ at: linkTo(`${site.origin()}/`, territory), ...options });
  await openDossier(visit.page);
  await visit.page.locator('.part.fiche svg[role="img"]').waitFor();
  return visit;
}

const part = (page: Page, name: string) =>
  page.locator('.dossier nav').getByRole('button', { name, exact: true }).click();

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** What is wider than the page that holds it, as the paper shows it. */
const overflowing = (page: Page) =>
  page.locator('.part').evaluateAll((parts) =>
    parts.flatMap((one) => {
      const { right, left } = one.getBoundingClientRect();
      return [...one.querySelectorAll('h2, h3, p, table, td, th, figure, svg')]
        .filter((element) => element.getBoundingClientRect().width > 0)
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.right > right + 1 || box.left < left - 1;
        })
        .map((element) => element.outerHTML.slice(0, 80));
    }),
  );

/** On paper: the width of an A4 page without its margins. */
async function onPaper(page: Page) {
  await page.setViewportSize({ width: Math.round((178 / 25.4) * 96), height: 1000 });
  await page.emulateMedia({ media: 'print' });
}

const pagesOf = async (page: Page) => (await readPdf(await printed(page))).pages;

/** The width of the space in 12 345, as a part of the size of the type. */
async function spaceBetweenGroups(): Promise<number> {
  const parted = document.createElement('span');
  parted.textContent = '12\u202f345';
  document.querySelector('.part')!.append(parted);
  await document.fonts.load(`1rem 'Source Sans 3 Variable'`, parted.textContent);
  const width = parted.getBoundingClientRect().width;
  parted.textContent = '12345';
  const gap = (width - parted.getBoundingClientRect().width) / parseFloat(getComputedStyle(parted).fontSize);
  parted.remove();
  return gap;
}

/** Without spaces, which a PDF sets by place, nor the hyphens that it may draw otherwise. */
const bare = (text: string) => text.replaceAll(/[\s\u00ad]/g, '');

describe('the dossier', () => {
  it('of the kept pages prints as many as were looked at, its text in reading order under its headings', async () => {
    const { page, leave } = await site.open({ at: linkTo(`${site.origin()}/`, KEPT), before: holdDay });
    await showWhole(page);
    const { pages, headings, text, ...told } = await readPdf(await printed(page));
    expect(told).toEqual({ title: `Dossier complet · ${KEPT.name}`, language: 'fr', tagged: true, thin: [] });
    expect(pages).toBe(readdirSync('test/e2e/embedded/golden').length);
    const shown = await page
      .locator('.part :is(h2, h3)')
      .evaluateAll((all) => all.map((heading) => ({ role: heading.tagName, text: heading.textContent })));
    const plainly = (all: { role: string; text: string }[]) => all.map((one) => `${one.role} ${bare(one.text)}`);
    expect(plainly(headings)).toEqual(plainly(shown));
    await page.emulateMedia({ media: 'print' });
    const rows = await page.locator('.part :is(tr, .note, .printed p, .drawn, .sources li)').allInnerTexts();
    expect(rows.length).toBeGreaterThan(150);
    // Groups of figures are parted by a space as wide as one sees, in tables and drawings alike.
    expect(await page.evaluate(spaceBetweenGroups)).toBeGreaterThan(0.18);
    const links = page.locator('.part .sources a');
    expect(await links.count()).toBeGreaterThan(5);
    expect(
      await page
        .locator('.part .sources')
        .allInnerTexts()
        .then((all) => all.join(' ')),
    ).not.toMatch(/\d{4}-\d\d-\d\d|Périmètre, 2026/);
    const read = bare(text);
    let at = 0;
    for (const row of rows) {
      const next = read.indexOf(bare(row), at);
      expect({ row, found: next >= 0 }).toEqual({ row, found: true });
      at = next;
    }
    await leave();
  });

  it('of 171 communes prints a fiche of one page and a diagnosis of four to eight, without overflow', async () => {
    const { page, leave } = await dossierOf(gips);
    expect(await violations(page)).toEqual([]);
    expect(await pagesOf(page)).toBe(1);
    await part(page, 'Diagnostic territorial');
    const pages = await pagesOf(page);
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThanOrEqual(8);
    expect(await violations(page)).toEqual([]);
    await part(page, 'Dossier complet');
    const headings = await page.locator('.part :is(h2, h3)').evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(headings[0]).toBe('H2');
    // One territory is compared with nothing.
    expect(headings.filter((tag) => tag === 'H2')).toHaveLength(5);
    await onPaper(page);
    expect(await overflowing(page)).toEqual([]);
    await leave();
  });

  it('of long names in four EPCI lays out too, on a phone and on paper, where its fiche is one page', async () => {
    const { page, leave } = await dossierOf(LONG_NAMES, { viewport: PHONE });
    expect(await pagesOf(page)).toBe(1);
    await part(page, 'Dossier complet');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(await violations(page)).toEqual([]);
    await onPaper(page);
    expect(await overflowing(page)).toEqual([]);
    await leave();
  });

  it('leaves as a workbook, a letter, drawings and pictures, and keeps what is written in it', async () => {
    const { page, leave } = await dossierOf(gips);
    await tab(page, 'Tracer').click();
    await button(page, 'Créer une variante de ce scénario').click();
    await tab(page, 'Dossier').click();
    await part(page, 'Comparaison');
    await page.locator('[data-table="scenarios"]').waitFor();
    const maps = page.locator('.part figcaption').filter({ hasText: 'Scénario principal' });
    // The territory of the other scenario, then both scenarios.
    expect(await maps.count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await part(page, 'Dossier complet');
    const tables = await page
      .locator('[data-table]:has(tbody)')
      .evaluateAll((all) =>
        all.map((table) => [...table.querySelectorAll('tbody tr')].map((row) => row.firstElementChild!.textContent)),
      );
    expect(tables.length).toBeGreaterThan(10);
    await part(page, 'Fiche identité');
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).first().click(),
      ]);
      return readFileSync(await download.path());
    };
    const sheets = await readXlsx(await saved('Classeur (XLSX)'));
    // What the workbook holds is what the page says (RGAA 13.4), row by row.
    const heads = sheets.map(({ data }) => data.slice(1).map(([head]) => plain(String(head))));
    const lacking = tables.filter((rows) => !heads.some((sheet) => rows.every((row, i) => plain(row) === sheet[i])));
    expect(lacking).toEqual([]);
    const compared = sheets.find(({ sheet }) => sheet === 'Scénarios côte à côte')!.data;
    expect(compared[0].slice(1, 3)).toEqual(['Scénario principal (variante)', 'Scénario principal']);
    expect(compared[1].slice(0, 3)).toEqual(['Territoires', 1, 1]);
    const communes = sheets.find(({ sheet }) => sheet === 'Communes du territoire')!.data;
    expect(communes.slice(1, 172).map((row) => row[1])).toEqual(gips.codes.toSorted());
    expect((await saved('Lettre (DOCX)')).subarray(0, 2).toString()).toBe('PK');
    // What saves a drawing does not part it from its legend.
    const [figure] = await page
      .locator('.part.fiche figure:has(button)')
      .evaluateAll((figures) =>
        figures.map((figure) => [...figure.querySelectorAll('button, svg[role="img"]')].map(({ tagName }) => tagName)),
      );
    expect(figure).toEqual(['BUTTON', 'BUTTON', 'svg']);
    const svg = (await saved('SVG : Carte du territoire')).toString();
    expect(plain(svg)).toMatch(/Contours approchés : reconstruits par/);
    expect(plain(svg)).not.toContain('IGN');
    expect(svg.match(/ style=| class=|<script/)).toBeNull();
    const png = await saved('PNG : Carte du territoire');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1800);

    await part(page, 'Lettre d’intention');
    const partners = page.getByRole('textbox', { name: 'Modifier : 3. Les partenaires' });
    await partners.fill('La maison de santé de Tonnerre.');
    await partners.blur();
    await page.getByText('modifié par vous').waitFor();
    await part(page, 'Financement');
    await page.getByLabel('Date de signature envisagée').fill('2027-03-01');
    await page.getByLabel('Prévention : part fixe par an, en euros').fill('12 000');
    await page.getByLabel('Prévention : part fixe par an, en euros').blur();
    const prevention = page.locator('[data-table="missions"] tr').filter({ hasText: 'Prévention' });
    await prevention.getByText('saisi par vous').waitFor();
    const paid = page.locator('[data-table="calendar"] tr').filter({ hasText: 'Prévention, année 2' });
    expect((await paid.allInnerTexts()).map((row) => plain(row).includes('9 000 €'))).toEqual([true, false]);
    expect(await violations(page)).toEqual([]);

    await page.waitForTimeout(1500);
    await page.reload();
    await tab(page, 'Dossier').click();
    await part(page, 'Lettre d’intention');
    expect(await partners.inputValue()).toBe('La maison de santé de Tonnerre.');
    await leave();
  });
});
