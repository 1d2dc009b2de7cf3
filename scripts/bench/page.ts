import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { readAtlas } from '../../src/cli/folder';
import { encodeLink } from '../../src/project/link/territory';
import { serve } from '../serve';
import { launch } from './browser';
import { drawn, SIZES } from './engine';
import { firstViews } from './first-view';
import { printLine, seeded } from './measure';

const HEART = '03190';
const TOGGLES = 120;
const WARM_UP = 20;
const SEED = 2026;

/**
 * The page itself, in Chromium with WebGL by software: the main thread's work of one toggle, and the first view beside
 * that of a page which loads the national GeoJSON. Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchPage(dist: string, folder: string): Promise<void> {
  const server = await serve(dist, 0, folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  try {
    for (const size of SIZES) await toggles(browser, address, folder, size);
    await firstViews(browser, address, folder);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** What one toggle took on the main thread, in milliseconds. */
interface Work {
  /** From the click to the new figures laid out: handler, tally, verdict, DOM, style and layout. */
  click: number;
  /** The next frame's callbacks: marks and outline handed to the map. */
  frame: number;
  /** Everything that the main thread did until the map rested, its repaints included, as Chromium counts it. */
  untilRest: number;
}

async function toggles(browser: Browser, address: string, folder: string, size: number): Promise<void> {
  const atlas = readAtlas(folder);
  const { units } = drawn(atlas, atlas.codes.indexOf(HEART), size);
  const link = encodeLink(
    'Banc',
    units.map((unit) => atlas.codes[unit]),
  );
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(countFrames);
  await page.goto(address + link);
  await page.locator('#table-title').click();
  await page.locator('[data-code]').first().waitFor();
  await rest(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const random = seeded(SEED);
  const works: Work[] = [];
  for (let i = 0; i < TOGGLES; i++) {
    // Leaves a commune of the territory, then takes one around it, and so on: its size stays what it is.
    await page
      .getByRole('group', { name: 'Communes à lister' })
      .getByRole('button')
      .nth(i % 2)
      .click();
    await rest(page);
    const before = await taskTime();
    const { click, frame } = await page.evaluate(toggleOne, random());
    await rest(page);
    if (i >= WARM_UP) works.push({ click, frame, untilRest: (await taskTime()) - before });
  }
  const line = (part: string, times: number[]) => printLine('page toggle', { part, units: size }, times);
  line(
    'click to layout',
    works.map(({ click }) => click),
  );
  line(
    'next frame',
    works.map(({ frame }) => frame),
  );
  line(
    'click to layout + next frame',
    works.map(({ click, frame }) => click + frame),
  );
  line(
    'all tasks until the map rests',
    works.map(({ untilRest }) => untilRest),
  );
  await context.close();
}

/** Waits until nothing is left to be drawn. */
const rest = async (page: Page) => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForSelector('[data-view]');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
};

/** Runs in the page before anything else: adds up what the callbacks of each frame take. */
function countFrames() {
  const own = window.requestAnimationFrame.bind(window);
  const frames = { work: 0 };
  Object.assign(window, { frames_: frames });
  window.requestAnimationFrame = (callback) =>
    own((time) => {
      const start = performance.now();
      callback(time);
      frames.work += performance.now() - start;
    });
}

/** Runs in the page: presses the button of one of the rows in view, and says what that took. */
async function toggleOne(where: number): Promise<{ click: number; frame: number }> {
  const { frames_ } = window as unknown as { frames_: { work: number } };
  const buttons = document.querySelectorAll<HTMLButtonElement>('[data-code] button');
  const button = buttons[Math.floor(where * buttons.length)];
  const start = performance.now();
  button.click();
  await Promise.resolve();
  await new Promise<void>((done) => queueMicrotask(done));
  void document.body.offsetHeight;
  const click = performance.now() - start;
  frames_.work = 0;
  const channel = new MessageChannel();
  // A message sent from a frame is answered after all the callbacks of that frame.
  await new Promise<void>((done) => {
    channel.port1.onmessage = () => done();
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
  return { click, frame: frames_.work };
}
