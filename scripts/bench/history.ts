import 'fake-indexeddb/auto';
import type { Atlas } from '../../src/atlas/atlas';
import { readAtlas } from '../../src/cli/folder';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import type { History } from '../../src/project/history';
import { Journal } from '../../src/project/journal/journal';
import { printLine, seeded, time } from './measure';

export const UNITS = 5000;
/** Lengths of the histories that are compared. */
export const LENGTHS = [1, 10_000];
const EDITS = 200;
const SEED = 2026;
const host = { failed: (error: Error) => console.error(error.message), saved: () => undefined };

/**
 * Opening a territory of 5 000 units with a history of 10 000 edits, one save each, and editing it, beside the same
 * territory without a history. IndexedDB is the one of the tests, in memory. Prints JSON lines.
 * @param folder a built data folder.
 */
export async function benchHistory(folder: string): Promise<void> {
  const atlas = readAtlas(folder);
  for (const entries of LENGTHS) {
    const name = `bench-${entries}`;
    const history = await writeJournal(atlas, name, entries);
    let opened = history;
    const openings = await time([1, 2, 3, 4, 5], 1, async () => {
      const next = await Journal.open(atlas, host, name);
      opened = (await next.load()).history;
      await next.close();
    });
    printLine('open', { units: UNITS, entries }, openings);
    const edit = await time(toggles(EDITS), EDITS / 4, (unit) => toggle(opened, unit));
    printLine('edit', { units: UNITS, entries }, edit);
  }
}

/** Draws the same territory in `entries` edits, one save each, in the journal `name`: at once, or by a way of toggles. */
export async function writeJournal(atlas: Atlas, name: string, entries: number): Promise<History> {
  const journal = await Journal.open(atlas, host, name);
  const { history } = await journal.load();
  const save = () => {
    journal.save(history);
    return journal.flush();
  };
  const way = toggles(Math.max(...LENGTHS) - 1);
  const units = new Set(Array.from({ length: UNITS }, (_, unit) => unit));
  if (entries === 1) for (const unit of way) if (!units.delete(unit)) units.add(unit);
  history.perform(edits.createTerritory(history.document, 'Grand', units));
  await save();
  for (const unit of way.slice(0, entries - 1)) {
    toggle(history, unit);
    await save();
  }
  await journal.close();
  return history;
}

function toggles(count: number): number[] {
  const random = seeded(SEED);
  return Array.from({ length: count }, () => Math.floor(random() * 2 * UNITS));
}

function toggle(history: History, unit: number): void {
  const { current, territories } = scenarioOf(history.document);
  const has = territories[0].units.includes(unit);
  history.perform((has ? edits.removeUnits : edits.addUnits)(history.document, current!, [unit])!);
}
