import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { openNodeEngine } from '../../src/data/engine-node';
import { nodeFile } from '../../src/data/readers/node-file';
import { openFile } from '../../src/data/readers/read';
import { serve } from '../serve';
import { launch } from './browser';
import { countSql } from './rpps-count';
import { RPPS_ROWS, writeRppsFile } from './rpps-file';
import type { PageRun } from './rpps-page/page';

const FILE = resolve('.cache/rpps.txt');
const PAGE = resolve('.cache/rpps-page');
const CANCEL_AFTER = 1500;

/**
 * A national RPPS extraction, made up: read and counted by the page's engine in Chromium, and by DuckDB in Node.
 * Prints JSON lines. The file is made once and kept in the cache.
 */
export async function benchRpps(): Promise<void> {
  mkdirSync(dirname(FILE), { recursive: true });
  if (!existsSync(FILE)) await writeRppsFile(FILE, RPPS_ROWS);
  const megabytes = statSync(FILE).size / 1e6;
  const native = await inNode();
  print('DuckDB in Node', megabytes, native);
  const page = await inPage();
  print('page', megabytes, page.run);
  const { longestGapMs, longestTaskMs, openProgress, countProgress } = page.run;
  console.log(
    JSON.stringify({
      bench: 'rpps page',
      tabPeakMB: page.peakMB,
      longestGapMs: Math.round(longestGapMs),
      longestTaskMs: Math.round(longestTaskMs),
      progressTold: { open: openProgress, count: countProgress },
      cancelMs: Math.round(page.stoppedMs),
    }),
  );
  if (JSON.stringify(page.run.counted) !== JSON.stringify(native.counted)) {
    throw new Error(`the page counts ${JSON.stringify(page.run.counted)}, Node ${JSON.stringify(native.counted)}`);
  }
}

type Times = Pick<PageRun, 'openMs' | 'countMs' | 'rows' | 'counted'>;

function print(by: string, megabytes: number, { openMs, countMs, rows }: Times) {
  const seconds = (openMs + countMs) / 1000;
  const speed = Number((megabytes / seconds).toFixed(1));
  const times = { openMs: Math.round(openMs), countMs: Math.round(countMs) };
  console.log(JSON.stringify({ bench: 'rpps', by, rows, MB: Math.round(megabytes), ...times, MBperSecond: speed }));
}

async function inNode(): Promise<Times> {
  const engine = await openNodeEngine();
  try {
    const started = performance.now();
    const opened = await openFile(await nodeFile(FILE), engine);
    const read = performance.now();
    const [{ relation, rows }] = opened.tables;
    const [counted] = await engine.query(countSql(relation));
    return { openMs: read - started, countMs: performance.now() - read, rows, counted };
  } finally {
    await engine.close();
  }
}

async function inPage() {
  const root = fileURLToPath(new URL('rpps-page', import.meta.url));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    build: { outDir: PAGE, emptyOutDir: true, target: 'es2022' },
  });
  const server = await serve(PAGE, 0);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.locator('input').setInputFiles(FILE);
    type Bench = { bench: Promise<{ run(): Promise<PageRun>; cancel(after: number): Promise<{ stoppedMs: number }> }> };
    const run = await page.evaluate(async () => (await (window as unknown as Bench).bench).run());
    const peakMB = await peakOfTab(browser);
    const { stoppedMs } = await page.evaluate(
      async (after) => (await (window as unknown as Bench).bench).cancel(after),
      CANCEL_AFTER,
    );
    return { run, peakMB, stoppedMs };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Most memory that the process of the page ever held, in MB, workers included; `null` elsewhere than on Linux. */
async function peakOfTab(browser: Browser): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))![1]) / 1000);
  return Math.round(Math.max(...peaks));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchRpps();
