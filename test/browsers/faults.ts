import { expect } from 'vitest';
import { fr } from '../../src/words/fr';
import { resting } from '../e2e/map';
import { eventually, plain } from '../e2e/screen';
import type { Host, PublishedFolder } from '../e2e/offline-release';
import type { Person, Tab } from './driver';
import { button, fill, text, texts, visit } from './screen';

/** A script that comes before those of the page, so that a test can kill its workers as a system does: without a word. */
export const GRIP = `const alive = [];
globalThis.Worker = class extends Worker {
  constructor(address, options) {
    super(address, options);
    alive.push([String(address), this]);
  }
};
globalThis.killWorkers = (name) => {
  const killed = alive.filter(([address]) => address.includes(name));
  for (const [, worker] of killed) worker.terminate();
  return killed.length;
};`;

const kill = (tab: Tab, name: string) =>
  tab.evaluate((name) => (globalThis as unknown as { killWorkers(name: string): number }).killWorkers(name), name);

/** What is said to have gone wrong in a part of the page. */
const said = (tab: Tab, part: string) => texts(tab, `${part} [role=alert]`);

/** Where a maillage takes long enough to be killed at it. */
const LARGE = '#/couverture/france/propositions';

/** The planner, which has worked before, is killed at rest, which nobody notices, then at work: that is said. */
export async function killPlanner(tab: Tab): Promise<void> {
  const alive = () =>
    tab.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.filter(({ name }) => name!.startsWith('perimetre-work')).length;
    });
  const share = () => tab.evaluate(() => document.querySelector<HTMLProgressElement>('progress')?.value ?? 0);
  await visit(tab, LARGE);
  expect(await alive()).toBe(1);
  await kill(tab, 'maillage.worker');
  await eventually(alive).toBe(0);
  await button(tab, /^Proposer/);
  await eventually(share).toBeGreaterThan(0);
  await kill(tab, 'maillage.worker');
  await eventually(() => said(tab, 'section[aria-labelledby=proposals-title]')).toEqual([plain(fr.proposals.failed)]);
}

/** The map's own workers are killed: that is said, the table and the verdict go on, and a reload draws the map again. */
export async function killMap(tab: Tab, isWhole: () => Promise<void>): Promise<void> {
  await resting(tab);
  expect(await kill(tab, 'tiles.worker')).toBeGreaterThan(0);
  await eventually(() => said(tab, '.pane')).toEqual([plain(fr.map.tiles)]);
  await isWhole();
  await tab.reload();
  await isWhole();
  await resting(tab);
  expect(await said(tab, '.pane')).toEqual([]);
}

const QUERY = 'section[aria-labelledby=query-title]';
const ENDLESS = 'SELECT count(*) AS n FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = 7';

async function ask(tab: Tab, sql: string): Promise<void> {
  await fill(tab, `${QUERY} textarea`, sql);
  await button(tab, fr.queries.run, QUERY);
}

/** A question without an end is stopped by its button; DuckDB, killed at another, answers again at the next. */
export async function stopQuery(tab: Tab): Promise<void> {
  const status = () => text(tab, `${QUERY} form [role=status]`);
  await ask(tab, ENDLESS);
  await eventually(status).toBe(plain(fr.queries.running));
  await button(tab, fr.queries.stop, QUERY);
  await eventually(status).toBe(plain(fr.queries.stopped));
  await ask(tab, 'SELECT 40 + 2 AS n');
  await eventually(() => texts(tab, `${QUERY} [role=cell]`), 180_000).toEqual(['42']);

  await ask(tab, ENDLESS);
  await eventually(status).toBe(plain(fr.queries.running));
  expect(await kill(tab, 'counting-worker')).toBeGreaterThan(0);
  await eventually(() => said(tab, QUERY)).toEqual([plain(fr.queries.unavailable)]);
  await ask(tab, 'SELECT 40 + 3 AS n');
  await eventually(() => texts(tab, `${QUERY} [role=cell]`), 180_000).toEqual(['43']);
}

/** What the host no longer has is said, part by part; what is kept is drawn, and a reload brings the rest once it is there. */
export async function missFiles(
  tab: Tab,
  host: Host,
  folder: PublishedFolder,
  isWhole: () => Promise<void>,
): Promise<void> {
  const gone = [...folder.names(/^assets\/PasteDialog-.*\.js$/), 'data/details.bin'];
  expect(gone).toHaveLength(2);
  const back = gone.map((name) => folder.remove(name));
  // A server looks at its folder when it starts.
  await host.show(folder);
  await tab.evaluate(async () => void (await caches.delete('perimetre')));
  await tab.reload();
  await isWhole();
  await eventually(() => text(tab, 'body')).toContain(plain(fr.errors.late(fr.errors.network)));
  // Never opened today: a browser has at hand what it has shown before.
  await button(tab, 'Coller une liste');
  await eventually(() => text(tab, 'dialog[open]')).toContain(plain(fr.errors.part));

  for (const putBack of back) putBack();
  await host.show(folder);
  await button(tab, fr.errors.reload, 'dialog[open]');
  await eventually(() => text(tab, 'body')).not.toContain(plain(fr.errors.part));
  await isWhole();
  await button(tab, 'Coller une liste');
  await eventually(() => tab.evaluate(() => document.querySelector('dialog[open] textarea') !== null)).toBe(true);
  await tab.press('Escape');
  expect(await text(tab, 'body')).not.toContain(plain(fr.errors.late(fr.errors.network)));
}

type Held = typeof window & { held?: IDBDatabase };

/** Another tab withholds the database, then takes it to a later version: both are said, and nothing is erased. */
export async function withhold(person: Person, tab: Tab, address: string): Promise<void> {
  const other = await person.open(`${address}apple-touch-icon.png`);
  const saves = () =>
    other.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const { held } = window as Held;
          const counting = held!.transaction('journal').objectStore('journal').count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    );
  const open = (version?: number) =>
    other.evaluate(
      (version) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('perimetre', version ?? undefined);
          opening.onblocked = () => resolve();
          opening.onsuccess = () => {
            (window as Held).held = opening.result;
            resolve();
          };
        }),
      version ?? null,
    );
  await open();
  const before = await saves();
  expect(before).toBeGreaterThan(0);
  await open(999);
  await tab.reload();
  await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.failed.withheld));

  await other.evaluate(() => (window as Held).held!.close());
  await tab.reload();
  await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.failed.newer));
  await eventually(() => other.evaluate(() => (window as Held).held!.version)).toBe(999);
  expect(await saves()).toBe(before);
  await other.close();
}
