import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../src/data/engine-node';
import { recogniseTables } from '../../../src/data/importers/recognise';
import { runImport } from '../../../src/data/importers/run';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import type { ImportReport } from '../../../src/data/report';
import { fr } from '../../../src/words/fr';
import { openSource } from '../../../scripts/data/sources';
import { builtCountry } from '../../folder';
import { button, eventually, plain, readVerdict, searchFor, spoken } from '../screen';
import { useApp } from '../site';

const app = useApp();
const { root } = openSource(undefined)!;
const at = (path: string) => resolve(root, path);

/** What `perimetre import` reports of the file. */
async function commandReport(path: string): Promise<ImportReport> {
  const engine = await openNodeEngine();
  try {
    const { tables } = await openFile(await nodeFile(path), engine);
    const [best] = await recogniseTables(engine, tables);
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

const pickFiles = (page: Page, ...paths: string[]) =>
  page.locator('input[type=file][multiple]').setInputFiles(paths.map(at));

/** Names of the files in use, as the data screen lists them. */
const filesInUse = (page: Page) => page.locator('[aria-labelledby="yours-title"] tbody th').allInnerTexts();

describe('official files brought to the page', () => {
  it('each gives the report of the command, is kept over a reload, undone and removed', async () => {
    const paths = [
      'insee/bpe2024-sante.csv',
      'insee/donnees_communes.csv',
      'insee/mouvements-communes.csv',
      'drees/apl-2023.csv',
      'ars/zonage-medecins-2025.csv',
      'cpts/cpts-paca-2026.csv',
    ].filter((path) => existsSync(at(path)));
    const { page, leave } = await app.open();
    await button(page, 'Données').click();
    const names = paths.map((path) => basename(path));
    for (const [i, path] of paths.entries()) {
      await pickFiles(page, path);
      await eventually(() => filesInUse(page), 120_000).toEqual(names.slice(0, i + 1));
      const expected = await commandReport(at(path));
      expect((await keptReports(page))[names[i]]).toEqual(expected);
      for (const dismiss of await page.locator('.notice').getByRole('button', { name: 'Fermer' }).all())
        await dismiss.click();
    }
    await page.reload();
    await button(page, 'Données').click();
    await eventually(() => filesInUse(page)).toEqual(names);
    await button(page, `Annuler : ${fr.history.import(names.at(-1)!)}`).click();
    await eventually(() => filesInUse(page)).toEqual(names.slice(0, -1));
    await button(page, fr.data.removeFile(names[0])).click();
    await eventually(() => filesInUse(page)).toEqual(names.slice(1, -1));
    await button(page, fr.data.restore).click();
    await eventually(() => filesInUse(page)).toEqual([]);
    await leave();
  });

  it('what is drawn stays, a new indicator joins it; a full disk is said and loses nothing', async () => {
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
    await button(page, 'Données').click();
    const file = {
      name: 'fontaines.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('code_insee;fontaines\n03190;12\n03321;7\n99999;1\n'),
    };
    await page.locator('input[type=file][multiple]').setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: fr.intake.wizard.take, exact: true }).click();
    await page
      .locator('.notice')
      .filter({ hasText: fr.intake.notKept.quota('fontaines.csv') })
      .waitFor();
    await button(page, fr.intake.seeReport).click();
    const report = plain(await page.getByRole('dialog').innerText());
    expect(report).toContain(`${fr.data.report.taken} ${spoken(2)}`);
    expect(report).toContain('99999');
    await page.keyboard.press('Escape');
    await button(page, 'Tracer').click();
    expect(await readVerdict(page)).toEqual(before);
    await page.locator('#verdict summary').filter({ hasText: fr.data.indicators.title }).click();
    expect(plain(await page.locator('#verdict .indicator').innerText())).toContain('fontaines');
    await page.getByLabel('Fond').selectOption({ label: fr.background.yours('fontaines') });
    await leave();
  });
});
