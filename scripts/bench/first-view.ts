import { readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serve } from '../serve';
import { printLine } from './measure';
import { writePlainPage } from './plain';

const RUNS = 3;

/**
 * Time to the first idle map from an empty cache: the app, a plain page that loads the national GeoJSON, and a former build
 * where one is given, a built app with its `data`.
 */
export async function firstViews(browser: Browser, app: string, folder: string, former: string | null): Promise<void> {
  const plain = writePlainPage(folder);
  const servers = await Promise.all([plain, ...(former ? [former] : [])].map((site) => serve(site, 0)));
  const [other, before] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const times = { app: [] as number[], plain: [] as number[], before: [] as number[] };
  let fetched = new Map<string, number>();
  for (let run = 0; run < RUNS; run++) {
    const first = await firstView(browser, app, folder);
    times.app.push(first.milliseconds);
    fetched = first.fetched;
    times.plain.push((await firstView(browser, other, plain)).milliseconds);
    if (former) times.before.push((await firstView(browser, before, join(former, 'data'))).milliseconds);
  }
  for (const server of servers) server.close();
  rmSync(plain, { recursive: true });
  printLine('first view', { page: 'app' }, times.app);
  printLine('first view', { page: 'national GeoJSON' }, times.plain);
  if (former) printLine('first view', { page: 'before' }, times.before);
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const ratio = Number((median(times.app) / median(times.plain)).toFixed(3));
  console.log(JSON.stringify({ bench: 'first view', ratio, wanted: 1 / 4 }));
  console.log(JSON.stringify({ bench: 'first view', gzipBytesUntilIdle: Object.fromEntries(fetched) }));
}

/** Opens a page in a browser without cache; what it fetched from `folder` until its map rested, once compressed. */
async function firstView(browser: Browser, address: string, folder: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const fetched = new Map<string, number>();
  const sizes: Promise<void>[] = [];
  context.on('response', (response) => {
    const [, name] = /\/data\/([^?]+)$/.exec(response.url()) ?? [];
    if (!name) return;
    sizes.push(
      response.headerValue('content-length').then((length) => {
        // Tiles are compressed one by one in their archive, and are asked for by ranges.
        const bytes = response.status() === 206 ? Number(length) : gzipSync(readFileSync(join(folder, name))).length;
        fetched.set(name, (fetched.get(name) ?? 0) + bytes);
      }),
    );
  });
  await page.addInitScript(noteRest);
  await page.goto(address);
  const handle = await page.waitForFunction(() => (window as { restedAt?: number }).restedAt, undefined, {
    timeout: 180_000,
  });
  const until = new Map(fetched);
  await Promise.all(sizes);
  const milliseconds = (await handle.jsonValue())!;
  await context.close();
  return { milliseconds, fetched: until.size ? fetched : until };
}

/** Runs in the page before anything else: notes when its map rests for the first time. */
function noteRest() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-view]')) return;
    Object.assign(window, { restedAt: performance.now() });
    observer.disconnect();
  }).observe(document, { attributes: true, attributeFilter: ['data-view'], subtree: true });
}
