import { expect } from 'vitest';
import { fr } from '../../src/words/fr';
import { resting } from '../e2e/map';
import { eventually, plain } from '../e2e/screen';
import type { Host, PublishedFolder } from '../e2e/offline-release';
import { expectVerdict, MOULINS } from './drawing';
import type { Engine, Person, Tab } from './driver';
import { button, fill, searchFor, text, texts, visit } from './screen';

/**
 * A script that comes before those of the page, so that a test can kill its workers as a system does, without a word, and
 * set its clock back.
 */
export const GRIP = `const alive = [];
globalThis.Worker = class extends Worker {
  constructor(address, options) {
    super(address, options);
    alive.push([String(address), this]);
    if (globalThis.stillborn && String(address).includes(stillborn)) this.terminate();
  }
};
globalThis.killWorkers = (name) => {
  const killed = alive.filter(([address]) => address.includes(name));
  for (const [, worker] of killed) worker.terminate();
  return killed.length;
};
const back = Number(sessionStorage.getItem('clock-set-back'));
if (back)
  globalThis.Date = class extends Date {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Date.now());
    }
    static now() {
      return super.now() - back;
    }
  };`;

const kill = (tab: Tab, name: string) =>
  tab.evaluate((name) => (globalThis as unknown as { killWorkers(name: string): number }).killWorkers(name), name);

/** What is said to have gone wrong in a part of the page. */
const said = (tab: Tab, part: string) => texts(tab, `${part} [role=alert]`);

/** Where a maillage takes long enough to be killed at it, once it is asked for territories as small as they come. */
const LARGE = '#/couverture/france/propositions';
const PROPOSALS = 'section[aria-labelledby=proposals-title]';
const [SIZE, MINIMUM] = [1, 2].map((n) => `${PROPOSALS} .wish:nth-of-type(${n}) input`);

/**
 * The planner, which has worked before, is killed at rest, which nobody notices, then at work: that is said. The work
 * must be long, and killed early in it: Chromium lets a worker that is terminated finish what it can within two seconds.
 */
export async function killPlanner(tab: Tab): Promise<void> {
  const alive = () =>
    tab.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.filter(({ name }) => name!.startsWith('perimetre-work')).length;
    });
  await visit(tab, LARGE);
  expect(await alive()).toBe(1);
  await kill(tab, 'maillage.worker');
  await eventually(alive).toBe(0);
  await fill(tab, SIZE, '1000');
  await fill(tab, MINIMUM, '1');
  await button(tab, /^Proposer/);
  await eventually(alive).toBe(1);
  await kill(tab, 'maillage.worker');
  await eventually(() => said(tab, PROPOSALS)).toEqual([plain(fr.proposals.failed)]);
  await fill(tab, SIZE, '60000');
  await fill(tab, MINIMUM, '');
  await tab.press('Delete');
}

/** The planner is killed before it says that it lives: that is said after the minute that the page waits for it. */
export async function killUnborn(tab: Tab): Promise<void> {
  await kill(tab, 'maillage.worker');
  await tab.evaluate(() => void Object.assign(window, { stillborn: 'maillage.worker' }));
  await button(tab, /^Proposer/);
  await eventually(() => said(tab, PROPOSALS), 90_000).toEqual([plain(fr.proposals.failed)]);
  await tab.evaluate(() => void Object.assign(window, { stillborn: '' }));
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

const YEAR = 365 * 24 * 3600 * 1000;

/** The clock goes back a year, then is right again: what is done meanwhile is kept, in the order in which it was done. */
export async function setClockBack(tab: Tab): Promise<void> {
  const names = () => texts(tab, '.side .choose .name');
  const set = async (back: number) => {
    await tab.evaluate((back) => sessionStorage.setItem('clock-set-back', String(back)), back);
    await tab.reload();
    // Firefox gives its driver a `Date` of its own.
    const told = await tab.evaluate(() => window.Date.now());
    expect(Math.abs(Date.now() - back - told)).toBeLessThan(YEAR / 2);
  };
  const before = await names();
  await set(YEAR);
  await eventually(names).toEqual(before);
  await button(tab, 'Nouveau territoire');
  await eventually(() => text(tab, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
  await set(0);
  await eventually(names).toEqual([...before, 'Territoire 2']);
  await button(tab, /^Annuler/, 'header');
  await eventually(names).toEqual(before);
}

/**
 * The tab is put aside by the browser while another one works: back in sight, it shows what that one did, and has the work
 * in hand again once the other is gone.
 * @param frozen it is still there, with the work in hand: the other one takes it.
 */
export async function putAside(person: Person, tab: Tab, address: string, frozen: boolean): Promise<void> {
  const names = (one: Tab) => texts(one, '.side .choose .name');
  const before = await names(tab);
  const other = await person.open('about:blank');
  const takeBack = await (frozen ? tab.freeze!() : tab.discard!());
  await other.goto(address);
  await eventually(() => names(other)).toEqual(before);
  if (frozen) await button(other, fr.keeping.tabs.takeOver);
  await button(other, 'Nouveau territoire');
  await eventually(() => names(other)).toEqual([...before, 'Territoire 2']);
  await eventually(() => text(other, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
  await takeBack();
  await eventually(() => names(tab)).toEqual([...before, 'Territoire 2']);
  await button(other, 'Supprimer');
  await eventually(() => names(tab)).toEqual(before);
  await other.close();
  await eventually(() => text(tab, 'body')).not.toContain(plain(fr.keeping.tabs.reading));
}

/**
 * What the host no longer has is said, part by part, to one who comes for the first time (a browser may have at hand what
 * it has shown before); the rest works, and a reload brings what is there again.
 */
export async function missFiles(engine: Engine, profile: string, host: Host, folder: PublishedFolder): Promise<void> {
  const gone = [...folder.names(/^assets\/PasteDialog-.*\.js$/), 'data/details.bin'];
  expect(gone).toHaveLength(2);
  const back = gone.map((name) => folder.remove(name));
  // A server looks at its folder when it starts.
  await host.show(folder);
  const person = await engine.start(profile, false);
  try {
    const tab = await person.open(host.address);
    await searchFor(tab, 'Moulins', MOULINS);
    await button(tab, 'Commencer ici');
    await expectVerdict(tab, [MOULINS]);
    await eventually(() => text(tab, 'body')).toContain(plain(fr.errors.late(fr.errors.dataMissing)));
    await button(tab, 'Coller une liste');
    await eventually(() => text(tab, 'dialog[open]')).toContain(plain(fr.errors.part));

    for (const putBack of back) putBack();
    await host.show(folder);
    await button(tab, fr.errors.reload, 'dialog[open]');
    await eventually(() => text(tab, 'body')).not.toContain(plain(fr.errors.part));
    await expectVerdict(tab, [MOULINS]);
    await button(tab, 'Coller une liste');
    await eventually(() => tab.evaluate(() => document.querySelector('dialog[open] textarea') !== null)).toBe(true);
    await tab.press('Escape');
    expect(await text(tab, 'body')).not.toContain(plain(fr.errors.late(fr.errors.dataMissing)));
  } finally {
    await person.kill();
  }
}

type Held = typeof window & { held?: IDBDatabase; blocked?: boolean };

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
  const open = (version: number | null) =>
    other.evaluate((version) => {
      const opening = indexedDB.open('perimetre', version ?? undefined);
      opening.onblocked = () => void ((window as Held).blocked = true);
      opening.onsuccess = () => {
        (window as Held).held = opening.result;
        // Firefox says that it is blocked only by one who listens.
        opening.result.onversionchange = () => undefined;
      };
    }, version);
  const version = () => other.evaluate(() => (window as Held).held?.version ?? 0);
  await open(null);
  await eventually(version).toBeGreaterThan(0);
  const before = await saves();
  expect(before).toBeGreaterThan(0);
  await open(999);
  await eventually(() => other.evaluate(() => (window as Held).blocked ?? false)).toBe(true);
  await tab.reload();
  await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.failed.withheld));

  await other.evaluate(() => (window as Held).held!.close());
  await tab.reload();
  await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.failed.newer));
  await eventually(version).toBe(999);
  expect(await saves()).toBe(before);
  await other.close();
}
