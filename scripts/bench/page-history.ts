import type { Browser, Page } from 'playwright-core';
import { readAtlas } from '../../src/cli/folder';
import { JournalDatabase, type RawJournal } from '../../src/project/journal/database';
import { LENGTHS, UNITS, writeJournal } from './history';
import { printLine } from './measure';
import { openPage, printToggles, toggles } from './toggles';

const OPENINGS = 9;
/** Openings that fill the browser's caches. */
const WARM_UP = 2;

/**
 * Opening a territory of 5 000 units and editing it in Chromium, without a history and after 10 000 edits, whose journal
 * is written by the app's own code and moved into the browser. From the address to the verdict, beside the same without
 * any work kept: what that takes is the loading of the data folder, which waits for the map's first picture. Prints JSON
 * lines.
 */
export async function longHistory(browser: Browser, address: string, folder: string): Promise<void> {
  const atlas = readAtlas(folder);
  const opened: { entries: number; page: Page; openings: number[] }[] = [];
  for (const entries of [0, ...LENGTHS]) {
    const name = `page-${entries}`;
    if (entries) await writeJournal(atlas, name, entries);
    const page = await openPage(browser);
    await page.goto(address);
    await page.locator('#verdict').waitFor();
    await leave(page, address);
    if (entries) await page.evaluate(pour, await (await JournalDatabase.open(name)).readAll());
    opened.push({ entries, page, openings: [] });
  }
  // In turns, so that what else the machine does weighs on all.
  for (let i = 0; i < OPENINGS; i++) {
    for (const { page, openings } of opened) {
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('#verdict').waitFor();
      if (i >= WARM_UP) openings.push(await page.evaluate(() => performance.now()));
      await leave(page, address);
    }
  }
  const [{ page: blank, openings }, ...drawn] = opened;
  printLine('page open', { units: 0, entries: 0 }, openings);
  await blank.context().close();
  await Promise.all(drawn.map(({ page }) => page.goto(address)));
  const works = await toggles(drawn.map(({ page }) => page));
  for (const [i, { entries, page, openings }] of drawn.entries()) {
    printLine('page open', { units: UNITS, entries }, openings);
    printToggles({ units: UNITS, entries }, works[i]);
    await page.context().close();
  }
}

/** Goes to a page of the same place that does not hold the database open. */
const leave = (page: Page, address: string) => page.goto(`${address}nowhere`);

/** Runs in the page: puts saves and snapshots where the journal has its own. */
function pour({ saves, snapshots }: RawJournal): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('perimetre');
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['journal', 'snapshots'], 'readwrite');
      for (const save of saves) transaction.objectStore('journal').put(save);
      for (const snapshot of snapshots) transaction.objectStore('snapshots').put(snapshot);
      transaction.onerror = () => reject(transaction.error!);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
