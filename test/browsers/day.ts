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

/** Frames that kept a person waiting for longer than this, in milliseconds, are listed. */
const LONG = 100;
interface Script {
  duration: number;
  invoker: string;
  sourceURL: string;
  sourceFunctionName: string;
}
type Watched = typeof window & { long?: Record<string, number> };

/** From now on the page writes down what keeps it from answering, where the engine tells it, and for how long at most. */
const watch = (tab: Tab) =>
  tab.evaluate((long) => {
    const seen: Record<string, number> = ((window as Watched).long = {});
    const frames = 'long-animation-frame';
    if (!PerformanceObserver.supportedEntryTypes.includes(frames)) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { scripts } = entry as PerformanceEntry & { scripts: Script[] };
        for (const { duration, invoker, sourceURL, sourceFunctionName } of scripts) {
          const what = `${invoker} ${sourceFunctionName} ${sourceURL.split('/').pop()}`;
          if (duration > long) seen[what] = Math.max(seen[what] ?? 0, Math.round(duration));
        }
      }
    }).observe({ type: frames });
  }, LONG);

/** The memory that the pages hold after each of `rounds`, in bytes; what stays the same is not lost. */
export async function longDay(person: Person, tab: Tab, rounds = 5): Promise<number[]> {
  await watch(tab);
  const held: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await round(person, tab);
    await visit(tab, '#/tracer');
    held.push(await person.memory!());
  }
  console.log(await tab.evaluate(() => (window as Watched).long));
  return held;
}
