import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { indexArcs, type Position } from '../../src/kernel/arcs';
import { cutToBox, uncut, type Box } from '../../src/kernel/cut';
import { flatten } from '../../src/kernel/flat-ring';
import { surfaceShares, type Rings } from '../../src/kernel/shares';
import { synthetic } from '../synthetic';

/** Six rows of six square units of a tenth of a degree, one of them the sea. */
const ROWS = ['aaaaaa', 'aaaaaa', 'aa.aaa', 'aaaaaa', 'aaaaaa', 'aaaaaa'];
const { atlas, topology } = synthetic(ROWS);
const arcs = indexArcs(topology, atlas.count);
const sharesIn = (...polygons: Rings[]) =>
  new Map(surfaceShares(arcs, polygons).map(({ unit, share }) => [unit, share]));

const rectangle = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const whole = (...units: number[]) => new Map(units.map((unit) => [unit, 1]));

describe('shares of surface', () => {
  it('of nothing, and of the sea, are none', () => {
    expect(sharesIn()).toEqual(new Map());
    expect(sharesIn([rectangle(5, 5, 6, 6)])).toEqual(new Map());
    expect(sharesIn([rectangle(0.21, 0.31, 0.29, 0.39)])).toEqual(new Map());
  });

  it('of a rectangle drawn along borders are its units, and no other', () => {
    expect(sharesIn([rectangle(0.1, 0.4, 0.3, 0.6)])).toEqual(whole(1, 2, 7, 8));
  });

  it('weigh what is cut', () => {
    const shares = sharesIn([rectangle(0.075, 0.5, 0.2, 0.6)]);
    expect([...shares.keys()]).toEqual([0, 1]);
    expect(shares.get(0)).toBeCloseTo(0.25, 9);
    expect(shares.get(1)).toBe(1);
  });

  it('leave holes out, whichever way rings turn, closed or not', () => {
    const shell = rectangle(0, 0.3, 0.3, 0.6);
    const hole = rectangle(0.1, 0.4, 0.2, 0.5);
    const expected = whole(0, 1, 2, 6, 8, 12, 13);
    expect(sharesIn([shell, hole])).toEqual(expected);
    expect(sharesIn([shell.toReversed(), hole])).toEqual(expected);
    expect(sharesIn([shell, hole.toReversed()])).toEqual(expected);
    expect(sharesIn([shell.slice(1), hole.slice(1)])).toEqual(expected);
  });

  it('count once what two polygons both hold, and fill the hole of one by the other', () => {
    const left = rectangle(0, 0.5, 0.15, 0.6);
    const right = rectangle(0.05, 0.5, 0.175, 0.6);
    expect(sharesIn([left], [right]).get(1)).toBeCloseTo(0.75, 9);
    const holed: Rings = [rectangle(0, 0.3, 0.3, 0.6), rectangle(0.1, 0.4, 0.2, 0.5)];
    expect(sharesIn(holed, [rectangle(0.1, 0.4, 0.2, 0.5)])).toEqual(whole(0, 1, 2, 6, 7, 8, 12, 13));
  });

  it('read a ring that crosses itself by the even-odd rule', () => {
    const bowTie: Position[] = [
      [0, 0.5],
      [0.1, 0.6],
      [0.1, 0.5],
      [0, 0.6],
    ];
    expect(sharesIn([bowTie]).get(0)).toBeCloseTo(0.5, 5);
  });

  it('are measured on the sphere: the south of a tall unit weighs more', () => {
    const corners = rectangle(0, 40, 1, 50);
    const tall = indexArcs(
      {
        offsets: Uint32Array.of(0, corners.length),
        x: Int32Array.from(corners, ([x]) => x * 1e5),
        y: Int32Array.from(corners, ([, y]) => y * 1e5),
        left: Uint16Array.of(0),
        right: Uint16Array.of(0xffff),
      },
      1,
    );
    const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
    const [{ share }] = surfaceShares(tall, [[rectangle(-1, 30, 2, 45)]]);
    expect(share).toBeCloseTo((sine(45) - sine(40)) / (sine(50) - sine(40)), 9);
    expect(share).toBeGreaterThan(0.52);
  });

  it('of any rectangles with rectangular holes, overlapping or touching, agree with a count of small squares', () => {
    const STEP = 0.02;
    const side = 30;
    const span = fc
      .tuple(fc.integer({ min: -3, max: 33 }), fc.integer({ min: -3, max: 33 }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1]);
    const rectangles = fc.array(fc.tuple(fc.tuple(span, span), fc.option(fc.tuple(span, span))), {
      minLength: 1,
      maxLength: 4,
    });
    const degrees = ([[west, east], [south, north]]: number[][]) =>
      rectangle(west * STEP, south * STEP, east * STEP, north * STEP);
    const holds = ([[west, east], [south, north]]: number[][], x: number, y: number) =>
      x >= west && x < east && y >= south && y < north;
    const inner = (outer: number[][], wished: number[][]) =>
      wished.map(([from, to], axis) => [Math.max(from, outer[axis][0]), Math.min(to, outer[axis][1])]);

    fc.assert(
      fc.property(rectangles, (drawn) => {
        const shapes = drawn.map(([outer, wished]) => {
          const hole = wished && inner(outer, wished);
          return { outer, hole: hole?.every(([from, to]) => from < to) ? hole : null };
        });
        const shares = sharesIn(...shapes.map(({ outer, hole }) => [outer, ...(hole ? [hole] : [])].map(degrees)));
        const [inside, all] = [new Float64Array(atlas.count), new Float64Array(atlas.count)];
        for (let y = 0; y < side; y++) {
          const weight = Math.sin((((y + 1) * STEP) / 180) * Math.PI) - Math.sin(((y * STEP) / 180) * Math.PI);
          for (let x = 0; x < side; x++) {
            const [longitude, latitude] = [(x + 0.5) * STEP, (y + 0.5) * STEP];
            const unit = atlas.longitude.findIndex(
              (centre, u) => Math.abs(centre - longitude) < 0.05 && Math.abs(atlas.latitude[u] - latitude) < 0.05,
            );
            if (unit < 0) continue;
            all[unit] += weight;
            if (shapes.some(({ outer, hole }) => holds(outer, x, y) && !(hole && holds(hole, x, y))))
              inside[unit] += weight;
          }
        }
        for (let unit = 0; unit < atlas.count; unit++)
          expect(shares.get(unit) ?? 0).toBeCloseTo(inside[unit] / all[unit], 9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a ring cut to a box', () => {
  const coordinate = fc.integer({ min: 0, max: 20 });
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 });
  const box: Box = [5, 5, 15, 15];

  /** Crossings of a ray to the east, up or down. */
  const turns = (points: readonly Position[], x: number, y: number) =>
    points.reduce((sum, [x2, y2], i) => {
      const [x1, y1] = points[(i || points.length) - 1];
      if (y1 > y === y2 > y || x > x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) return sum;
      return sum + (y2 > y1 ? 1 : -1);
    }, 0);

  it('stays in the box and turns as many times around each point of it', () => {
    fc.assert(
      fc.property(ring, (points) => {
        const flat = cutToBox(uncut(flatten(points)), box).points;
        const cut = Array.from({ length: flat.length / 2 }, (_, i): Position => [flat[2 * i], flat[2 * i + 1]]);
        for (const [x, y] of cut) {
          expect(x).toBeGreaterThanOrEqual(5);
          expect(x).toBeLessThanOrEqual(15);
          expect(y).toBeGreaterThanOrEqual(5);
          expect(y).toBeLessThanOrEqual(15);
        }
        // Off the grid by amounts that no edge between grid points passes through.
        for (let x = 5.0123; x < 15; x += 1.0071)
          for (let y = 5.0217; y < 15; y += 1.0093) expect(turns(cut, x, y)).toBe(turns(points, x, y));
      }),
      { numRuns: 500 },
    );
  });
});
