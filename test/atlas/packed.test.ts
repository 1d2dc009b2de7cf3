import fc from '../fast-check';
import { describe, expect, test } from 'vitest';
import type { Adjacency } from '../../src/atlas/atlas';
import { packCentres, unpackCentres } from '../../src/atlas/packed/centres';
import { packCodes, unpackCodes } from '../../src/atlas/packed/codes';
import { packColumn, scaleOf, unpackColumn } from '../../src/atlas/packed/columns';
import { packNeighbours, unpackNeighbours } from '../../src/atlas/packed/neighbours';
import { packWhole, signed, unpackWhole, unsigned } from '../../src/atlas/packed/whole';

describe('what is packed comes back', () => {
  test('whole numbers, of either sign', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 40)), (values) => {
        const back: number[] = [];
        unpackWhole(packWhole(values), (value, i) => (back[i] = value));
        expect(back).toEqual(values);
      }),
    );
    fc.assert(fc.property(fc.integer(), (value) => signed(unsigned(value)) === value));
  });

  test.each([
    ['counts', [0, 1, 300, NaN, 2_133_111], 1],
    ['thousandths', [2.119, NaN, 0, 117.924], 1000],
  ])('a column of %s, to the last bit', (_, figures, scale) => {
    for (const Kind of [Float32Array, Float64Array]) {
      const values = Kind.from(figures);
      expect(scaleOf(values)).toBe(scale);
      expect(unpackColumn(packColumn(values, scale) as Uint8Array, scale, new Kind(values.length))).toEqual(values);
    }
  });

  test('a column of anything else as it is', () => {
    for (const figure of [1 / 3, -1, 2e9]) {
      const values = Float64Array.of(figure, NaN);
      expect(scaleOf(values)).toBeNull();
      expect(packColumn(values, null)).toBe(values);
    }
  });

  test('codes, Corsican and overseas ones too', () => {
    const codes = ['01001', '01004', '2A004', '2A006', '2B002', '75101', '97101', '97801', '98411'];
    expect(unpackCodes(packCodes(codes))).toEqual(codes);
  });

  test('centres within six metres, and those that are not drawn', () => {
    const group = Uint16Array.of(0, 0, 0xffff, 1, 0xffff);
    const degrees = Float32Array.of(2.34561, 2.3512, -61.5, NaN, 55.45);
    const back = unpackCentres(packCentres(degrees, group), group);
    degrees.forEach((degree, unit) => {
      if (Number.isNaN(degree)) expect(back[unit]).toBeNaN();
      else expect(Math.abs(back[unit] - degree)).toBeLessThan(0.00006);
    });
  });

  test('neighbours, whatever the graph', () => {
    const place = fc.record({
      x: fc.double({ min: -5, max: 9, noNaN: true }),
      y: fc.double({ min: 41, max: 51, noNaN: true }),
    });
    const graph = fc.array(place, { minLength: 1, maxLength: 30 }).chain((places) =>
      fc.record({
        places: fc.constant(places),
        drawn: fc.array(fc.boolean(), { minLength: places.length, maxLength: places.length }),
        pairs: fc.array(fc.tuple(fc.nat(places.length - 1), fc.nat(places.length - 1))),
      }),
    );
    fc.assert(
      fc.property(graph, ({ places, drawn, pairs }) => {
        const x = Float32Array.from(places, (one, i) => (drawn[i] ? one.x : NaN));
        const y = Float32Array.from(places, (one, i) => (drawn[i] ? one.y : NaN));
        const adjacency = adjacencyOf(places.length, pairs);
        expect(unpackNeighbours(packNeighbours(adjacency, x, y), x, y)).toEqual(adjacency);
      }),
    );
  });
});

function adjacencyOf(count: number, pairs: [number, number][]): Adjacency {
  const rows = Array.from({ length: count }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    rows[a].add(b);
    rows[b].add(a);
  }
  const offsets = new Uint32Array(count + 1);
  rows.forEach((row, unit) => (offsets[unit + 1] = offsets[unit] + row.size));
  return { offsets, targets: Uint16Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b))) };
}
