import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { readAtlas } from '../../src/cli/folder';
import { encodeLink } from '../../src/project/link/territory';
import { compressFolder } from '../build/compress';
import { WORKER, writeRelease } from '../build/release';
import { serve } from '../serve';
import { launch } from './browser';
import { drawn } from './engine';
import { formerBuild } from './former';
import { LINES, openLine, type Line } from './line';
import { writePlainPage } from './plain';

/** Beside the lines: the second visit, of what the service worker keeps. */
const AGAIN = 'again';

/**
 * `npm run bench:network [-- --folder DATA --before FORMER --lines again,4G,3G --cpus 1,4 --runs 5]`: how long an empty browser
 * waits for a first verdict, and what it fetches for it, by turns over the app, a former build of it (`FORMER`: a commit,
 * or a built app with its `data`) and a plain page of the national GeoJSON and a table. JSON lines, medians.
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: 'public/data' },
    before: { type: 'string' },
    lines: { type: 'string', default: [AGAIN, ...LINES.map(({ name }) => name)].join() },
    cpus: { type: 'string', default: '1,4' },
    runs: { type: 'string', default: '5' },
  },
});

const HEART = '03190';
const LINKED = 60;
const DESK = { width: 1440, height: 900 };
/** How the first verdict is come by: a place typed, the middle of the map clicked, a link opened. */
type Way = 'search' | 'map' | 'link';
const MARKS = ['picture', 'ready', 'verdict', 'loaded'] as const;
type Mark = (typeof MARKS)[number];
type Noted = Partial<Record<Mark, { ms: number; kB: number }>>;
interface Site {
  name: string;
  port: number;
  ways: readonly Way[];
}

/** Runs in the page before anything else: notes when its map rests, when it can be used, when it gives a verdict. */
function watch(way: Way) {
  const note = (mark: string) =>
    (window as unknown as { note: (...said: unknown[]) => void }).note(mark, performance.now());
  const met = new Set<string>();
  const meet = (mark: string, found: unknown) => {
    if (!found || met.has(mark)) return false;
    met.add(mark);
    note(mark);
    return true;
  };
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const look = () => {
    meet('picture', find('[data-painted], [data-view]'));
    meet('verdict', find('[data-testid=population]') ?? find('#sum')?.textContent);
    if (meet('ready', find('header nav a, header nav button') ?? find('[data-ready]')) && way === 'search') {
      const box = find('[role=combobox]') as HTMLInputElement;
      box.focus();
      box.value = 'Moulins';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (way !== 'search') return;
    const choice = find('[role=option]');
    if (choice && !met.has('chosen')) {
      met.add('chosen');
      choice.click();
    }
    const start = find('.card .primary');
    if (start && !met.has('started')) {
      met.add('started');
      start.click();
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

async function openOnce(browser: Browser, site: Site, line: Line, cpu: number, way: Way, link: string): Promise<Noted> {
  const open = await openLine(line, site.port);
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const noted: Noted = {};
  await page.exposeFunction('note', (mark: Mark, ms: number) => {
    noted[mark] = { ms, kB: open.received() / 1000 };
  });
  // The compiler of the scripts wraps functions in a helper of its own, which the page has not.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watch, way);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const outlines = page.waitForResponse(/topology|geojson/, { timeout: 180_000 });
  await page.goto(`http://127.0.0.1:${open.port}/${way === 'link' ? link : ''}`, { waitUntil: 'commit' });
  const reached = (marks: Mark[]) => until(() => marks.every((mark) => noted[mark]));
  if (way === 'map') {
    await reached(['picture', 'ready']);
    await page.mouse.click(620, 520);
  }
  await reached(['picture', 'ready', 'verdict']);
  await (await outlines).finished();
  // What workers fetch is not among the resources of the page.
  const outlined = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  noted.loaded = { ms: Math.max(outlined, await lastArrival(page)), kB: open.received() / 1000 };
  await context.close();
  open.close();
  return noted;
}

/**
 * What the second visit waits for until the page can be used, all of it from the service worker: with the host there, then
 * gone.
 */
async function openAgain(browser: Browser, folder: string): Promise<Record<'there' | 'gone', number>> {
  const server = await serve(folder, 0);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext({ viewport: DESK, locale: 'fr-FR', reducedMotion: 'reduce' });
  const first = await context.newPage();
  await first.goto(address);
  await first.evaluate(() => navigator.serviceWorker.ready);
  await first.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 180_000 });
  await first.close();
  const visit = async () => {
    const page = await context.newPage();
    let ready = 0;
    await page.exposeFunction('note', (mark: Mark, ms: number) => void (mark === 'ready' && (ready = ms)));
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watch, 'map' as Way);
    await page.goto(address, { waitUntil: 'commit' });
    await until(() => ready > 0);
    await page.close();
    return ready;
  };
  const there = await visit();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  const gone = await visit();
  await context.close();
  return { there, gone };
}

const lastArrival = (page: Page) =>
  page.evaluate(() =>
    Math.max(...performance.getEntriesByType('resource').map((one) => (one as PerformanceResourceTiming).responseEnd)),
  );

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 90_000) throw new Error('the page never came so far');
    await new Promise((done) => setTimeout(done, 20));
  }
}

const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1];

function print(what: object, runs: Noted[]): void {
  const marks = MARKS.map((mark) => [
    mark,
    {
      ms: Math.round(median(runs.map((run) => run[mark]!.ms))),
      kB: Math.round(median(runs.map((run) => run[mark]!.kB))),
    },
  ]);
  console.log(JSON.stringify({ bench: 'network', ...what, runs: runs.length, ...Object.fromEntries(marks) }));
}

/** A folder as a host publishes it: app and data, one release, compressed. */
async function publish(app: string, data: string): Promise<string> {
  const target = mkdtempSync(join(tmpdir(), 'perimetre-network-'));
  cpSync(app, target, { recursive: true });
  cpSync(data, join(target, 'data'), { recursive: true });
  if (!existsSync(join(target, WORKER))) await writeRelease(target);
  await compressFolder(target);
  return target;
}

async function main(): Promise<void> {
  const dist = '.cache/network';
  process.env.PERIMETRE_WITHOUT_DATA = '1';
  mkdirSync(dist, { recursive: true });
  await build({ logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
  const atlas = readAtlas(options.folder);
  const { units } = drawn(atlas, atlas.codes.indexOf(HEART), LINKED);
  const link = encodeLink(
    'Banc',
    units.map((unit) => atlas.codes[unit]),
  );
  const folders: [string, string, readonly Way[]][] = [
    ['app', await publish(dist, options.folder), ['search', 'map', 'link']],
  ];
  if (options.before) {
    const { site, remove } = formerBuild(options.before);
    folders.push(['before', await publish(site, join(site, 'data')), ['search', 'map', 'link']]);
    remove();
  }
  const plain = writePlainPage(options.folder, true);
  await compressFolder(plain);
  folders.push(['national GeoJSON', plain, ['map']]);
  const servers = await Promise.all(folders.map(([, folder]) => serve(folder, 0)));
  const sites = folders.map(([name, , ways], i): Site => ({
    name,
    ways,
    port: (servers[i].address() as AddressInfo).port,
  }));
  const browser = await launch();
  try {
    const lines = options.lines.split(',');
    if (lines.includes(AGAIN)) await secondVisits(browser, folders);
    for (const line of LINES.filter(({ name }) => lines.includes(name)))
      for (const cpu of options.cpus.split(',').map(Number)) await byTurns(browser, sites, line, cpu, link);
  } finally {
    await browser.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    for (const [, folder] of folders) rmSync(folder, { recursive: true });
  }
}

/** Of the builds, which a service worker keeps; the plain page has none. */
async function secondVisits(browser: Browser, folders: readonly [site: string, folder: string, ...unknown[]][]) {
  for (const [site, folder] of folders.filter(([, one]) => existsSync(join(one, WORKER)))) {
    const visits: Record<'there' | 'gone', number>[] = [];
    for (let run = 0; run < Number(options.runs); run++) visits.push(await openAgain(browser, folder));
    const ready = (host: 'there' | 'gone') => Math.round(median(visits.map((visit) => visit[host])));
    const said = {
      site,
      line: AGAIN,
      runs: visits.length,
      readyMs: ready('there'),
      cutReadyMs: ready('gone'),
    };
    console.log(JSON.stringify({ bench: 'network', ...said }));
  }
}

/** Every site in its turn, as often as is asked; then its medians. A link and a click are measured on one line only. */
async function byTurns(browser: Browser, sites: Site[], line: Line, cpu: number, link: string): Promise<void> {
  const ways = (site: Site) => site.ways.filter((way) => way === site.ways[0] || (line.name === '4G' && cpu === 1));
  const runs = new Map(sites.flatMap((site) => ways(site).map((way) => [{ site, way }, [] as Noted[]] as const)));
  for (let run = 0; run < Number(options.runs); run++)
    for (const [{ site, way }, list] of runs) list.push(await openOnce(browser, site, line, cpu, way, link));
  for (const [{ site, way }, list] of runs) print({ site: site.name, line: line.name, cpu, way }, list);
}

await main();
