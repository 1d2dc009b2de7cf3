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

interface Area {
  kind: 'department' | 'region';
  code: string;
  /** How the address of the page writes its kind. */
  address: string;
}

/** A department of the one region whose list of CPTS is delivered whole, where there is a folder of open data. */
const LISTED = '04';
/** A department and a region whose communes are all to be shared out, with or without that folder. */
const SHARED_OUT: Area[] = [
  { kind: 'department', code: '03', address: 'departement' },
  { kind: 'region', code: '94', address: 'region' },
];

interface Covered {
  allStages: { share: number | null };
  whiteZones: { population: number; units: number }[];
}
interface Proposed {
  territories: { units: string[]; reason: { centre: { name: string } } }[];
}

/** What the command answers over the data under test. */
async function command<T>(name: string, kind: 'department' | 'region', code: string): Promise<T> {
  let out = '';
  const terminal = { out: (line: string) => (out += line), error: () => {}, interactive: false, folder: '.' };
  expect(await run([name, `--${kind}`, code, '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
  return JSON.parse(out) as T;
}

const communes = (n: number) => `${n} ${n > 1 ? 'communes' : 'commune'}`;
const SECTION = 'section[aria-labelledby=coverage-title]';

/** The coverage of a department, its white zones, the maillages of a department and of a region are the command's. */
export async function cover(tab: Tab, picture: () => Promise<void>): Promise<void> {
  const covered = await command<Covered>('coverage', 'department', LISTED);
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
  for (const area of SHARED_OUT) await propose(tab, area);
}

/** A maillage asked of the page is the one that the command gives. */
export async function propose(tab: Tab, { kind, code, address }: Area): Promise<void> {
  const { territories } = await command<Proposed>('propose', kind, code);
  await visit(tab, `#/couverture/${address}/${code}/propositions`);
  await button(tab, /^Proposer/);
  expect(territories.length).toBeGreaterThan(1);
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
