import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import writeXlsxFile from 'write-excel-file/node';
import { openNodeEngine } from '../../../src/data/engine-node';
import { recogniseTables } from '../../../src/sources/recognise';
import { runImport } from '../../../src/sources/run';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import type { ImportReport } from '../../../src/data/report';
import { fr } from '../../../src/words/fr';
import { openSource } from '../../../scripts/data/sources';
import { builtCountry } from '../../folder';
import { button, eventually, openTable, plain, readVerdict, searchFor, spoken, tab } from '../screen';
import { DESK, PHONE, useApp } from '../site';
import { dropSpoilt } from '../spoilt';

/** `PERIMETRE_PAGE_FUZZ=2000 npx vitest run --project mirror test/e2e/mirror/imports.test.ts` is the whole campaign. */
const SPOILT = Number(process.env.PERIMETRE_PAGE_FUZZ ?? 20);

const app = useApp(WITHOUT_WEBGL);
const made = mkdtempSync(join(tmpdir(), 'perimetre-'));
afterAll(() => rmSync(made, { recursive: true }));
const { root } = openSource(undefined)!;
const at = (path: string) => resolve(root, path);

/** What `perimetre import` reports of the file. */
async function commandReport(path: string): Promise<ImportReport> {
  const engine = await openNodeEngine();
  try {
    const { tables } = await openFile(await nodeFile(path), engine);
    const [best] = await recogniseTables(engine, tables, builtCountry().atlas);
    const context = { atlas: builtCountry().atlas, outlines: () => null, file: basename(path) };
    return (await runImport(engine, best.table, best.guesses[0], context)).report;
  } finally {
    await engine.close();
  }
}

/** The reports that the page keeps, by file. */
const keptReports = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Record<string, ImportReport>>((resolve, reject) => {
        const opening = indexedDB.open('perimetre-imports');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('imports').objectStore('imports').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const kept = all.result as { report: ImportReport }[];
            resolve(Object.fromEntries(kept.map(({ report }) => [report.file, report])));
          };
        };
      }),
  );

const picker = (page: Page) => page.locator('input[type=file][multiple]');

/** Names of the files in use, as the data screen lists them. */
const filesInUse = (page: Page) => page.locator('[aria-labelledby="yours-title"] tbody th').allInnerTexts();

const dismissAll = async (page: Page) => {
  const close = page.locator('.notice').getByRole('button', { name: 'Fermer' });
  while (await close.count()) await close.first().click();
};

const take = (page: Page) => page.getByRole('dialog').getByRole('button', { name: fr.intake.wizard.take, exact: true });

/** A list of CPTS asks at once which departments it covers entirely; nothing is ticked before somebody does. */
async function asksWhatIsComplete(page: Page): Promise<void> {
  const question = page.getByTestId('complete');
  await question.waitFor();
  expect(await question.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await page.keyboard.press('Escape');
}

/** A text brought as a file. */
const textFile = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(lines.join('\n')),
});

/** Drags a file over the page and lets it go: `line`, `times` over. */
const drop = (page: Page, name: string, line: string, times = 1) =>
  page.evaluate(
    ([name, line, times]) => {
      const dataTransfer = new DataTransfer();
      const part = new Blob([line.repeat(Math.min(times, 1e5))]);
      const parts = Array.from({ length: Math.ceil(times / 1e5) }, () => part);
      dataTransfer.items.add(new File(parts, name));
      const tell = (type: string) =>
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      tell('dragenter');
      const said = new Promise<string>((resolve) => {
        requestAnimationFrame(() => {
          resolve(document.querySelector('.zone')?.textContent ?? '');
          tell('drop');
        });
      });
      return said;
    },
    [name, line, times] as const,
  );

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('official files brought to the page', () => {
  it('each gives the report of the command, is kept over a reload, undone and removed', async () => {
    const workbook = join(made, 'fontaines.xlsx');
    const cells = [
      ['Code INSEE', 'Commune', 'Fontaines'],
      ['03190', 'Moulins', 12],
      ['03321', 'Yzeure', 7],
    ];
    const sheet = { sheet: 'Fontaines', data: cells.map((row) => row.map((value) => ({ value }))) };
    writeFileSync(workbook, await writeXlsxFile([sheet]).toBuffer());
    const paths = [
      'insee/bpe2024-sante.csv',
      'insee/donnees_communes.csv',
      'insee/mouvements-communes.csv',
      'drees/apl-2023.csv',
      'ars/zonage-medecins-2025.csv',
      'samples/geo-api-communes-03.geojson',
      'samples/communes-apl.parquet',
      workbook,
      'cpts/cpts-paca-2026.csv',
    ].filter((path) => existsSync(at(path)));
    const { page, leave } = await app.open();
    await tab(page, 'Données').click();
    const names = paths.map((path) => basename(path));
    for (const [i, path] of paths.entries()) {
      const expected = commandReport(at(path));
      await picker(page).setInputFiles(at(path));
      const asked = page.locator('dialog[open]');
      await asked.or(page.locator('.notice')).first().waitFor();
      if (await take(page).count()) await take(page).click();
      await eventually(() => filesInUse(page), 120_000).toEqual(names.slice(0, i + 1));
      expect((await keptReports(page))[names[i]]).toEqual(await expected);
      if (path.startsWith('cpts/')) await asksWhatIsComplete(page);
      await dismissAll(page);
    }
    await page.reload();
    await tab(page, 'Données').click();
    await eventually(() => filesInUse(page)).toEqual(names);
    await button(page, `Annuler : ${fr.history.import(names.at(-1)!)}`).click();
    await eventually(() => filesInUse(page)).toEqual(names.slice(0, -1));
    await button(page, fr.data.removeFile(names[0])).click();
    await eventually(() => filesInUse(page)).toEqual(names.slice(1, -1));
    await button(page, fr.data.restore).click();
    await eventually(() => filesInUse(page)).toEqual([]);
    await leave();
  });

  it(
    'what is drawn stays whatever is brought: a full disk, a new indicator, words to be told, a file let go',
    { timeout: 300_000 + 1000 * SPOILT },
    async () => {
      const { page, leave } = await app.open({
        before: (page) =>
          page.addInitScript(() => {
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
              if (this.name === 'imports') throw new DOMException('full', 'QuotaExceededError');
              return put.apply(this, given);
            };
          }),
      });
      await searchFor(page, 'Moulins', '03190');
      await button(page, 'Commencer ici').click();
      const before = await readVerdict(page);
      await tab(page, 'Données').click();
      await picker(page).setInputFiles(
        textFile('fontaines.csv', 'code_insee;fontaines', '03190;12', '03321;7', '99999;1'),
      );
      await take(page).click();
      await page
        .locator('.notice')
        .filter({ hasText: fr.intake.notKept.quota('fontaines.csv') })
        .waitFor();
      await button(page, fr.intake.seeReport).click();
      const report = plain(await page.getByRole('dialog').innerText());
      expect(report).toContain(`${fr.data.report.taken} ${spoken(2)}`);
      expect(report).toContain('99999');
      await page.keyboard.press('Escape');
      await tab(page, 'Tracer').click();
      expect(await readVerdict(page)).toEqual(before);
      await page.locator('#verdict summary').filter({ hasText: fr.data.indicators.title }).click();
      expect(plain(await page.locator('#verdict .indicator').innerText())).toContain('fontaines');
      await page.getByRole('combobox', { name: /^Fond/ }).selectOption({ label: fr.background.yours('fontaines') });
      await dismissAll(page);
      await openTable(page);
      await button(page, 'Autour').click();
      await page.getByRole('columnheader', { name: 'fontaines' }).getByRole('button').click();
      const column = page.locator('.drawer [data-code] td:nth-last-child(3)');
      await eventually(async () => (await column.allInnerTexts()).slice(0, 2)).toEqual(['7', fr.unknown]);

      await tab(page, 'Données').click();
      await dismissAll(page);
      const replace = page.waitForEvent('filechooser');
      await button(page, fr.data.replaceFile('fontaines.csv')).click();
      await (await replace).setFiles(textFile('puits.csv', 'code_insee;puits', '03190;3'));
      await take(page).click();
      await eventually(() => filesInUse(page)).toEqual(['puits.csv']);
      await button(page, /^Annuler :/).click();
      await eventually(() => filesInUse(page)).toEqual(['fontaines.csv', 'puits.csv']);
      await button(page, /^Annuler :/).click();
      await eventually(() => filesInUse(page)).toEqual(['fontaines.csv']);
      await dismissAll(page);

      const said = await drop(page, 'cpts.csv', 'CPTS;Code INSEE;Statut\nCPTS Nord;03190;Sur la table\n');
      expect(said).toBe(fr.intake.drop);
      const stage = page.getByRole('dialog').getByLabel('Sur la table');
      await stage.waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(DESK);
      await stage.selectOption({ label: fr.stages.lettre });
      await take(page).click();
      await eventually(() => filesInUse(page)).toEqual(['fontaines.csv', 'cpts.csv']);
      await asksWhatIsComplete(page);
      await button(page, fr.data.removeFile('cpts.csv')).click();
      await dismissAll(page);

      await drop(page, 'gros.csv', '03190;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20\n', 8e6);
      await page.locator('.tray').getByText(fr.intake.steps.reading).waitFor();
      await button(page, fr.intake.cancelFile('gros.csv')).click();
      await page.locator('.tray').waitFor({ state: 'detached' });
      await picker(page).setInputFiles(textFile('bancs.csv', 'code_insee;bancs', '03190;3'));
      await take(page).click();
      await eventually(() => filesInUse(page)).toEqual(['fontaines.csv', 'bancs.csv']);
      await dismissAll(page);

      const { held, refused, asked, taken, slowestMs } = await dropSpoilt(page, SPOILT);
      expect(held).toEqual([]);
      expect(refused + asked + taken).toBe(SPOILT);
      if (SPOILT > 20) console.log({ refused, asked, taken, slowestMs: Math.round(slowestMs) });
      await button(page, fr.data.restore).click();
      await eventually(() => filesInUse(page)).toEqual([]);
      await tab(page, 'Tracer').click();
      await eventually(() => readVerdict(page)).toEqual(before);
      await leave();
    },
  );
});
