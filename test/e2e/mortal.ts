import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { WITHOUT_WEBGL } from '../../scripts/bench/browser';

/** A Chromium with a profile of its own that outlives it: killed and started again, it is the same person's browser. */
export class MortalBrowser {
  readonly #flags: readonly string[];
  readonly #profile: string;
  #process: ChildProcess | null = null;
  #browser: Browser | null = null;

  /** @param profile where it keeps what it keeps: a new one unless one is given. */
  constructor(flags: readonly string[] = WITHOUT_WEBGL, profile = mkdtempSync(join(tmpdir(), 'perimetre-'))) {
    this.#flags = flags;
    this.#profile = profile;
  }

  async start(): Promise<BrowserContext> {
    const path = process.env.CHROME_PATH ?? '/usr/bin/chromium';
    const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.#profile}`, '--no-first-run'];
    // In a group of its own, so that all of its processes are killed at once.
    this.#process = spawn(path, [...flags, ...this.#flags, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#browser = await chromium.connectOverCDP(await endpointOf(this.#process));
    return this.#browser.contexts()[0];
  }

  /** Starts it and opens the app. */
  async open(address: string): Promise<Page> {
    const context = await this.start();
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    return page;
  }

  /** Kills every process of it, as a crash or a power cut would: nothing is told to the page. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    process.kill(-running.pid!, 'SIGKILL');
    await gone;
    this.#process = null;
    await this.#browser?.close().catch(() => undefined);
  }

  async delete(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function endpointOf(running: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    running.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    running.once('exit', () => reject(new Error(`Chromium does not start: ${said}`)));
  });
}
