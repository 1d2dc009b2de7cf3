import fc from '../fast-check';
import type { Position } from 'geojson';
import { expect, it } from 'vitest';
import {
  buffersOf,
  firstSurfaces,
  flatPolygonsAt,
  packSurfaces,
  polygonsAt,
  splitSurfaces,
} from '../../src/data/surfaces';

const coordinate = fc.integer({ min: -9, max: 9 });
const ring = fc.array(fc.tuple(coordinate, coordinate) as fc.Arbitrary<Position>, { minLength: 1, maxLength: 5 });
const polygons = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const rows = fc.array(fc.option(polygons), { minLength: 1, maxLength: 12 });

it('surfaces shared out between workers are the same rows in the same order, none twice', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (drawn, count) => {
      const surfaces = packSurfaces(
        drawn.map((coordinates) => coordinates && { type: 'MultiPolygon' as const, coordinates }),
      );
      fc.pre(surfaces !== null);
      const runs = [...splitSurfaces(surfaces!, count)];
      expect(runs.length).toBeLessThanOrEqual(count);
      const again = runs.flatMap((run) =>
        Array.from({ length: run.rows.length - 1 }, (_, row) => polygonsAt(run, row)),
      );
      expect(again).toEqual(drawn.map((one) => one ?? []));
      for (const run of runs) for (const buffer of buffersOf(run)) expect(buffersOf(surfaces!)).not.toContain(buffer);
    }),
    { numRuns: 300 },
  );
});

it('the flat rings of a row are its rings', () => {
  fc.assert(
    fc.property(polygons, (coordinates) => {
      const surfaces = packSurfaces([null, { type: 'MultiPolygon', coordinates }])!;
      expect(flatPolygonsAt(surfaces, 0)).toEqual([]);
      expect(flatPolygonsAt(surfaces, 1).map((rings) => rings.map((flat) => [...flat]))).toEqual(
        coordinates.map((rings) => rings.map((one) => one.flat())),
      );
    }),
    { numRuns: 200 },
  );
});

it('the first surfaces are those of the first rows, within so many points', () => {
  const coordinates = (size: number) => [Array.from({ length: size }, (_, i): Position => [i, size])];
  const surfaces = packSurfaces(
    [3, 4, 0, 5, 6].map((size) => (size ? { type: 'Polygon', coordinates: coordinates(size) } : null)),
  )!;
  const kept = (most: number, points: number) => {
    const first = firstSurfaces(surfaces, most, points);
    return Array.from({ length: first.rows.length - 1 }, (_, row) => polygonsAt(first, row)[0]?.[0].length ?? 0);
  };
  expect(kept(2, 100)).toEqual([3, 4]);
  expect(kept(9, 100)).toEqual([3, 4, 0, 5, 6]);
  expect(kept(9, 11)).toEqual([3, 4, 0]);
  expect(kept(9, 1)).toEqual([3]);
});
