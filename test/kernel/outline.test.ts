import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryLines, indexArcs, type Position } from '../../src/kernel/arcs';
import { components } from '../../src/kernel/components';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { synthetic } from '../synthetic';

const { atlas, topology } = synthetic(['aaaa', 'aaaa', 'aaaa', 'aaaa']);
const arcs = indexArcs(topology, atlas.count);
const outlineOf = (units: number[]) => outline(arcs, new UnitSet(units));

/** In cells; positive when the ring turns anticlockwise. */
function area(ring: Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum / 2 / 0.01;
}
const areas = (units: number[]) =>
  outlineOf(units).map((rings) => rings.map((ring) => Math.round(area(ring) * 1e6) / 1e6));

describe('outline', () => {
  it('of nothing is nothing', () => {
    expect(outlineOf([])).toEqual([]);
  });

  it('closes one unit into an anticlockwise ring', () => {
    const [[ring]] = outlineOf([0]);
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
    expect(area(ring)).toBeCloseTo(1);
  });

  it('leaves a hole, clockwise, in its own polygon', () => {
    expect(areas([0, 1, 2, 4, 6, 8, 9, 10])).toEqual([[9, -1]]);
    expect(areas([0, 1, 2, 4, 6, 8, 9, 10, 15])).toEqual([[9, -1], [1]]);
  });

  it('keeps two units that touch at a point as two polygons', () => {
    expect(areas([0, 5])).toEqual([[1], [1]]);
  });

  it('parts a hole from the shell that it touches at a point', () => {
    expect(areas([0, 1, 2, 4, 6, 8, 9])).toEqual([[8, -1]]);
  });

  it('keeps two holes that touch at a point as two holes', () => {
    const units = [...Array(16).keys()].filter((unit) => unit !== 5 && unit !== 10);
    expect(areas(units)).toEqual([[16, -1, -1]]);
  });

  it('puts an island of a lake inside the hole as a polygon of its own', () => {
    const lake = synthetic(['aaaaa', 'aaaaa', 'aaaaa', 'aaaaa', 'aaaaa']);
    const units = [...Array(25).keys()].filter((unit) => ![6, 7, 8, 11, 13, 16, 17, 18].includes(unit));
    const rings = outline(indexArcs(lake.topology, 25), new UnitSet(units));
    expect(rings.map((polygon) => polygon.map((ring) => Math.round(area(ring))))).toEqual([[25, -9], [1]]);
  });

  it('on any set: the area of its units, a polygon a connected piece, no point met twice by a ring', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 15 })), (units) => {
        const polygons = outlineOf(units);
        expect(polygons.flat().reduce((sum, ring) => sum + area(ring), 0)).toBeCloseTo(units.length);
        expect(polygons).toHaveLength(components(atlas.adjacency, new UnitSet(units)).length);
        for (const [shell, ...holes] of polygons) {
          expect(area(shell)).toBeGreaterThan(0);
          for (const hole of holes) expect(area(hole)).toBeLessThan(0);
        }
        for (const ring of polygons.flat()) {
          expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
        }
        const sides = boundaryLines(arcs, new UnitSet(units)).length;
        expect(polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0)).toBe(sides);
      }),
      { numRuns: 500 },
    );
  });
});
