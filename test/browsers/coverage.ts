import { resolve } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../src/cli/run';
import { fr } from '../../src/words/fr';
import { ofPlace } from '../../src/words/place-names-fr';
import { DATA_FOLDER } from '../folder';
import { inhabitantsOf } from '../e2e/official';
import { eventually, spoken } from '../e2e/screen';
import type { Tab } from './driver';
import { button, text, texts, visit } from './screen';

/** A department of the one region whose list of CPTS is delivered whole, where there is a folder of open data. */
const LISTED = '04';
/** One whose communes are all to be shared out, with or without that folder. */
const SHARED_OUT = '03';

interface Covered {
  allStages: { share: number | null };
  whiteZones: { population: number; units: number }[];
}
interface Proposed {
  territories: { units: string[]; reason: { centre: { name: string } } }[];
}

/** What the command answers over the data under test. */
async function command<T>(name: string, department: string): Promise<T> {
  let out = '';
  const terminal = { out: (line: string) => (out += line), error: () => {}, interactive: false, folder: '.' };
  expect(await run([name, '--department', department, '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
  return JSON.parse(out) as T;
}

const communes = (n: number) => `${n} ${n > 1 ? 'communes' : 'commune'}`;
const SECTION = 'section[aria-labelledby=coverage-title]';

/** The coverage of a department, its white zones and its maillage are those that the command gives. */
export async function cover(tab: Tab, picture: () => Promise<void>): Promise<void> {
  const covered = await command<Covered>('coverage', LISTED);
  await visit(tab, `#/couverture/departement/${LISTED}/zones`);
  const { share } = covered.allStages;
  const told = share === null ? fr.coverage.notVerifiable : `${(100 * share).toFixed(1).replace('.', ',')} %`;
  await eventually(() => texts(tab, `${SECTION} .notions .big`)).toHaveLength(2);
  await eventually(async () => (await texts(tab, `${SECTION} .notions .big`))[1]).toContain(told);
  const zones = covered.whiteZones.map(
    ({ population, units }) => `${spoken(population)} habitants · ${communes(units)} ·`,
  );
  await eventually(async () =>
    (await texts(tab, `${SECTION} li > p:nth-of-type(1)`)).map((line) => line.replace(/·[^·]*$/, '·')),
  ).toEqual(zones);

  await picture();
  const { territories } = await command<Proposed>('propose', SHARED_OUT);
  await visit(tab, `#/couverture/departement/${SHARED_OUT}/propositions`);
  await button(tab, 'Proposer');
  expect(territories.length).toBeGreaterThan(3);
  const expected = territories.map(
    ({ units, reason }) =>
      `Autour ${ofPlace(reason.centre.name)} ${spoken(inhabitantsOf(units))} habitants · ${communes(units.length)}`,
  );
  const listed = async () =>
    (await texts(tab, 'section[aria-labelledby=proposals-title] li:has(h4)')).map(
      (line) => /Autour .* habitants · /.exec(line)![0].replaceAll('  ', ' ') + /\d+ communes?/.exec(line)![0],
    );
  await eventually(listed, 120_000).toEqual(expected);
  expect(await text(tab, 'section[aria-labelledby=proposals-title]')).toContain(
    `${territories.length} territoires proposés`,
  );
}
