import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { FLAGS, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { MortalBrowser } from '../../e2e/mortal';
import type { Engine, Person, Tab } from '../driver';

const PERSON = ['--lang=fr-FR', '--accept-lang=fr-FR', '--force-prefers-reduced-motion', '--window-size=1440,900'];

/** Chromium, by Playwright as in the other tests: the engine of Edge and Chrome. */
export const chromium: Engine = {
  name: 'Chromium',
  lacks: { 'a tab thrown away': 'Chromium’s protocol has no command for it.' },
  async start(profile, webgl = true): Promise<Person> {
    const downloads = join(profile, 'downloads');
    mkdirSync(downloads, { recursive: true });
    const browser = new MortalBrowser([...(webgl ? FLAGS : WITHOUT_WEBGL), ...PERSON], profile);
    const context = await browser.start();
    const faults: string[] = [];
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1')
        faults.push(`foreign request: ${request.url()}`);
    });
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        faults.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
    return {
      downloads,
      async open(address) {
        const page = await context.newPage();
        page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(address);
        return handOn(page);
      },
      faults: () => Promise.resolve([...faults]),
      async memory() {
        const sizes = context.pages().map(async (page) => {
          const client = await context.newCDPSession(page);
          await client.send('HeapProfiler.collectGarbage');
          const { usedSize } = await client.send('Runtime.getHeapUsage');
          await client.detach();
          return usedSize;
        });
        return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      },
      kill: () => browser.kill(),
    };
  },
};

const handOn = (page: Page): Tab => ({
  goto: async (address) => void (await page.goto(address)),
  reload: async () => void (await page.reload()),
  close: () => page.close(),
  evaluate: page.evaluate.bind(page),
  mouse: page.mouse,
  press: (keys) => page.keyboard.press(keys),
  type: (text) => page.keyboard.type(text),
  async tap(x, y) {
    const client = await page.context().newCDPSession(page);
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await client.detach();
  },
  setFiles: (selector, paths) =>
    page
      .locator(selector)
      .first()
      .setInputFiles([...paths]),
  screenshot: () => page.screenshot(),
  async freeze() {
    const client = await page.context().newCDPSession(page);
    const become = (state: 'frozen' | 'active') => client.send('Page.setWebLifecycleState', { state });
    await become('frozen');
    return async () => {
      await become('active');
      await client.detach();
    };
  },
  print: () => page.pdf({ preferCSSPageSize: true, tagged: true }),
});
