import fc from '../fast-check';
import { expect, it } from 'vitest';
import { labelRows } from '../../src/ui/territory/label-rows';
import { threshold } from '../../src/language/thresholds';
import { Format } from '../../src/language/format';

const WIDTH = 350;

it('no label covers another or leaves the bar, whatever the thresholds', () => {
  const label = fc.record({
    at: fc.double({ min: 0, max: WIDTH, noNaN: true }),
    width: fc.integer({ min: 10, max: 80 }),
  });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 6 }), (drawn) => {
      const labels = drawn.toSorted((a, b) => a.at - b.at);
      const placed = labelRows(labels, WIDTH).map(({ left, row }, i) => {
        const half = labels[i].width / 2;
        return { row, from: left - half, to: left + half };
      });
      for (const { from, to } of placed) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(WIDTH);
      }
      placed.forEach((one, i) =>
        placed.slice(0, i).forEach((other) => {
          expect(one.row !== other.row || one.from >= other.to || one.to <= other.from).toBe(true);
        }),
      );
    }),
  );
});

it('labels far apart stand in one row', () => {
  const far = [20, 120, 300].map((at) => ({ at, width: 40 }));
  expect(labelRows(far, WIDTH)).toEqual([20, 120, 300].map((left) => ({ left, row: 0 })));
});

it('a class that begins at 175 001 is said as the agreement says it', () => {
  const french = new Format('fr');
  expect([40_000, 175_001, 20_123].map((limit) => threshold(french, limit, 'plus de').replaceAll(/\s/g, ' '))).toEqual([
    '40 000',
    'plus de 175 000',
    '20 123',
  ]);
  expect(threshold(new Format('en'), 80_001, 'more than')).toBe('more than 80,000');
});
