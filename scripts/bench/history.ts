import 'fake-indexeddb/auto';
import { readAtlas } from '../../src/cli/folder';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import type { History } from '../../src/project/history';
import { Journal } from '../../src/project/journal/journal';
import { printLine, seeded, time } from './measure';

const UNITS = 5000;
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
  for (const entries of [1, 10_000]) {
    const name = `bench-${entries}`;
    const journal = await Journal.open(atlas, host, name);
    const { history } = await journal.load();
    history.perform(
      edits.createTerritory(
        history.document,
        'Grand',
        Array.from({ length: UNITS }, (_, unit) => unit),
      ),
    );
    journal.save(history);
    await journal.flush();
    for (const unit of toggles(entries - 1)) {
      toggle(history, unit);
      journal.save(history);
      await journal.flush();
    }
    await journal.close();

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

function toggles(count: number): number[] {
  const random = seeded(SEED);
  return Array.from({ length: count }, () => Math.floor(random() * 2 * UNITS));
}

function toggle(history: History, unit: number): void {
  const { current, territories } = scenarioOf(history.document);
  const has = territories[0].units.includes(unit);
  history.perform((has ? edits.removeUnits : edits.addUnits)(history.document, current!, [unit])!);
}
