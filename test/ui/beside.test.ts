import fc from '../fast-check';
import { expect, it } from 'vitest';
import { beside } from '../../src/ui/territory/beside';

it('what stands beside the pointer is never cut by the edge of the map, nor under the pointer', () => {
  const room = fc.integer({ min: 320, max: 2000 });
  fc.assert(
    fc.property(room, fc.integer({ min: 1, max: 140 }), fc.nat(2000), fc.boolean(), (room, size, at, before) => {
      const place = at % room;
      const left = beside(place, size, room, before);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + size).toBeLessThanOrEqual(room);
      expect(left > place || left + size < place).toBe(true);
    }),
  );
  expect([beside(100, 50, 400), beside(390, 50, 400)]).toEqual([114, 326]);
  expect([beside(100, 50, 400, true), beside(30, 50, 400, true)]).toEqual([36, 44]);
});
