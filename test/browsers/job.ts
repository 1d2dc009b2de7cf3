import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPdf } from '../../scripts/golden/pdf';
import { fr } from '../../src/words/fr';
import { resting } from '../e2e/map';
import { eventually, plain, readVerdict } from '../e2e/screen';
import { Host, PublishedFolder } from '../e2e/offline-release';
import { cover, propose } from './coverage';
import { longDay } from './day';
import { draw, drawByGrain, expectVerdict, hurry } from './drawing';
import type { Engine, Person, Tab } from './driver';
import { eraseAll, exchangeProject, importFiles, removeOne, takeFiles } from './files';
import {
  GRIP,
  killMap,
  killPlanner,
  killUnborn,
  missFiles,
  putAside,
  setClockBack,
  stopQuery,
  withhold,
} from './faults';
import { survive } from './kills';
import { takePapers } from './papers';
import { button, screen, text, texts } from './screen';

const PICTURES = '.cache/browsers';
/** The whole campaign is 100 of Firefox and 40 of WebKit: `PERIMETRE_KILLS=100`; a long day is `PERIMETRE_DAY=1`. */
const KILLS = Number(process.env.PERIMETRE_KILLS ?? 2);
const NAME = 'Autour de Moulins';

/** The main job in one engine: one person, one browser, one day of work, each part over what the part before left. */
export function mainJobIn(engine: Engine): void {
  vi.setConfig({ testTimeout: 400_000 + KILLS * 30_000, hookTimeout: 120_000 });
  const profile = mkdtempSync(join(tmpdir(), 'perimetre-'));
  const host = new Host();
  let release: PublishedFolder;
  let person: Person;
  let tab: Tab;
  /** The territory of the day. */
  let drawn: string[];

  const picture = async (name: string) =>
    writeFileSync(join(PICTURES, `${engine.name.toLowerCase()}-${name}.png`), await tab.screenshot());

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    release = await PublishedFolder.publish('une', { 'grip.js': GRIP });
    await host.show(release);
    person = await engine.start(profile);
    tab = await person.open(host.address);
  });
  afterAll(async () => {
    await person?.kill();
    await host.goAway();
    release?.delete();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  describe(engine.name, () => {
    it('draws by click, brush, rectangle, lasso, finger and EPCI; undoes and redoes by button and by key', async () => {
      await eventually(() => text(tab, '#panel')).toContain('Cherchez votre commune');
      await resting(tab);
      await picture('first');
      drawn = await draw(tab);
      await picture('drawn');
      await drawByGrain(tab, !engine.lacks.touch);
      await expectVerdict(tab, drawn);
    });

    it('keeps the work over a reload, and gives it to one tab at a time', async () => {
      await eventually(() => text(tab, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
      await tab.reload();
      await expectVerdict(tab, drawn);
      const other = await person.open(host.address);
      await expectVerdict(other, drawn);
      await button(other, fr.keeping.tabs.takeOver);
      await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.tabs.reading));
      await eventually(() => text(other, 'body')).not.toContain(plain(fr.keeping.tabs.reading));
      await button(other, 'Nouveau territoire');
      await eventually(() => texts(tab, '.side .choose .name')).toEqual([NAME, 'Territoire 2']);
      await button(other, 'Supprimer');
      await eventually(() => texts(tab, '.side .choose .name')).toEqual([NAME]);
      await other.close();
      await eventually(() => text(tab, 'body')).not.toContain(plain(fr.keeping.tabs.reading));
      await expectVerdict(tab, drawn);
    });

    it('reads what another tab did while it was put by for Back', async () => {
      await tab.goto('about:blank');
      const other = await person.open(host.address);
      await expectVerdict(other, drawn);
      await button(other, 'Nouveau territoire');
      await eventually(() => text(other, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
      await tab.evaluate(() => void setTimeout(() => history.back()));
      await eventually(() => texts(tab, '.side .choose .name')).toEqual([NAME, 'Territoire 2']);
      await button(other, 'Supprimer');
      await eventually(() => texts(tab, '.side .choose .name')).toEqual([NAME]);
      await other.close();
      await eventually(() => text(tab, 'body')).not.toContain(plain(fr.keeping.tabs.reading));
      await expectVerdict(tab, drawn);
    });

    it('keeps the work again when the browser erases it under the page', async () => {
      await tab.evaluate(() => void indexedDB.deleteDatabase('perimetre'));
      await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.erased));
      await eventually(() => text(tab, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
      await tab.reload();
      await expectVerdict(tab, drawn);
    });

    it('hands over files and a link that hold the same communes, and takes a project file back', async () => {
      await takeFiles(person, tab, NAME, drawn);
      await button(tab, 'Partager');
      const link = await tab.evaluate(() => document.querySelector<HTMLInputElement>('#link')!.value);
      await tab.press('Escape');
      const other = await person.open(link);
      await expectVerdict(other, drawn);
      await other.close();
      await exchangeProject(person, tab, NAME);
    });

    it('counts the coverage of a department, lists its white zones, and cuts it and a region into territories', async () => {
      await cover(tab, async () => {
        await resting(tab);
        await picture('coverage');
      });
      await resting(tab);
      await picture('proposals');
    });

    it('reads a CSV, an XLSX and a Parquet file, and answers a question', async () => {
      await importFiles(person, tab);
      await picture('data');
    });

    it('stops a question without an end, and says that a worker was killed: DuckDB, the planner, the map', async () => {
      await stopQuery(tab);
      await killPlanner(tab);
      await propose(tab, { kind: 'region', code: '94', address: 'region' });
      await killUnborn(tab);
      await screen(tab, 'Tracer');
      await killMap(tab, () => expectVerdict(tab, drawn));
      await screen(tab, 'Données');
    });

    it('keeps what was imported again when the browser erases it under the page', async () => {
      await eraseAll(tab);
      await tab.reload();
      await eventually(() => texts(tab, '[aria-labelledby=yours-title] tbody th')).toHaveLength(3);
      await removeOne(tab);
    });

    it('writes the dossier, and prints it where the engine can', async () => {
      await screen(tab, 'Dossier');
      await eventually(() => text(tab, '.part.fiche table')).not.toBe('');
      await eventually(() => tab.evaluate(() => document.querySelectorAll('.part.fiche svg[role=img]').length)).toBe(1);
      expect(await text(tab, '.part.fiche')).toContain(`${drawn.length} communes`);
      await picture('dossier');
      await takePapers(person, tab, NAME, drawn);
      if (engine.lacks.print) return;
      const printed = await tab.print();
      writeFileSync(join(PICTURES, `${engine.name.toLowerCase()}.pdf`), printed);
      const pdf = await openPdf(printed);
      expect(pdf.numPages).toBe(1);
      if (engine.lacks['text in print']) return;
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const said = items.map((item) => ('str' in item ? item.str : '')).join('');
      expect(said).toContain('Moulins');
    });

    it('says that the disk is full, and saves by itself once there is room', async () => {
      await screen(tab, 'Tracer');
      await tab.evaluate(() => {
        const { add } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.add = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
        Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.add = add) });
      });
      await button(tab, 'Nouveau territoire');
      await eventually(() => text(tab, 'body')).toContain(plain(fr.keeping.failed.quota));
      expect(await text(tab, '[data-testid=saving]')).toBe(plain(fr.keeping.status.failed));
      await tab.evaluate(() => void (window as unknown as { makeRoom: () => void }).makeRoom());
      await eventually(() => text(tab, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
      await tab.reload();
      await eventually(() => texts(tab, '.side .choose .name')).toEqual([NAME, 'Territoire 2']);
      await button(tab, 'Supprimer');
      await expectVerdict(tab, drawn);
    });

    it('keeps the work over a clock set back, and over a tab that the browser froze or threw away', async () => {
      await setClockBack(tab);
      if (!engine.lacks['a tab frozen']) await putAside(person, tab, host.address, true);
      if (!engine.lacks['a tab thrown away']) await putAside(person, tab, host.address, false);
      await expectVerdict(tab, drawn);
    });

    it('works without a connection after the first visit', async () => {
      await screen(tab, 'Données');
      await eventually(() => text(tab, 'body'), 120_000).toContain(plain(fr.offline.status.ready));
      await screen(tab, 'Tracer');
      expect(await release.missing(tab)).toBe(0);
      // The browser empties the cache, and leaves the worker.
      await tab.evaluate(async () => void (await caches.delete('perimetre')));
      await tab.reload();
      await expectVerdict(tab, drawn);
      await eventually(() => release.missing(tab)).toBe(0);
      await resting(tab);
      await hurry(tab);
      await host.goAway();
      try {
        await tab.reload();
        await expectVerdict(tab, drawn);
        await button(tab, 'Supprimer');
        await eventually(() => readVerdict(tab)).toBeNull();
        await button(tab, /^Annuler/, 'header');
        await expectVerdict(tab, drawn);
        await resting(tab);
        await picture('offline');
      } finally {
        await host.show(release);
      }
    });

    it('is offered a new release, and takes it when the person says so', async () => {
      const before = release;
      release = await PublishedFolder.publish('deux');
      const shown = () =>
        tab.evaluate(() => document.querySelector('meta[name=release]')?.getAttribute('content') ?? '');
      await host.show(release);
      before.delete();
      await tab.reload();
      await eventually(() => text(tab, 'body'), 120_000).toContain(plain(fr.offline.offered));
      expect(await shown()).toBe('une');
      await button(tab, fr.offline.takeOver);
      await eventually(shown).toBe('deux');
      await expectVerdict(tab, drawn);
      const data = () => fetch('data/manifest.json').then((answer) => answer.json());
      expect(await tab.evaluate(data)).toMatchObject({ release: 'deux' });
    });

    it.runIf(process.env.PERIMETRE_DAY)('holds no more after a long day than after its first hours', async () => {
      if (!person.memory) return;
      const held = await longDay(person, tab);
      console.log(`${engine.name}: ${held.map((bytes) => `${Math.round(bytes / 1e5) / 10} MB`).join(', ')}`);
      expect(Math.max(...held.slice(2))).toBeLessThan(1.1 * held[1]);
      await expectVerdict(tab, drawn);
    });

    it(`comes back with all but the last second, killed after each of ${KILLS} edits`, async () => {
      const own = mkdtempSync(join(tmpdir(), 'perimetre-'));
      const survived = await survive(engine, own, host.address, KILLS);
      console.log(`${engine.name}: ${survived} of ${KILLS} last edits survived their kill`);
      rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    });

    it('lets nothing be seen that must never happen', async () => {
      expect(await person.faults()).toEqual([]);
    });

    // What is broken on purpose from here on is written in the console.
    it('says what the host no longer has, what another tab withholds, and what a later version wrote', async () => {
      const own = mkdtempSync(join(tmpdir(), 'perimetre-'));
      await missFiles(engine, own, host, release);
      rmSync(own, { recursive: true, force: true, maxRetries: 5 });
      await withhold(person, tab, host.address);
    });
  });
}
