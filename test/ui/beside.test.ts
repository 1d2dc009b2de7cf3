import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beside } from '../../src/ui/territory/beside';

it('what stands beside the pointer is never cut by the edge of the map, nor under the pointer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 2000 }),
      fc.integer({ min: 1, max: 140 }),
      fc.nat(2000),
      (room, size, at) => {
        const place = at % room;
        const left = beside(place, size, room);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + size).toBeLessThanOrEqual(room);
        expect(left > place || left + size < place).toBe(true);
      },
    ),
  );
  expect(beside(100, 50, 400)).toBe(114);
  expect(beside(390, 50, 400)).toBe(326);
});
