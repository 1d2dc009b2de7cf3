import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** The processes of the pages of a browser. */
export async function pagesOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** What a process holds of its own (anonymous) and shares with the rest of the browser, in kB; on Linux. */
export function heldBy(id: number): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  const amount = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)![1]);
  return amount('RssAnon') + amount('RssShmem');
}
