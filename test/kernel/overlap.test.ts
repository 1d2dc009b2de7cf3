import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../src/kernel/flat-ring';
import { overlap as flatOverlap } from '../../src/kernel/overlap';

type Point = [number, number];
const overlap = (shape: Point[][], polygons: Point[][][]) =>
  flatOverlap(
    shape.map((ring) => flatten([...ring, ring[0]])),
    polygons.map((rings) => rings.map(flatten)),
  );
const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

/** A ring that turns once around its centre, as far out at each angle as it is told. */
const star = (x: number, y: number, reach: readonly number[]): Point[] =>
  reach.map((r, i) => {
    const angle = (2 * Math.PI * i) / reach.length;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });

describe('overlap', () => {
  it('is the part that two squares share', () => {
    expect(overlap([square(0, 0, 2)], [[square(1, 1, 2)]])).toEqual({ common: 1, whole: 4 });
  });

  it('is the whole, to the last digit, under the same border turned the other way', () => {
    const ring = star(0.3, 0.7, [1.1, 2.3, 0.9, 1.7, 3.1, 0.4, 2.2]);
    const { common, whole } = overlap([ring], [[ring.toReversed()]]);
    expect(common).toBe(whole);
  });

  it('counts once what two polygons both hold', () => {
    expect(overlap([square(0, 0, 2)], [[square(0, 0, 1)], [square(0, 0, 1)]])).toEqual({ common: 1, whole: 4 });
  });

  it('of any stars is what Turf cuts out of them', () => {
    const reach = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 5, maxLength: 40 });
    const centre = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(reach, reach, centre, centre, (a, b, x, y) => {
        const [one, other] = [star(0, 0, a), star(x, y, b)];
        const closed = (ring: Point[]) => polygon([[...ring, ring[0]]]);
        const cut = intersect(featureCollection([closed(one), closed(other)]))?.geometry;
        const polygons = !cut ? [] : cut.type === 'Polygon' ? [cut.coordinates] : cut.coordinates;
        const expected = polygons.flat().reduce((sum, ring) => sum + signed(ring), 0);
        expect(overlap([one], [[other]]).common).toBeCloseTo(Math.abs(expected), 9);
      }),
      { numRuns: 60 },
    );
  });
});

/** Surface of a ring, negative when it turns clockwise: holes turn against their shell. */
const signed = (ring: readonly (readonly number[])[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [beforeX, beforeY] = ring[(i || ring.length) - 1];
    return sum + (beforeX * y - x * beforeY) / 2;
  }, 0);
