import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fr } from '../../src/words/fr';
import { eventually } from '../e2e/screen';
import { propose } from './coverage';
import type { Person, Tab } from './driver';
import { button, texts, visit } from './screen';

/** What a round holds: a day is five of them, 300 edits, 40 changes of screen, ten proposals, five files removed. */
const EDITS = 60;
const SCREENS = ['#/couverture/region/94', '#/donnees', '#/dossier/tout', '#/tracer'];
const AREAS = [
  { kind: 'region', code: '94', address: 'region' },
  { kind: 'department', code: '2A', address: 'departement' },
] as const;

/** One round of a long day, which leaves the work as it was. */
async function round(person: Person, tab: Tab): Promise<void> {
  await visit(tab, '#/tracer');
  for (let edit = 0; edit < EDITS; edit += 3) {
    await button(tab, 'Dupliquer');
    await button(tab, 'Supprimer');
    await tab.press('Control+z');
    await tab.press('Control+z');
    await tab.press('Control+y');
    await tab.press('Control+z');
  }
  for (const hash of [...SCREENS, ...SCREENS]) {
    await visit(tab, hash);
    await eventually(() => tab.evaluate(() => document.querySelector('h2') !== null)).toBe(true);
  }
  for (const area of AREAS) await propose(tab, area);
  await visit(tab, '#/donnees');
  const path = join(person.downloads, 'jour.csv');
  writeFileSync(path, 'code_insee;foyers\n03190;1200\n03321;340\n');
  const rows = () => texts(tab, '[aria-labelledby=yours-title] tbody th');
  await eventually(() => tab.evaluate(() => document.querySelector('input[type=file][multiple]') !== null)).toBe(true);
  const before = await rows();
  await tab.setFiles('input[type=file][multiple]', [path]);
  await button(tab, fr.intake.wizard.take, 'dialog[open]', 180_000);
  await eventually(rows, 180_000).toHaveLength(before.length + 1);
  await button(tab, fr.data.removeFile('jour.csv'));
  await eventually(rows).toEqual(before);
}

/** The memory that the pages hold after each of `rounds`, in bytes; what stays the same is not lost. */
export async function longDay(person: Person, tab: Tab, rounds = 5): Promise<number[]> {
  const held: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await round(person, tab);
    await visit(tab, '#/tracer');
    held.push(await person.memory!());
  }
  return held;
}
