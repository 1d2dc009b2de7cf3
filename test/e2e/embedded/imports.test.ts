import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import type { ImportReport } from '../../../src/data/report';
import { Format } from '../../../src/language/format';
import { fr } from '../../../src/words/fr';
import { caseFile, outcomes } from '../../cases';
import { button, eventually, plain, tab } from '../screen';
import { useApp } from '../site';

const app = useApp(WITHOUT_WEBGL);
const { wizard } = fr.intake;
const french = new Format('fr');

/** Files that are taken, each of another kind of fault: the page gives what the engine gives. */
const TAKEN = [
  'a06e-codes-excel-texte.csv',
  'a12g-une-cellule-texte.csv',
  'a17b-entetes-fusionnes.xlsx',
  'a19b-ndjson.json',
  'a20b-html-complet.xls',
  'b06e-homonymes-dep-04-texte.csv',
  'c01-etablissements.csv',
  'c04-telephone-siret.csv',
  'c05-iris.csv',
  'c46-ancien-nom-conserve.csv',
  'c49-age-2099.csv',
  'd02f-liste-noms-codes.csv',
  'd03-croise-x.csv',
  'd04c-wfs-champs-inhabituels.geojson',
  'd05f-cellules-fusionnees.xlsx',
  'd08-sans-cpts.csv',
];
/** Files that are refused, and what is said. */
const REFUSED: [string, string][] = [
  ['c18-cantons-5-chiffres.geojson', 'dessine des cantons'],
  ['c44-commune-deleguee.geojson', 'communes déléguées'],
  ['c45-departements.geojson', 'mais des départements'],
];
const UNREAD: [string, string][] = [
  ['e19-classeur.xlsb', 'classeur Excel binaire'],
  ['e20-mot-de-passe.xlsx', 'protégé par un mot de passe'],
];

const bring = (page: Page, name: string, buffer = Buffer.from(caseFile(name))) =>
  page.locator('input[type=file][multiple]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

const dialog = (page: Page) => page.locator('dialog[open]');
const take = (page: Page) => dialog(page).getByRole('button', { name: wizard.take, exact: true });
const forecast = (page: Page) => dialog(page).getByRole('region', { name: wizard.forecast });
const filesInUse = (page: Page) => page.locator('[aria-labelledby="yours-title"] tbody th').allInnerTexts();

/** The report that the page keeps of a file. */
const keptReport = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      new Promise<ImportReport | undefined>((resolve) => {
        const opening = indexedDB.open('perimetre-imports');
        opening.onsuccess = () => {
          const all = opening.result.transaction('imports').objectStore('imports').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve((all.result as { report: ImportReport }[]).find(({ report }) => report.file === name)?.report);
          };
        };
      }),
    name,
  );

const openData = async () => {
  const visit = await app.open();
  await tab(visit.page, 'Données').click();
  return visit;
};

describe('what people pass around, brought to the page', () => {
  it('gives what the engine gives, and foresees it', async () => {
    const { page, leave } = await openData();
    for (const [i, name] of TAKEN.entries()) {
      const expected = { ...outcomes[name], ...outcomes[name].approximate };
      await bring(page, name);
      await take(page)
        .or(page.locator('.notice').filter({ hasText: name }))
        .first()
        .waitFor();
      const [read, taken, setAside, rejected] = expected.rows!;
      if (await take(page).count()) {
        const said = fr.imports.rows(french, read, taken, setAside, rejected);
        await forecast(page).getByText(plain(said)).waitFor();
        await take(page).click();
      }
      await eventually(() => filesInUse(page)).toHaveLength(i + 1);
      const report = await keptReport(page, name);
      expect(report?.kind, name).toBe(expected.kind);
      expect(report?.rows, name).toMatchObject({ read, taken, setAside, rejected });
      const sums = report!.totals.flatMap(({ title, value }) => (report!.kind === 'cpts' ? [] : [[title.fr, value]]));
      const figures = Object.entries(expected.figures ?? {}).map(([title, { sum }]) => [title, sum]);
      expect(sums, name).toEqual(figures);
      if (report?.kind === 'cpts') await page.keyboard.press('Escape');
    }
    await leave();
  });

  it('refuses by its name what is something else, leaves the way back, and takes communes alone for a territory', async () => {
    const { page, leave } = await openData();
    for (const [name, sentence] of REFUSED) {
      await bring(page, name);
      await dialog(page).getByText(sentence).first().waitFor();
      expect(await take(page).count(), name).toBe(1);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }
    for (const [name, sentence] of UNREAD) {
      await bring(page, name);
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    }
    // All is said in one place, and the page ends above it.
    const laidOut = () =>
      page.evaluate(() => {
        const said = document.querySelector('.said')!;
        const told = [...document.querySelectorAll('[role="alert"]')].filter((alert) => alert.checkVisibility());
        const room = parseFloat(getComputedStyle(document.querySelector('#page')!).paddingBottom);
        return {
          apart: told.filter((alert) => !said.contains(alert)).length,
          covered: said.getBoundingClientRect().top + room < window.innerHeight,
        };
      });
    // The page makes room a frame after what is said has grown.
    await eventually(laidOut).toEqual({ apart: 0, covered: false });
    for (const [name] of UNREAD) await page.getByRole('button', { name: fr.intake.dismiss(name) }).click();
    for (const [name, found] of [
      ['g01-noms.txt', 3],
      ['g05-code-puis-total.csv', 2],
    ] as const) {
      await bring(page, name);
      await dialog(page).getByText(fr.paste.found(french, found)).waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
    }
    expect(await filesInUse(page)).toEqual([]);
    await leave();
  });

  it('reads a file as another of its shape was read, shows the columns that may say the commune too, and places points', async () => {
    const { page, leave } = await openData();
    const lines = (n: number) => Buffer.from(['siege;commune_insee;n', `03190;03321;${n}`].join('\n'));
    const figure = () => dialog(page).getByRole('checkbox', { name: 'n', exact: true });
    await bring(page, 'un.csv', lines(1));
    await take(page).waitFor();
    await dialog(page)
      .getByRole('button', { name: /^siege/ })
      .click();
    await dialog(page)
      .getByRole('textbox', { name: wizard.figureTitle('n') })
      .fill('Foyers');
    await dialog(page).getByText(wizard.forecast).waitFor();
    await take(page).click();
    await eventually(() => filesInUse(page)).toEqual(['un.csv']);
    await bring(page, 'deux.csv', lines(2));
    await dialog(page).getByText(wizard.remembered).waitFor();
    expect(await figure().isChecked()).toBe(true);
    expect(
      await dialog(page)
        .getByRole('textbox', { name: wizard.figureTitle('n') })
        .inputValue(),
    ).toBe('Foyers');
    expect(await dialog(page).getByRole('combobox', { name: fr.intake.roles.code }).inputValue()).toBe('siege');
    await take(page).click();
    await eventually(() => filesInUse(page)).toEqual(['un.csv', 'deux.csv']);
    const report = await keptReport(page, 'deux.csv');
    expect(report?.totals.map(({ title, value }) => [title.fr, value])).toEqual([['Foyers', 2]]);

    const points = ['nom;lon;lat', 'Maison A;3.3333;46.5667', 'Maison B;3.3333;46.5667', 'Au large;-30;20'].join('\n');
    await bring(page, 'points.csv', Buffer.from(points));
    await forecast(page).getByText('(lon, lat)').waitFor();
    await take(page).click();
    await eventually(() => filesInUse(page)).toEqual(['un.csv', 'deux.csv', 'points.csv']);
    const placed = await keptReport(page, 'points.csv');
    expect(placed?.rows).toMatchObject({ read: 3, taken: 2, rejected: 1 });
    expect(placed?.totals.map(({ key, value }) => [key, value])).toEqual([['nombre', 2]]);

    await tab(page, fr.app.tabs.territory).click();
    const drawn = page.getByRole('checkbox', { name: /points\.csv/ });
    expect(await drawn.isChecked()).toBe(true);
    expect(plain(await page.locator('label').filter({ has: drawn }).innerText())).toBe('points.csv : 3 points');
    await page.reload();
    await drawn.waitFor();
    await drawn.uncheck();
    await button(page, /^Annuler/)
      .first()
      .click();
    await eventually(() => drawn.count()).toBe(0);
    await leave();
  });
});
