import { expect, test } from 'vitest';
import { readBoxes } from '../../../scripts/data/geometry/boxes';
import { readUnits } from '../../../scripts/data/units';

const units = readUnits();

test('every unit that can be drawn has a box, and only those of the three cities go unused', () => {
  const { boxes, layer } = readBoxes(units);
  expect(layer).toMatchObject({ quality: 'approximate', rows: { read: 35_472, taken: 35_469, recoded: 552 } });
  expect(layer.rejections[0].examples.sort()).toEqual(['13055', '69123', '75056']);
  const boxed = new Set(boxes.map(({ unit }) => unit));
  expect(boxed.size).toBe(34_917);
  for (const { west, south, east, north } of boxes) {
    expect(west).toBeLessThan(east);
    expect(south).toBeLessThan(north);
  }
});

test('Brantôme en Périgord, one commune of 2016 and six more since 2019, keeps the seven boxes', () => {
  const { boxes } = readBoxes(units);
  expect(boxes.filter(({ unit }) => units.codes[unit] === '24064')).toHaveLength(7);
});
