import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { readAtlas } from '../../src/cli/folder';
import { encodeLink } from '../../src/project/link/territory';
import { serve } from '../serve';
import { launch } from './browser';
import { drawn, SIZES } from './engine';
import { firstViews } from './first-view';
import { longHistory } from './page-history';
import { pulledBorder } from './page-pull';
import { openPage, printToggles, toggles } from './toggles';

const HEART = '03190';

/**
 * The page itself, in Chromium with WebGL by software: the main thread's work of one toggle and of one move of a border
 * pulled, the toggle and the opening after a long history, and the first view beside that of a page which loads the
 * national GeoJSON. Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 * @param former a former build, with its data, for the first view beside.
 */
export async function benchPage(dist: string, folder: string, former: string | null): Promise<void> {
  const server = await serve(dist, 0, folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  try {
    for (const size of SIZES) await drawnToggles(browser, address, folder, size);
    await pulledBorder(browser, address, readAtlas(folder), 1000, HEART);
    await longHistory(browser, address, folder);
    await firstViews(browser, address, folder, former);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function drawnToggles(browser: Browser, address: string, folder: string, size: number): Promise<void> {
  const atlas = readAtlas(folder);
  const { units } = drawn(atlas, atlas.codes.indexOf(HEART), size);
  const link = encodeLink(
    'Banc',
    units.map((unit) => atlas.codes[unit]),
  );
  const page = await openPage(browser);
  await page.goto(address + link);
  const [works] = await toggles([page]);
  printToggles({ units: size }, works);
  await page.context().close();
}
