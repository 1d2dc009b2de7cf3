import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { encodeLink } from '../../../src/project/link/territory';
import { fr } from '../../../src/words/fr';
import { button, eventually, readNotice, readVerdict, searchFor, tab, takeLink } from '../screen';
import { useApp } from '../site';

const app = useApp(WITHOUT_WEBGL);
const hashOf = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
const titleOf = (page: Page) => page.title();
const names = (page: Page) => page.locator('.side .choose .name').allInnerTexts();
const inHand = (page: Page) => page.locator('.side .choose[aria-current] .name').allInnerTexts();
const breadcrumb = (page: Page) =>
  page.locator('section[aria-labelledby="coverage-title"] [aria-current="page"]').innerText();

async function startAt(page: Page, commune: string, code: string): Promise<void> {
  await searchFor(page, commune, code);
  await button(page, 'Commencer ici').click();
}

describe('an address for everything that is shown', () => {
  it('a link followed while what is shown changes is not lost', async () => {
    const { page, leave } = await app.open();
    await startAt(page, 'Moulins', '03190');
    await eventually(() => hashOf(page)).toMatch(/^#\/tracer\/first\/\w+$/);
    // One task: the new territory has an address to write when the browser has yet to tell of the link.
    await button(page, 'Nouveau territoire').evaluate((button: HTMLElement) => {
      button.click();
      location.hash = '#/donnees';
    });
    await page.locator('section[aria-labelledby="query-title"]').waitFor();
    expect(hashOf(page)).toBe('#/donnees');
    await leave();
  });

  it('a screen that is left before it has come is forgotten without a word', async () => {
    const { page, leave } = await app.open();
    await startAt(page, 'Moulins', '03190');
    let come = () => {};
    const coming = new Promise<void>((resolve) => (come = resolve));
    let asked = 0;
    await page.route('**/assets/*.js', async (route) => {
      asked++;
      await coming;
      await route.continue();
    });
    await tab(page, 'Données').click();
    await eventually(() => asked).toBeGreaterThan(0);
    await tab(page, 'Tracer').click();
    await page.getByTestId('population').waitFor();
    come();
    await tab(page, 'Données').click();
    await page.locator('section[aria-labelledby="query-title"]').waitFor();
    await leave();
  });

  it('each screen has its own, that Back, Forward, a reload and a new tab bring back, under its own title', async () => {
    const { page, context, leave } = await app.open();
    await startAt(page, 'Moulins', '03190');
    await eventually(() => hashOf(page)).toMatch(/^#\/tracer\/first\/\w+$/);
    const drawing = hashOf(page);
    await tab(page, 'Couverture').click();
    await button(page, 'Bretagne').click();
    await eventually(() => hashOf(page)).toBe('#/couverture/region/53');
    await page.getByRole('button', { name: /^Zones blanches/ }).click();
    await eventually(() => hashOf(page)).toBe('#/couverture/region/53/zones');
    await tab(page, 'Données').click();
    await eventually(() => hashOf(page)).toBe('#/donnees');
    await tab(page, 'Dossier').click();
    await page.locator('.dossier nav').getByText(fr.dossier.parts.letter, { exact: true }).click();
    await eventually(() => hashOf(page)).toBe(drawing.replace('tracer', 'dossier/lettre'));

    const stops = [
      [drawing, /^Autour de Moulins – Tracer – Périmètre$/, () => page.getByTestId('population').waitFor()],
      ['#/couverture/france', /^France entière – Couverture – Périmètre$/, () => breadcrumb(page)],
      ['#/couverture/region/53', /^Bretagne – Couverture – Périmètre$/, () => breadcrumb(page)],
      ['#/couverture/region/53/zones', /^Zones blanches – Bretagne – /, () => breadcrumb(page)],
      ['#/donnees', /^Données – Périmètre$/, () => page.locator('section[aria-labelledby="query-title"]').waitFor()],
      [hashOf(page).replace('lettre', 'fiche'), /Moulins/, () => page.locator('.part.fiche').waitFor()],
      [hashOf(page), /Moulins/, () => page.locator('[data-part="letter"], .part.letter').first().waitFor()],
    ] as const;
    const titles = new Set<string>();
    for (const [address, title, shown] of stops.toReversed()) {
      await eventually(() => hashOf(page)).toBe(address);
      await shown();
      await eventually(() => titleOf(page)).toMatch(title);
      titles.add(await titleOf(page));
      if (address !== drawing) await page.goBack();
    }
    expect(titles.size).toBe(stops.length);
    await page.goForward();
    await page.goForward();
    await eventually(() => hashOf(page)).toBe('#/couverture/region/53');

    for (const [address, title, shown] of stops) {
      await page.goto(new URL(address, page.url()).href);
      await page.reload();
      await shown();
      expect(hashOf(page)).toBe(address);
      await eventually(() => titleOf(page)).toMatch(title);
    }
    await button(page, 'English').click();
    await eventually(() => titleOf(page)).not.toMatch(/Lettre/);

    await page.goto(new URL('#/couverture/region/53', page.url()).href);
    await page.goto(new URL(drawing, page.url()).href);
    const [beside] = await Promise.all([
      context.waitForEvent('page'),
      page
        .locator('header nav a')
        .nth(1)
        .click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await eventually(() => breadcrumb(beside)).toBe('Bretagne');
    expect(hashOf(page)).toBe(drawing);
    await leave();
  });

  it('a territory and a scenario too; one that is gone is said, and the rest is shown', async () => {
    const { page, leave } = await app.open();
    await startAt(page, 'Moulins', '03190');
    await eventually(() => hashOf(page)).toMatch(/tracer\/first\/./);
    const first = hashOf(page);
    await button(page, 'Dupliquer').click();
    await eventually(() => hashOf(page)).not.toBe(first);
    const second = hashOf(page);
    await page.goBack();
    await eventually(() => inHand(page)).toEqual(['Autour de Moulins']);
    await page.goForward();
    await eventually(() => inHand(page)).toEqual(['Autour de Moulins (copie)']);
    await page.locator('.side .choose').first().click();
    await eventually(() => hashOf(page)).toBe(first);
    await button(page, fr.scenarios.branch).click();
    await eventually(() => hashOf(page)).not.toContain('/first/');
    const branch = hashOf(page);
    await page.goBack();
    await eventually(() => page.locator('.side .bar select').inputValue()).toBe('first');
    await page.goForward();
    await eventually(() => hashOf(page)).toBe(branch);
    // One edit to undo for each thing made, none for what was gone back to.
    await button(page, fr.scenarios.remove).click();
    await eventually(() => hashOf(page)).toBe(first);
    await page.goto(new URL(branch, page.url()).href);
    await readNotice(page, fr.address.missing.scenario);
    expect(hashOf(page)).toBe(first);
    await page.locator('.side .choose').nth(1).click();
    await button(page, 'Supprimer').click();
    await page.goto(new URL(second, page.url()).href);
    await readNotice(page, fr.address.missing.territory);
    expect(await names(page)).toEqual(['Autour de Moulins']);
    for (const garbage of ['#/nulle/part', '#/couverture/canton/3', '#x', '#/tracer/%']) {
      await page.evaluate((hash) => (location.hash = hash), garbage);
      await readNotice(page, fr.address.unknown);
      expect(hashOf(page)).toBe(first);
    }
    await page.evaluate(() => (location.hash = '#/couverture/departement/999'));
    await readNotice(page, fr.address.noPlace);
    expect(hashOf(page)).toBe('#/couverture/france');
    await leave();
  });

  it('screens do not share how far they are scrolled; Back finds a place again', async () => {
    const { page, leave } = await app.open();
    await startAt(page, 'Moulins', '03190');
    const panel = page.locator('#panel .content');
    const top = () => panel.evaluate(({ scrollTop }) => scrollTop);
    const scroll = (to: number) => panel.evaluate((element, to) => (element.scrollTop = to), to);
    await tab(page, 'Couverture').click();
    await eventually(() => breadcrumb(page)).toBe('France entière');
    await scroll(300);
    await eventually(top).toBe(300);
    await tab(page, 'Tracer').click();
    await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
    expect(await top()).toBe(0);
    await page.goBack();
    await eventually(top).toBe(300);
    await button(page, 'Bretagne').click();
    await eventually(() => breadcrumb(page)).toBe('Bretagne');
    await eventually(top).toBe(0);
    await leave();
  });

  it('a search on coverage sets the place that is studied', async () => {
    const { page, leave } = await app.open({ at: `${app.origin()}/#/couverture/region/93` });
    for (const [query, part, place, address] of [
      ['Allier', 'Département', 'Allier', '#/couverture/departement/03'],
      ['Bretagne', 'Région', 'Bretagne', '#/couverture/region/53'],
      ['Moulins', '03190', 'CA Moulins Communauté', '#/couverture/epci/200071140'],
    ] as const) {
      await searchFor(page, query, part);
      await eventually(() => breadcrumb(page)).toBe(place);
      expect(hashOf(page)).toBe(address);
      expect(await button(page, fr.focus.start).count()).toBe(0);
    }
    await tab(page, 'Tracer').click();
    expect(await readVerdict(page)).toBeNull();
    await leave();
  });
});

describe('a shared link is a view of its own', () => {
  const LINK = encodeLink('Projet reçu', ['03321', '03190']);

  it('that touches nothing of the receiver’s work, survives a reload and Back, and is taken over on demand', async () => {
    const { page, leave } = await app.open();
    await startAt(page, 'Vichy', '03310');
    const own = hashOf(page);
    await page.goto(`${app.origin()}/${LINK}`);
    await eventually(() => names(page)).toEqual(['Projet reçu']);
    await eventually(() => titleOf(page)).toBe('Projet reçu – Lien partagé – Périmètre');
    await eventually(() => readVerdict(page)).toMatchObject({ units: 2 });
    // An edit is refused, and says what to do.
    await page.locator('#table-title').click();
    await page
      .locator('.drawer')
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click();
    await readNotice(page, fr.link.refused);
    expect(await readVerdict(page)).toMatchObject({ units: 2 });
    expect(page.url()).toBe(`${app.origin()}/${LINK}`);
    expect(await takeLink(page)).toBe(page.url());
    await page.reload();
    await eventually(() => names(page)).toEqual(['Projet reçu']);
    await page.getByRole('link', { name: fr.link.back }).click();
    await eventually(() => names(page)).toEqual(['Autour de Vichy']);
    expect(hashOf(page)).toBe(own);
    await page.goBack();
    await eventually(() => names(page)).toEqual(['Projet reçu']);
    await button(page, fr.link.take).click();
    await eventually(() => names(page)).toEqual(['Autour de Vichy', 'Projet reçu']);
    expect(await inHand(page)).toEqual(['Projet reçu']);
    await eventually(() => readVerdict(page)).toMatchObject({ units: 2 });
    await page.keyboard.press('Control+z');
    await eventually(() => names(page)).toEqual(['Autour de Vichy']);
    await leave();
  });

  it('also where another tab has the project in hand, which comes here with the link when it is taken over', async () => {
    const { page: one, context, leave } = await app.open();
    await startAt(one, 'Vichy', '03310');
    await eventually(() => one.getByTestId('saving').innerText()).toBe(fr.keeping.status.saved);
    const two = await context.newPage();
    await two.goto(`${app.origin()}/${LINK}`);
    await eventually(() => names(two)).toEqual(['Projet reçu']);
    await eventually(() => readVerdict(two)).toMatchObject({ units: 2 });
    await two.getByText(fr.link.takeHere).waitFor();
    expect(await two.locator('.notice').count()).toBe(0);
    // What happens in the other tab does not stand in its way.
    await button(one, 'Nouveau territoire').click();
    await eventually(() => one.getByTestId('saving').innerText()).toBe(fr.keeping.status.saved);
    expect(await names(two)).toEqual(['Projet reçu']);
    expect(two.url()).toBe(`${app.origin()}/${LINK}`);
    await button(two, fr.link.take).click();
    await eventually(() => names(two)).toEqual(['Autour de Vichy', 'Territoire 2', 'Projet reçu']);
    await eventually(() => names(one)).toEqual(['Autour de Vichy', 'Territoire 2', 'Projet reçu']);
    await eventually(() => button(one, fr.keeping.tabs.takeOver).isVisible()).toBe(true);
    // A tab that only reads looks at what it likes, and goes on looking at it.
    expect(await inHand(one)).toEqual(['Territoire 2']);
    await one.locator('.side .choose').first().click();
    await eventually(() => inHand(one)).toEqual(['Autour de Vichy']);
    await button(two, 'Nouveau territoire').click();
    await eventually(() => names(one)).toHaveLength(4);
    expect(await inHand(one)).toEqual(['Autour de Vichy']);
    await leave();
  });
});

it('the dossier of a shared link is read without touching one’s own project, and takes no edit', async () => {
  const { page, leave } = await app.open();
  await startAt(page, 'Moulins', '03190');
  await page.goto(`${app.origin()}/${encodeLink('Autour de Vichy', ['03310', '03095'])}`);
  await button(page, fr.link.dossier).click();
  await eventually(() => page.locator('.part.fiche h2').innerText()).toContain('Autour de Vichy');
  await page.locator('.dossier nav').getByText(fr.dossier.parts.letter, { exact: true }).click();
  const letter = page.locator('.part.letter [contenteditable], .part.letter textarea').first();
  await letter.waitFor();
  await letter.fill('Une autre lettre');
  await letter.blur();
  await readNotice(page, fr.link.refused);
  await button(page, fr.link.map).click();
  await eventually(() => readVerdict(page)).toMatchObject({ units: 2 });
  await page.getByRole('link', { name: fr.link.back }).click();
  await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
  await tab(page, 'Dossier').click();
  await eventually(() => page.locator('.part h2').first().innerText()).toContain('Autour de Moulins');
  await leave();
});
