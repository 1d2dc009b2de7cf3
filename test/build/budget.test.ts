import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUDGET, weigh, type Stage } from '../../scripts/build/budget';
import { readAtlas } from '../../src/cli/folder';
import { DATA_FOLDER } from '../folder';

test('no stage of a first visit weighs more than its budget', () => {
  const weight = weigh('.cache/dist', DATA_FOLDER);
  const { manifest } = readAtlas(DATA_FOLDER);
  for (const [stage, kilobytes] of Object.entries(BUDGET)) {
    // Professionals that are estimated are not whole, and weigh three times as much.
    if (stage === 'figures' && manifest.origin === 'embedded') continue;
    expect(weight[stage as Stage], stage).toBeLessThanOrEqual(kilobytes);
    // A budget that nothing comes near to holds nothing back: a file may have changed its name.
    expect(weight[stage as Stage], stage).toBeGreaterThan(kilobytes / 5);
  }
  expect(weight.page + weight.verdict, 'before the page is ready').toBeLessThan(700);
});

test("the map's worker runs nothing of the page's script", () => {
  const assets = '.cache/dist/assets';
  const [worker] = readdirSync(assets).filter((name) => name.startsWith('tiles.worker'));
  const met = new Set([worker]);
  for (const name of met)
    for (const [, imported] of readFileSync(join(assets, name), 'utf8').matchAll(/from"\.\/([^"]+)"/g))
      met.add(imported);
  expect([...met].filter((name) => name.startsWith('tile'))).toHaveLength(2);
  expect([...met].filter((name) => name.startsWith('index'))).toEqual([]);
});
