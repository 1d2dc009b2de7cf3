import fc from '../fast-check';
import type { Page } from 'playwright-core';
import { openNodeEngine } from '../../src/data/engine-node';
import { soundFiles } from '../data/readers/bases';
import { mutate, mutations } from '../data/readers/mutations';

/** No file may hold the page longer, in milliseconds. */
const HANG = 10_000;
const AT_ONCE = 20;

/** What became of spoilt files dropped on the page. */
export interface Outcomes {
  refused: number;
  asked: number;
  taken: number;
  /** Files that nothing had come of after ten seconds. */
  held: string[];
  slowestMs: number;
}

/** Drops `runs` spoilt files on the page, one after the other, as a hand would, and puts away what it says of each. */
export async function dropSpoilt(page: Page, runs: number, seed = 2026): Promise<Outcomes> {
  const engine = await openNodeEngine();
  const sound = Object.entries(await soundFiles(engine));
  await engine.close();
  const all: Outcomes = { refused: 0, asked: 0, taken: 0, held: [], slowestMs: 0 };
  const drawn = fc.sample(fc.tuple(fc.nat(sound.length - 1), mutations), { seed, numRuns: runs });
  for (let first = 0; first < runs; first += AT_ONCE) {
    const files = drawn.slice(first, first + AT_ONCE).map(([format, spoiling], i) => {
      const [name, content] = sound[format];
      const bytes = Buffer.from(spoiling.reduce(mutate, content)).toString('base64');
      return { name: `${first + i} ${spoiling.map(({ kind }) => kind).join(', ')} ${name}`, bytes };
    });
    const some = await page.evaluate(dropEach, { files, hang: HANG });
    for (const outcome of ['refused', 'asked', 'taken'] as const) all[outcome] += some[outcome];
    all.held.push(...some.held);
    all.slowestMs = Math.max(all.slowestMs, some.slowestMs);
  }
  return all;
}

/** Runs in the page. */
async function dropEach({
  files,
  hang,
}: {
  files: { name: string; bytes: string }[];
  hang: number;
}): Promise<Outcomes> {
  const outcomes: Outcomes = { refused: 0, asked: 0, taken: 0, held: [], slowestMs: 0 };
  const pause = () => new Promise((done) => setTimeout(done, 5));
  const pressAll = (selector: string) => document.querySelectorAll<HTMLElement>(selector).forEach((one) => one.click());
  for (const { name, bytes } of files) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
    const started = performance.now();
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await pause();
    while (document.querySelector('.tray progress') && performance.now() - started < hang) await pause();
    outcomes.slowestMs = Math.max(outcomes.slowestMs, performance.now() - started);
    // The page may have been held too, and answer only now.
    const isHeld = document.querySelector('.tray progress') || performance.now() - started > hang;
    if (isHeld) outcomes.held.push(`${name}: ${Math.round(performance.now() - started)} ms`);
    else if (document.querySelector('.tray .failed')) outcomes.refused++;
    else if (document.querySelector('dialog[open]')) outcomes.asked++;
    else outcomes.taken++;
    for (const open of document.querySelectorAll('dialog[open]')) (open as HTMLDialogElement).close();
    pressAll('.tray button');
    pressAll('.notice button:last-of-type');
    await pause();
  }
  return outcomes;
}
