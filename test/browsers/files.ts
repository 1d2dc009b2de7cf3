import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect } from 'vitest';
import { readCsv } from '../../src/project/exchange/csv';
import { readGeoJson } from '../../src/project/exchange/geojson';
import { fr } from '../../src/words/fr';
import { casePath } from '../cases';
import { inhabitantsOf } from '../e2e/official';
import { eventually, readVerdict } from '../e2e/screen';
import type { Person, Tab } from './driver';
import { button, fill, screen, text, texts } from './screen';

/** What is in a file that the page hands over, once it is whole. */
export async function downloaded(person: Person, name: string, act: () => Promise<void>): Promise<Buffer> {
  const path = join(person.downloads, name);
  rmSync(path, { force: true });
  await act();
  let read = Buffer.alloc(0);
  await eventually(() => {
    const before = read;
    read = existsSync(path) ? readFileSync(path) : read;
    return read.length > 0 && read.equals(before);
  }).toBe(true);
  return read;
}

/** The table and the outlines of the territory, as files: its codes, and the sum of its inhabitants. */
export async function takeFiles(person: Person, tab: Tab, name: string, codes: readonly string[]): Promise<void> {
  await button(tab, 'Partager');
  const csv = String(await downloaded(person, `${name}.csv`, () => button(tab, fr.share.formats.csv)));
  expect([...readCsv(csv).codes].sort()).toEqual(codes);
  const geojson = String(await downloaded(person, `${name}.geojson`, () => button(tab, fr.share.formats.geojson)));
  expect([...readGeoJson(geojson).codes].sort()).toEqual(codes);
  const { features } = JSON.parse(geojson) as { features: { properties: { population: number } }[] };
  expect(features.reduce((sum, { properties }) => sum + properties.population, 0)).toBe(inhabitantsOf(codes));
  await tab.press('Escape');
}

/** The project leaves as a file, is deleted, and comes back by it. */
export async function exchangeProject(person: Person, tab: Tab, name: string): Promise<void> {
  // Where the browser lets people choose the place of a file, its own window is out of a test's reach.
  await tab.evaluate(
    () => void Object.assign(globalThis, { showSaveFilePicker: undefined, showOpenFilePicker: undefined }),
  );
  await button(tab, fr.keeping.open);
  const kept = String(await downloaded(person, 'projet.perimetre', () => button(tab, fr.keeping.save)));
  await tab.press('Escape');
  const before = await readVerdict(tab);
  await button(tab, 'Supprimer');
  await eventually(() => texts(tab, '.side .choose .name')).toEqual([]);
  await tab.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'projet.perimetre'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, kept);
  await eventually(() => texts(tab, '.side .choose .name')).toEqual([name]);
  expect(await readVerdict(tab)).toEqual(before);
}

/** A file of each kind is read, and a question is asked of it. */
export async function importFiles(person: Person, tab: Tab): Promise<void> {
  const parquet = join(person.downloads, 'logements.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT unnest(['03190', '03321', '03013']) AS code_insee, unnest([100, 20, 3]) AS logements)
     TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  const csv = join(person.downloads, 'foyers.csv');
  writeFileSync(csv, 'code_insee;foyers\n03190;1200\n03321;340\n');
  await screen(tab, 'Données');
  const files: [path: string, figures: [title: string, sum: number][]][] = [
    [csv, [['foyers', 1540]]],
    [
      casePath('a17b-entetes-fusionnes.xlsx'),
      [
        ['Médecins 2023', 15],
        ['Infirmiers 2023', 26],
        ['Médecins 2024', 18],
        ['Infirmiers 2024', 29],
      ],
    ],
    [parquet, [['logements', 123]]],
  ];
  await eventually(() => tab.evaluate(() => document.querySelector('input[type=file][multiple]') !== null)).toBe(true);
  for (const [i, [path, figures]] of files.entries()) {
    await tab.setFiles('input[type=file][multiple]', [path]);
    // The first waits for DuckDB, which WebKit compiles whole before it begins. What it foresees moves the button.
    await eventually(() => text(tab, 'dialog[open]'), 180_000).toContain('lignes lues');
    await button(tab, fr.intake.wizard.take, 'dialog[open]');
    await eventually(() => texts(tab, '[aria-labelledby=yours-title] tbody th'), 180_000).toHaveLength(i + 1);
    await eventually(() => tab.evaluate(() => document.querySelector('dialog[open]') !== null)).toBe(false);
    expect(await keptTotals(tab)).toContainEqual(figures);
  }

  const panel = 'section[aria-labelledby=query-title]';
  await fill(tab, `${panel} textarea`, 'SELECT sum(logements) + 1 AS n FROM import_logements_parquet');
  await button(tab, fr.queries.run, panel);
  await eventually(() => texts(tab, `${panel} [role=cell], ${panel} [role=alert]`)).toEqual(['124']);
}

/** What was imported is kept again, with the work that uses it, when the browser erases both under the page. */
export async function eraseAll(tab: Tab): Promise<void> {
  const before = await keptTotals(tab);
  await tab.evaluate(
    () =>
      new Promise<void>((done) => {
        indexedDB.deleteDatabase('perimetre-imports');
        indexedDB.deleteDatabase('perimetre').onsuccess = () => done();
      }),
  );
  // To open what is not there would make it, without what the page puts in it.
  const isThere = () =>
    tab.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'perimetre-imports'));
  await eventually(isThere).toBe(true);
  await eventually(async () => (await keptTotals(tab)).length).toBe(before.length);
  for (const totals of before) expect(await keptTotals(tab)).toContainEqual(totals);
}

/** A file is taken away by its button: the page keeps the others, and no more of it. */
export async function removeOne(tab: Tab): Promise<void> {
  await button(tab, fr.data.removeFile('foyers.csv'));
  await eventually(() => texts(tab, '[aria-labelledby=yours-title] tbody th')).toEqual([
    'a17b-entetes-fusionnes.xlsx',
    'logements.parquet',
  ]);
}

/** The figures of each of the files that the page keeps. */
const keptTotals = (tab: Tab) =>
  tab.evaluate(
    () =>
      new Promise<[string, number][][]>((resolve, reject) => {
        const opening = indexedDB.open('perimetre-imports');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('imports').objectStore('imports').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const kept = all.result as { report: { totals: { title: { fr: string }; value: number }[] } }[];
            resolve(kept.map(({ report }) => report.totals.map(({ title, value }) => [title.fr, value])));
          };
        };
      }),
  );
