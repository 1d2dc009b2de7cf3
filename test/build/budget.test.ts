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
