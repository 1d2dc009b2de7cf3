import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { WITHOUT_WEBGL } from '../../../scripts/bench/browser';
import { run } from '../../../src/cli/run';
import { isCovered } from '../../../src/domain/network';
import { allUnits } from '../../../src/domain/scope';
import { complete } from '../../../src/planner/complete';
import { groundOf } from '../../../src/planner/ground';
import { encodeScenarioLink } from '../../../src/project/link/scenario';
import { fr } from '../../../src/words/fr';
import { builtCountry, DATA_FOLDER } from '../../folder';
import { inhabitantsOf } from '../official';
import {
  button,
  eventually,
  openTable,
  plain,
  readCheck,
  readVerdict,
  searchFor,
  spoken,
  tab,
  tableCodes,
} from '../screen';
import { ofPlace } from '../../../src/words/place-names-fr';
import { useApp } from '../site';

const ALLIER = '03';
const app = useApp(WITHOUT_WEBGL);
const country = builtCountry();
const heldUnits = () => allUnits(country.atlas).filter((unit) => isCovered(country.network, unit));

interface Told {
  units: string[];
  centre: string;
}

/** What the command proposes for a department, with its own defaults. */
function proposed(department: string): { territories: Told[]; stats: { epciCut: number; meanDistance: number } } {
  let out = '';
  const terminal = { out: (text: string) => (out += text), error: () => {}, interactive: false, folder: '.' };
  expect(run(['propose', '--department', department, '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
  const { territories, stats } = JSON.parse(out) as {
    territories: { units: string[]; reason: { centre: { name: string } } }[];
    stats: { epciCut: number; meanDistance: number };
  };
  return { territories: territories.map(({ units, reason }) => ({ units, centre: reason.centre.name })), stats };
}

/** The territories on the page: where, how many inhabitants, how many communes. */
async function listed(page: Page): Promise<string[]> {
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4 }) });
  return (await cards.allInnerTexts()).map((text) => spaced(text).replace(/ · Taille \d ·/, ' ·'));
}

const communes = ({ length }: readonly string[]) => `${length} ${length > 1 ? 'communes' : 'commune'}`;

const card = ({ units, centre }: Told, reasons = '') =>
  expect.stringContaining(
    `Autour ${ofPlace(centre)} ${spoken(inhabitantsOf(units))} habitants · ${communes(units)} ${reasons}`.trim(),
  ) as string;

it('Couverture, Propositions: the Allier as the command cuts it, opened as sketches, undone; never without a word on what is not known', async () => {
  const { page, leave } = await app.open();
  await tab(page, 'Couverture').click();
  await button(page, 'Départements').click();
  await button(page, 'Allier').click();
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await button(page, 'Propositions').click();
  const form = page.locator('form').filter({ has: page.getByLabel('But') });
  // A double click asks once, of the worker that has rehearsed.
  await form.getByRole('button', { name: 'Proposer' }).dblclick();

  const { territories, stats } = proposed(ALLIER);
  const found = page.locator('[aria-labelledby="proposals-title"] section');
  await eventually(async () => plain(await found.innerText())).toContain(`${territories.length} territoires proposés`);
  expect(plain(await found.innerText())).toContain(
    `Un habitant est à ${stats.meanDistance.toFixed(1).replace('.', ',')} km du centre en moyenne. ${stats.epciCut} EPCI ${stats.epciCut > 1 ? 'coupés' : 'coupé'} entre plusieurs territoires`,
  );
  expect(await listed(page)).toEqual(territories.map((told) => card(told, `Centre : ${told.centre}, à`)));
  expect(workers.filter((url) => url.includes('maillage.worker'))).toHaveLength(1);

  await button(page, `Ouvrir ces ${territories.length} territoires`).click();
  await tab(page, 'Tracer').click();
  await eventually(() => page.locator('.side .choose').count()).toBe(territories.length);
  await button(page, /^Annuler : /).click();
  await eventually(() => page.locator('.side .choose').count()).toBe(0);
  await button(page, /^Rétablir : /).click();
  await eventually(() => page.locator('.side .choose').count()).toBe(territories.length);
  for (const [i, { units }] of territories.entries()) {
    await page.locator('.side .choose').nth(i).click();
    await eventually(() => readVerdict(page)).toMatchObject({
      units: units.length,
      population: inhabitantsOf(units),
    });
    expect((await readCheck(page, 'contiguity')).state).toBe('pass');
    expect((await readCheck(page, 'overlap')).state).toBe('unknown');
  }

  // Looking at one after the other was no edit: undo takes the proposals back at once.
  await button(page, /^Annuler : /).click();
  await eventually(() => page.locator('.side .choose').count()).toBe(0);
  await button(page, /^Rétablir : /).click();
  await eventually(() => page.locator('.side .choose').count()).toBe(territories.length);

  // No list is complete here: no zone is white, and what is shared out may have a CPTS already.
  await tab(page, 'Couverture').click();
  await button(page, 'Propositions').click();
  await eventually(() => form.getByLabel('Où').locator('option').count()).toBe(1);
  expect(await form.innerText()).toContain('Les CPTS ne sont pas toutes connues ici');
  await leave();
});

it('says how to reach the next threshold, and takes it', async () => {
  const { page, leave } = await app.open();
  const START = '42147';
  await searchFor(page, 'Montbrison', START);
  await button(page, 'Commencer ici').click();
  const { codes } = country.atlas;
  const ways = complete(groundOf(country), Uint16Array.of(codes.indexOf(START)), heldUnits(), 20_000).map(
    ({ kind, units }) => ({ kind, codes: Array.from(units, (unit) => codes[unit]) }),
  );
  expect(ways.map(({ kind }) => kind)).toEqual(['fewest', 'coherent']);
  const [fewest, coherent] = ways.map((way) => way.codes);
  expect([fewest.length, coherent.length]).toEqual([1, 2]);

  const offered = page.locator('details').filter({ hasText: 'Comment atteindre 20 000 ?' });
  await offered.locator('summary').click();
  const lines = offered.getByRole('listitem');
  await eventually(async () => (await lines.allInnerTexts()).map(spaced)).toEqual([
    expect.stringMatching(`^Le moins de communes ${told(fewest)} On ne peut pas faire avec moins\\. `),
    expect.stringMatching(`^Au plus près ${told(coherent)} `),
  ]);
  await lines.first().getByRole('button', { name: 'Ajouter' }).click();
  const taken = [START, ...fewest].sort();
  await eventually(() => readVerdict(page)).toMatchObject({ units: taken.length, population: inhabitantsOf(taken) });
  await openTable(page);
  expect(await tableCodes(page)).toEqual(taken);
  expect((await readCheck(page, 'minimum-population')).state).toBe('pass');
  expect((await readCheck(page, 'contiguity')).state).toBe('pass');

  // Counted by an older population: the number, the rows and the history follow, coverage says that it does not.
  const of2020 = country.atlas.populations.find(({ vintage }) => vintage === 2020)!.values;
  const in2020 = (list: readonly string[]) => list.reduce((sum, code) => sum + of2020[codes.indexOf(code)], 0);
  await page.locator('[data-check="funding"] summary').click();
  await page.getByLabel(fr.vintageChoice.label).selectOption('2020');
  await eventually(() => readVerdict(page)).toMatchObject({ population: in2020(taken) });
  expect(in2020(taken)).not.toBe(inhabitantsOf(taken));
  expect(await page.locator('.headline + p').innerText()).toContain('population municipale 2020');
  expect(plain(await page.locator(`[data-code="${START}"] .population`).innerText())).toBe(spoken(in2020([START])));
  await tab(page, 'Couverture').click();
  expect(plain(await page.getByTestId('coverage-vintage').innerText())).toBe(
    plain(fr.vintageChoice.coverage(country.atlas.populations[0].vintage, 2020)),
  );
  await tab(page, 'Tracer').click();
  await button(page, 'Annuler : population municipale 2020').click();
  await eventually(() => readVerdict(page)).toMatchObject({ population: inhabitantsOf(taken) });

  // A link counted by a vintage that is loaded, then by one that is not, which the newest stands in for.
  const newest = country.atlas.populations[0].vintage;
  for (const [vintage, figure, said] of [
    [2020, in2020(taken), fr.vintageChoice.fromLink(2020)],
    [2019, inhabitantsOf(taken), fr.vintageChoice.missing(2019, newest)],
  ] as const) {
    const link = encodeScenarioLink({ name: 'Lien', vintage, territories: [{ name: '', origin: null, codes: taken }] });
    await page.evaluate((hash) => (location.hash = hash), link);
    await button(page, fr.link.take).click();
    await eventually(() => readVerdict(page)).toMatchObject({ population: figure });
    await page.getByText(said).waitFor();
  }
  expect(await page.getByText(fr.vintageChoice.fromLink(2019)).count()).toBe(0);
  await leave();
});

const spaced = (text: string) => plain(text).replaceAll(/ +/g, ' ');
const told = (codes: readonly string[]) => `${communes(codes)}, ${spoken(inhabitantsOf(codes))} habitants`;
