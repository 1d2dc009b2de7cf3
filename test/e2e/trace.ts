import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { onTestFailed, TestRunner } from 'vitest';

const FOLDER = '.cache/traces';

/**
 * Keeps of a visit whose test fails what was done (for the trace viewer of Playwright), the page as it then was, and
 * what was found wrong with it.
 */
export async function keepTrace(context: BrowserContext, page: Page, faults: readonly string[]): Promise<void> {
  const test = TestRunner.getCurrentTest();
  // Opened before the tests of a file, for all of them.
  if (!test) return;
  await context.tracing.start();
  onTestFailed(async () => {
    const folder = join(FOLDER, test.fullName.replace(/[^\p{L}\d]+/gu, '-').slice(0, 120));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'faults.txt'), faults.join('\n'));
    try {
      await context.tracing.stop({ path: join(folder, 'trace.zip') });
      await page.screenshot({ path: join(folder, 'page.png'), timeout: 10_000 });
      writeFileSync(join(folder, 'page.html'), await page.content());
    } catch (error) {
      // The page, or its browser, is what failed.
      writeFileSync(join(folder, 'lost.txt'), String(error));
    }
    console.error(`The trace is in ${folder}`);
  });
}
