import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { FLAGS, launch } from '../../scripts/bench/browser';
import { serve } from '../../scripts/serve';
import { DATA_FOLDER } from '../folder';
import { keepTrace } from './trace';

const DIST = '.cache/dist';
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The built app over one data folder, served as it is to people, with its content policy. */
export async function openSite(data = DATA_FOLDER): Promise<{ address: string; close: () => void }> {
  const server = await serve(DIST, 0, data);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Fails on anything wrong that the page let be seen since it was opened, then closes it. */
  leave(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** What the test itself breaks, e.g. a file that it takes away: lines of the console that say so. */
  expected?: RegExp;
  /** Another origin that the test presses a button to ask. */
  asked?: string;
  /** Done before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
}

/**
 * A person's browser, empty at first, on the app. What must never happen is written down as it happens: warnings and
 * errors of the console (a refusal by the content policy is one), uncaught errors, requests to another origin.
 */
export async function visit(browser: Browser, address: string, options: VisitOptions = {}): Promise<Visit> {
  const { expected, asked, before, ...given } = options;
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'fr-FR',
    // The map jumps where it would fly: what is tested is where it goes.
    reducedMotion: 'reduce',
    // A processor paints the map, four times sooner so.
    deviceScaleFactor: 0.5,
    ...given,
  });
  const faults: string[] = [];
  const origin = new URL(address).origin;
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && to !== origin && to !== asked)
      faults.push(`foreign request: ${request.url()}`);
  });
  context.on('console', (message) => {
    const line = `${message.type()}: ${message.text()} ${message.location().url}`;
    if (['error', 'warning'].includes(message.type()) && !expected?.test(line)) faults.push(line);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await keepTrace(context, page, faults);
  await before?.(page);
  await page.goto(address);
  return {
    page,
    context,
    async leave() {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
}

/**
 * One browser for the tests of a file, and the app over the data folder under test.
 * @param flags of the browser: a test that does not look at the map is told sooner without one.
 */
export function useApp(flags = FLAGS): {
  open: (options?: VisitOptions & { at?: string }) => Promise<Visit>;
  origin: () => string;
} {
  // Software WebGL on a busy machine: a long story is slow without being stuck.
  vi.setConfig({ testTimeout: 300_000 });
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(flags), openSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  return {
    open: ({ at = site.address, ...options } = {}) => visit(browser, at, options),
    origin: () => new URL(site.address).origin,
  };
}
