import { describe, expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { neighboursOf } from '../map';
import { inhabitantsOf, nameOf } from '../official';
import { button, eventually, openTable, plain, readVerdict, searchFor, spoken, tableCodes } from '../screen';
import { useApp } from '../site';

const app = useApp(WITHOUT_WEBGL);
const MOULINS = '03190';

describe('without the mouse on the map', () => {
  it('a pasted list is answered line by line', async () => {
    const { page, leave } = await app.open();
    await openTable(page);
    await button(page, 'Coller une liste').click();
    const dialog = page.getByRole('dialog');
    const list = [MOULINS, '01144', 'Sainte-Colombe', 'Moulines (14)', 'Villeneuve-sur-Alier', 'Moulins (03)', '99999'];
    await dialog.getByRole('textbox').fill(list.join('\n'));
    const answers = async () =>
      (await dialog.locator('li > span').allInnerTexts()).map((text) => text.trim().replaceAll(/\s/g, ' '));
    await eventually(answers).toEqual([
      '« Sainte-Colombe » : laquelle ?',
      '« Villeneuve-sur-Alier » n’est pas une commune de 2026',
      '« 99999 » n’est pas une commune de 2026',
      'Moulins (03190) · Allier',
      '« 03190 » · lu comme code INSEE',
      `${nameOf('01025')} (01025) · Ain`,
      '« 01144 » · lu comme ancien code INSEE',
      'Moulines (14455) · Calvados',
      '« Moulines (14) » · lu comme nom',
      'Moulins (03) : déjà dans la liste',
    ]);
    const status = async () => (await dialog.getByRole('status').innerText()).trim();
    expect(await status()).toBe('3 communes trouvées · 3 lignes à régler');
    await dialog.getByRole('combobox').nth(0).selectOption({ label: 'Sainte-Colombe (33390) · Gironde' });
    await dialog.getByRole('combobox').nth(1).selectOption({ label: 'Villeneuve-sur-Allier (03316) · Allier' });
    expect(await status()).toBe('5 communes trouvées · 1 ligne à régler');
    await button(page, 'Ajouter 5 communes').click();
    const codes = [MOULINS, '01025', '14455', '33390', '03316'].sort();
    await eventually(() => tableCodes(page)).toEqual(codes);
    expect(await readVerdict(page)).toMatchObject({ units: 5, population: inhabitantsOf(codes) });

    await button(page, 'Coller une liste').click();
    await dialog.getByRole('textbox').fill('75113');
    await button(page, 'Remplacer le territoire').click();
    await eventually(() => readVerdict(page)).toEqual({
      units: 1,
      population: inhabitantsOf(['75113']),
      size: 'Taille 4',
    });
    await page.keyboard.press('Control+z');
    await eventually(() => tableCodes(page)).toEqual(codes);

    // In a list longer than its place, the territory just made is in sight.
    for (let made = 0; made < 9; made++) await button(page, 'Nouveau territoire').click();
    const line = page.locator('section[aria-labelledby="territories-title"] li.current');
    const seen = () =>
      line.evaluate((line: HTMLElement) => {
        const list = line.parentElement!;
        const [its, whole] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
        return {
          long: list.scrollHeight > list.clientHeight,
          seen: its.top >= whole.top - 1 && its.bottom <= whole.bottom + 1,
        };
      });
    await eventually(seen).toEqual({ long: true, seen: true });
    await leave();
  });

  it('the keyboard alone searches, starts, walks to a neighbour and takes it', async () => {
    const { page, leave } = await app.open();
    await page.getByRole('combobox').first().waitFor();
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement!;
        return `${element.getAttribute('aria-label') ?? ''} ${element.textContent ?? ''} ${(element as HTMLElement).dataset.code ?? ''}`;
      });
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60; presses++) {
        if ((await focused()).includes(name)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${name}`);
    };
    const said = async () => plain(await page.locator('p[aria-live="polite"]').innerText());
    const inhabitants = (codes: string[]) => `${spoken(inhabitantsOf(codes))} habitants.`;

    await tabTo('Chercher une commune');
    await page.keyboard.type('Moulins');
    await eventually(() => page.getByRole('listbox').getByRole('option', { selected: true }).innerText()).toContain(
      MOULINS,
    );
    await page.keyboard.press('Enter');
    await tabTo('Commencer ici');
    await page.keyboard.press('Enter');
    await eventually(said).toBe(`1 commune ajoutée à « Autour de Moulins » : Moulins. ${inhabitants([MOULINS])}`);

    await tabTo('Communes (1)');
    await page.keyboard.press('Enter');
    await page.locator('.drawer .scroller').waitFor();
    await tabTo(`Moulins ${MOULINS}`.slice(-5));
    await page.keyboard.press('ArrowRight');
    const around = neighboursOf(MOULINS);
    await eventually(() => tableCodes(page)).toEqual(around);
    const byPopulation = around.toSorted((a, b) => inhabitantsOf([b]) - inhabitantsOf([a]));
    await eventually(focused).toContain(byPopulation[0]);
    await page.keyboard.press('ArrowDown');
    await eventually(focused).toContain(byPopulation[1]);
    await page.keyboard.press('Enter');
    const taken = [MOULINS, byPopulation[1]];
    await eventually(said).toBe(
      `1 commune ajoutée à « Autour de Moulins » : ${nameOf(byPopulation[1])}. ${inhabitants(taken)}`,
    );
    expect(await page.locator(`[data-code="${byPopulation[1]}"]`).getAttribute('aria-selected')).toBe('true');
    expect(await readVerdict(page)).toMatchObject({ units: 2, population: inhabitantsOf(taken) });
    await eventually(focused).toContain(byPopulation[1]);

    await page.keyboard.press('ArrowLeft');
    await eventually(() => tableCodes(page)).toEqual(taken.sort());
    await page.keyboard.press('Control+z');
    await eventually(() => readVerdict(page)).toMatchObject({ units: 1 });
    await eventually(said).toMatch(/^Annulé : 1 commune ajoutée/);
    await page.keyboard.press('Control+Shift+z');
    await eventually(() => readVerdict(page)).toMatchObject({ units: 2 });
    await leave();
  });

  it('the search finds by code, postcode, EPCI and department', async () => {
    const { page, leave } = await app.open();
    for (const [query, ...parts] of [
      ['03500', 'Saint-Pourçain-sur-Sioule', '03254'],
      ['2a004', 'Ajaccio', '2A004'],
      ['saint pourcain', 'Saint-Pourçain-sur-Sioule', '03254'],
      ['moulins communaute', 'Moulins Communauté', 'EPCI'],
      ['allier', 'Allier', 'Département'],
    ] as const) {
      await searchFor(page, query, ...parts);
      await page.getByRole('heading', { name: parts[0] }).waitFor();
    }
    await leave();
  });
});
