import { describe, expect, test } from 'vitest';
import { NO_CLASS } from '../../src/map/choropleth';
import { heart, networkLines, stageClasses } from '../../src/map/network';
import { LIGHT } from '../../src/map/palette';
import { arcs, atlas, networkOf } from './country';

describe('existing CPTS', () => {
  // Unit 5 is in both, as Nice is in three.
  const network = networkOf({ stage: 'lettre', units: [0, 4, 5] }, { stage: 'aci', units: [1, 5] });

  test('class a unit by the most advanced stage among those that hold it', () => {
    const { classes, styles } = stageClasses(network, LIGHT);
    const styleOf = (unit: number) => (classes[unit] === NO_CLASS ? null : styles[classes[unit]]);
    expect([0, 4].map(styleOf)).toEqual([LIGHT.stages.lettre, LIGHT.stages.lettre]);
    expect([1, 5].map(styleOf)).toEqual([LIGHT.stages.aci, LIGHT.stages.aci]);
    expect([...classes].filter((c) => c !== NO_CLASS)).toHaveLength(4);
  });

  test('draw each border once, and none where the same CPTS stand on both sides', () => {
    // Around the block: two sides each of 0, 1, 4 and 5. Within it, 1|5, 0|1 and 4|5; 0|4 bounds neither.
    expect([...networkLines(arcs, network)]).toHaveLength(11);
  });

  test('agree with a count of the sides made square by square', () => {
    const holders = (u: number) => network.cpts.flatMap(({ units }, i) => (units.includes(u) ? [i] : [])).join();
    let borders = 0;
    for (let arc = 0; arc < arcs.left.length; arc++)
      if (holders(arcs.left[arc]) !== holders(arcs.right[arc])) borders++;
    expect([...networkLines(arcs, network)]).toHaveLength(borders);
  });
});

describe('the heart of a set', () => {
  test('is the centre of one of its units, the one nearest to the middle', () => {
    expect(heart(atlas, [0, 1, 2, 4, 5, 6, 8, 9, 10])).toEqual([atlas.longitude[5], atlas.latitude[5]]);
  });

  test('of a ring lies on the ring', () => {
    const ring = [0, 1, 2, 4, 6, 8, 9, 10];
    const [x, y] = heart(atlas, ring)!;
    expect(ring.some((u) => atlas.longitude[u] === x && atlas.latitude[u] === y)).toBe(true);
  });

  test('ignores units without outline, and is nowhere when none is drawn', () => {
    expect(heart(atlas, [0, 15])).toEqual([2, 46]);
    expect(heart(atlas, [15])).toBeNull();
  });
});
