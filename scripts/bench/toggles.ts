import type { Browser, Page } from 'playwright-core';
import { printLine, seeded } from './measure';

const TOGGLES = 120;
const WARM_UP = 20;
const SEED = 2026;

/** What one toggle took on the main thread, in milliseconds. */
export interface Work {
  /** From the click to the new figures laid out: handler, tally, verdict, DOM, style and layout. */
  click: number;
  /** The next frame's callbacks: marks and outline handed to the map. */
  frame: number;
  /** Everything that the main thread did until the map rested, its repaints included, as Chromium counts it. */
  untilRest: number;
}

/** A page of the size of a desk, that adds up what its frames cost. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(countFrames);
  return page;
}

/**
 * Takes a commune, leaves one, and so on, in the table of each page; the first times are not counted. The pages take
 * turns, so that what else the machine does weighs on all.
 */
export async function toggles(pages: readonly Page[]): Promise<Work[][]> {
  const random = seeded(SEED);
  const measures = await Promise.all(pages.map(prepare));
  const works = pages.map((): Work[] => []);
  for (let i = 0; i < TOGGLES; i++) {
    const where = random();
    for (const [p, measure] of measures.entries()) {
      const work = await measure(i, where);
      if (i >= WARM_UP) works[p].push(work);
    }
  }
  return works;
}

/** Opens the table of a page, and gives what does one toggle in it. */
async function prepare(page: Page): Promise<(turn: number, where: number) => Promise<Work>> {
  await page.locator('#table-title').click();
  await page.locator('[data-code]').first().waitFor();
  await rest(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  return async (turn, where) => {
    // Leaves a commune of the territory, then takes one around it, and so on: its size stays what it is.
    await page
      .getByRole('group', { name: 'Communes à lister' })
      .getByRole('button')
      .nth(turn % 2)
      .click();
    await rest(page);
    const before = await taskTime();
    const { click, frame } = await page.evaluate(toggleOne, where);
    await rest(page);
    return { click, frame, untilRest: (await taskTime()) - before };
  };
}

/** Prints one JSON line for each part of the work of `toggles`. */
export function printToggles(what: Record<string, string | number>, works: readonly Work[]): void {
  const line = (part: string, times: number[]) => printLine('page toggle', { part, ...what }, times);
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
}

/** Frames on time, and what on time is: while other processes still paint, on the same cores, the next frame is late. */
const FRAMES = 10;
const ON_TIME_MS = 25;

/** Waits until nothing is left to be drawn, and what was drawn is painted. */
export const rest = async (page: Page): Promise<void> => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForSelector('[data-view]');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.evaluate(
    async ([frames, onTime]) => {
      let last = performance.now();
      for (let met = 0; met < frames;) {
        await new Promise((next) => requestAnimationFrame(next));
        met = performance.now() - last < onTime ? met + 1 : 0;
        last = performance.now();
      }
    },
    [FRAMES, ON_TIME_MS],
  );
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
