import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { fr } from '../../../src/words/fr';
import { inhabitantsOf } from '../official';
import { button, eventually, readNotice, readVerdict, searchFor } from '../screen';
import { openSite, visit, type VisitOptions } from '../site';

vi.setConfig({ testTimeout: 300_000 });

// Without a map, which nothing here needs and which takes most of the time.
let browser: Browser;
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(WITHOUT_WEBGL), openSite()]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});
const open = ({ at = site.address, ...options }: VisitOptions & { at?: string } = {}) => visit(browser, at, options);
const { keeping } = fr;
const territories = (page: Page) => page.locator('.side .choose .name').allInnerTexts();
const isReader = (page: Page) => button(page, keeping.tabs.takeOver).isVisible();
const start = async (page: Page) => {
  await searchFor(page, 'Moulins', '03190');
  await button(page, 'Commencer ici').click();
};

describe('two tabs on one project', () => {
  it('the second reads and follows, takes over on demand, and the first has it back when it closes', async () => {
    const { page: one, context, leave } = await open();
    await start(one);
    const two = await context.newPage();
    await two.goto(one.url());
    await eventually(() => isReader(two)).toBe(true);
    expect(await territories(two)).toEqual(['Autour de Moulins']);
    expect(await isReader(one)).toBe(false);

    await button(one, 'Nouveau territoire').click();
    await eventually(() => territories(two)).toEqual(['Autour de Moulins', 'Territoire 2']);
    await button(two, 'Nouveau territoire').click();
    await readNotice(two, keeping.tabs.refused);
    expect(await territories(two)).toHaveLength(2);

    // An edit of the very last moment is saved before the hand changes.
    await button(one, 'Nouveau territoire').click();
    await button(two, keeping.tabs.takeOver).click();
    await eventually(() => isReader(one)).toBe(true);
    await eventually(() => isReader(two)).toBe(false);
    await eventually(() => territories(two)).toHaveLength(3);
    await button(two, 'Supprimer').click();
    await eventually(() => territories(one)).toHaveLength(2);
    await button(one, 'Nouveau territoire').click();
    await readNotice(one, keeping.tabs.refused);

    await two.close();
    await eventually(() => isReader(one)).toBe(false);
    await button(one, 'Nouveau territoire').click();
    await eventually(() => territories(one)).toHaveLength(3);
    await one.reload();
    await eventually(() => territories(one)).toHaveLength(3);
    await leave();
  });
});

it('a full disk is said, and the work is saved by itself when there is room again', async () => {
  const { page, leave } = await open();
  await start(page);
  const saving = () => page.getByTestId('saving').innerText();
  await eventually(saving).toBe(keeping.status.saved);
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.add = add) });
  });
  await button(page, 'Nouveau territoire').click();
  await readNotice(page, keeping.failed.quota);
  expect(await saving()).toBe(keeping.status.failed);
  await page.evaluate(() => void (globalThis as unknown as { makeRoom: () => void }).makeRoom());
  await eventually(saving).toBe(keeping.status.saved);
  await page.reload();
  await eventually(() => territories(page)).toHaveLength(2);
  await leave();
});

describe('the project leaves and comes back', () => {
  it('by a downloaded file that is dropped, undone as one edit; a broken one changes nothing', async () => {
    const { page, leave } = await open({
      before: (page) =>
        page.addInitScript(() => {
          Object.assign(globalThis, { showSaveFilePicker: undefined, showOpenFilePicker: undefined });
        }),
    });
    await start(page);
    await button(page, keeping.open).click();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, keeping.save).click()]);
    expect(download.suggestedFilename()).toBe('projet.perimetre');
    const text = readFileSync(await download.path(), 'utf8');
    await page.keyboard.press('Escape');
    await button(page, 'Supprimer').click();
    expect(await territories(page)).toEqual([]);

    const drop = (content: string) =>
      page.evaluate((body) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([body], 'projet.perimetre'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, content);
    await drop(text.slice(0, -20));
    await readNotice(page, keeping.fileProblems.damaged);
    expect(await territories(page)).toEqual([]);
    await drop(text);
    await eventually(() => territories(page)).toEqual(['Autour de Moulins']);
    expect(await readVerdict(page)).toMatchObject({ population: inhabitantsOf(['03190']) });
    await page.keyboard.press('Control+z');
    await eventually(() => territories(page)).toEqual([]);
    await leave();
  });

  it('by a file of the person’s own choosing, where the browser lets them choose', async () => {
    const { page, leave } = await open({
      before: (page) =>
        page.addInitScript(() => {
          let kept = '';
          const handle = {
            createWritable: () =>
              Promise.resolve({
                write: (text: string) => Promise.resolve(void (kept = text)),
                close: () => Promise.resolve(),
              }),
            getFile: () => Promise.resolve(new File([kept], 'projet.perimetre')),
          };
          Object.assign(globalThis, {
            showSaveFilePicker: () => Promise.resolve(handle),
            showOpenFilePicker: () => Promise.resolve([handle]),
          });
        }),
    });
    await start(page);
    await button(page, keeping.open).click();
    await button(page, keeping.save).click();
    await page.getByText(keeping.fileSaved).waitFor();
    await page.keyboard.press('Escape');
    await button(page, 'Supprimer').click();
    await button(page, keeping.open).click();
    await button(page, keeping.openFile).click();
    await eventually(() => territories(page)).toEqual(['Autour de Moulins']);
    await leave();
  });

  it('to a colleague, whose project keeps what it has beside what it gets, under who sent it and when', async () => {
    const before = (page: Page) =>
      page.addInitScript(() => {
        Object.assign(globalThis, { showSaveFilePicker: undefined, showOpenFilePicker: undefined });
      });
    const sender = await open({ before });
    await start(sender.page);
    await button(sender.page, keeping.open).click();
    await sender.page.getByLabel(keeping.signature).fill('Dr Martin');
    const [download] = await Promise.all([
      sender.page.waitForEvent('download'),
      button(sender.page, keeping.save).click(),
    ]);
    const path = await download.path();
    const { page, leave } = await open({ before });
    await searchFor(page, 'Vichy', '03310');
    await button(page, 'Commencer ici').click();
    await button(page, keeping.open).click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, keeping.mergeFile).click()]);
    await chooser.setFiles({ name: 'a.perimetre', mimeType: 'application/json', buffer: readFileSync(path) });
    await sender.leave();
    await eventually(() => territories(page)).toEqual(['Autour de Moulins']);
    const scenarios = await page.locator('.side .bar option').allInnerTexts();
    expect(scenarios).toEqual([
      'Scénario principal',
      expect.stringMatching(/^Scénario principal, Dr Martin, .*\d{4}$/),
    ]);
    await page.keyboard.press('Control+z');
    await eventually(() => territories(page)).toEqual(['Autour de Vichy']);
    await leave();
  });

  it('by a link to the whole scenario', async () => {
    const { page, leave } = await open();
    await start(page);
    await button(page, 'Dupliquer').click();
    await button(page, 'Partager').click();
    const link = await page.locator('#scenario-link').inputValue();
    await leave();
    const other = await open({ at: link });
    await eventually(() => territories(other.page)).toEqual(['Autour de Moulins', 'Autour de Moulins (copie)']);
    expect(other.page.url()).toBe(link);
    await button(other.page, fr.link.take).click();
    await eventually(() => other.page.locator('.side .bar option').allInnerTexts()).toEqual([
      'Scénario principal',
      'Scénario principal (2)',
    ]);
    await other.leave();
  });
});
