import fc from '../fast-check';
import { describe, expect, test } from 'vitest';
import { along, simplifyPath } from '../../src/map/tools/path';

type Place = { x: number; y: number };

/** Distance to a segment by trying a thousand places along it: slow, and owing nothing to the code under test. */
function roughDistance(p: Place, a: Place, b: Place): number {
  let best = Infinity;
  for (let t = 0; t <= 1; t += 0.001)
    best = Math.min(best, Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
  return best;
}

describe('a simplified path', () => {
  test('drops the points of a straight line and keeps a corner', () => {
    const straight = Array.from({ length: 11 }, (_, i) => ({ x: i, y: 0 }));
    expect(simplifyPath(straight, 0.5)).toEqual([straight[0], straight[10]]);
    const corner = [...straight, { x: 10, y: 8 }];
    expect(simplifyPath(corner, 0.5)).toEqual([straight[0], straight[10], { x: 10, y: 8 }]);
  });

  test('keeps a loop that ends where it began', () => {
    const loop = [0, 90, 180, 270, 360].map((degrees) => ({
      x: Math.round(50 * Math.cos((degrees * Math.PI) / 180)),
      y: Math.round(50 * Math.sin((degrees * Math.PI) / 180)),
    }));
    expect(simplifyPath(loop, 1)).toEqual(loop);
  });

  test('is made of points of the path, both ends among them, and leaves none further than the tolerance', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), fc.constantFrom(1, 3, 10), (path, tolerance) => {
        const simple = simplifyPath(path, tolerance);
        expect(simple[0]).toBe(path[0]);
        expect(simple.at(-1)).toBe(path.at(-1));
        let at = 0;
        for (const p of path) {
          if (p === simple[at + 1]) at++;
          const [a, b] = [simple[at], simple[Math.min(at + 1, simple.length - 1)]];
          expect(roughDistance(p, a, b)).toBeLessThanOrEqual(tolerance + 0.1);
        }
        expect(at).toBe(simple.length - 1);
      }),
      { numRuns: 100 },
    );
  });
});

test('places along a segment hold both ends and are never further apart than asked', () => {
  const places = along({ x: 0, y: 0 }, { x: 30, y: 40 }, 8);
  expect(places).toHaveLength(8);
  expect(places[0]).toEqual({ x: 0, y: 0 });
  expect(places[7]).toEqual({ x: 30, y: 40 });
  for (let i = 1; i < places.length; i++)
    expect(Math.hypot(places[i].x - places[i - 1].x, places[i].y - places[i - 1].y)).toBeCloseTo(50 / 7, 9);
  expect(along({ x: 3, y: 3 }, { x: 3, y: 3 }, 8)).toEqual([
    { x: 3, y: 3 },
    { x: 3, y: 3 },
  ]);
});
