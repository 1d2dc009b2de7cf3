import { area } from '@turf/area';
import { featureCollection, multiPolygon, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from '../fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readExistingCpts } from '../../src/cli/folder';
import { outline } from '../../src/kernel/outline';
import { surfaceShares } from '../../src/kernel/shares';
import { UnitSet } from '../../src/kernel/unit-set';
import { ExchangeError } from '../../src/project/errors';
import { readTerritoryOrSurface } from '../../src/project/exchange/read';
import { readSurface, sortByShare } from '../../src/project/exchange/surface';
import { DATA_FOLDER } from '../folder';
import { codesOf, france, loadArcs, unitsOf } from './france';

const arcs = loadArcs();
const gips = readExistingCpts(DATA_FOLDER, france).cpts.find(({ name }) => name.startsWith('CPTS GIPS'))!.units;
const outlineOf = (units: Iterable<number>) => outline(arcs, new UnitSet(units)) as Position[][][];
const surfaceOf = (unit: number) => area(multiPolygon(outlineOf([unit])));
const rectangle = (west: number, south: number, east: number, north: number) =>
  polygon([
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]);

/** As the page does with a file. */
const sharesOf = (geojson: unknown) => surfaceShares(arcs, readSurface(JSON.stringify(geojson)).polygons);
const unitsIn = (geojson: unknown) => sortByShare(sharesOf(geojson));

const refusal = (content: unknown) => {
  try {
    readTerritoryOrSurface(typeof content === 'string' ? content : JSON.stringify(content));
  } catch (error) {
    if (error instanceof ExchangeError) return error.reason;
    throw error;
  }
  return null;
};

describe('the outline of a territory gives its communes back', () => {
  it('the 171 communes of GIPS, none cut', () => {
    expect(gips).toHaveLength(171);
    expect(unitsIn(multiPolygon(outlineOf(gips)))).toEqual({ inside: gips, cut: [] });
  });

  it('in two features, one of them in a collection of geometries with a point', () => {
    const [first, second] = [gips.slice(0, 80), gips.slice(80)].map((units) => multiPolygon(outlineOf(units)));
    const point = { type: 'Point', coordinates: [3.57, 47.8] };
    const mixed = { ...second, geometry: { type: 'GeometryCollection', geometries: [point, second.geometry] } };
    expect(unitsIn({ type: 'FeatureCollection', features: [first, mixed] })).toEqual({ inside: gips, cut: [] });
  });

  it('as a geometry alone, with altitudes', () => {
    const raised = outlineOf(gips).map((rings) => rings.map((ring) => ring.map((point) => [...point, 120])));
    expect(unitsIn({ type: 'MultiPolygon', coordinates: raised })).toEqual({ inside: gips, cut: [] });
  });

  it('any scattered units, enclaves and islands', () => {
    const drawn = Array.from(france.codes.keys()).filter((unit) => !Number.isNaN(france.longitude[unit]));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(drawn.length - 1), { minLength: 1, maxLength: 25 }), (picks) => {
        const units = Uint16Array.from(picks, (pick) => drawn[pick]).sort();
        expect(unitsIn(multiPolygon(outlineOf(units)))).toEqual({ inside: units, cut: [] });
      }),
      { numRuns: 10 },
    );
  });

  it('all of France', () => {
    const drawn = Uint16Array.from(france.codes.keys()).filter((unit) => !Number.isNaN(france.longitude[unit]));
    expect(unitsIn(multiPolygon(outlineOf(drawn)))).toEqual({ inside: drawn, cut: [] });
  });
});

describe('shares', () => {
  it('of an inland rectangle add up to its own surface', () => {
    const drawn = rectangle(2.6, 46.1, 3.7, 46.9);
    const sum = sharesOf(drawn).reduce((total, { unit, share }) => total + share * surfaceOf(unit), 0);
    expect(sum / area(drawn)).toBeCloseTo(1, 3);
  });

  it('of a shifted territory agree with @turf/intersect, unit by unit', () => {
    const shifted = outlineOf(gips).map((rings) => rings.map((ring) => ring.map(([x, y]) => [x + 0.071, y - 0.033])));
    const cut = sharesOf(multiPolygon(shifted)).filter(({ share }) => share < 1);
    expect(cut.length).toBeGreaterThan(50);
    for (const { unit, share } of cut.filter((_, i) => i % 5 === 0)) {
      const common = intersect(featureCollection([multiPolygon(outlineOf([unit])), multiPolygon(shifted)]));
      expect(share).toBeCloseTo((common ? area(common) : 0) / surfaceOf(unit), 3);
    }
  });

  it('leave out what a hole holds', () => {
    const [shell] = rectangle(2.5, 47, 4.5, 48.5).geometry.coordinates;
    const holes = outlineOf(gips).map(([hole]) => hole);
    const held = new Set(unitsIn(multiPolygon(holes.map((hole) => [hole]))).inside);
    expect([...gips].every((unit) => held.has(unit))).toBe(true);
    const around = unitsIn(polygon([shell]));
    const holed = unitsIn(polygon([shell, ...holes]));
    expect(around.inside.filter((unit) => held.has(unit))).toHaveLength(held.size);
    expect(holed).toEqual({ inside: around.inside.filter((unit) => !held.has(unit)), cut: around.cut });
  });

  it('put the cut units from the most covered to the least, and leave out those at the edges', () => {
    const shares = [0.02, 0.05, 0.06, 0.94, 0.5, 0.95, 1].map((share, unit) => ({ unit, share }));
    const { inside, cut } = sortByShare(shares);
    expect([...inside]).toEqual([5, 6]);
    expect(cut.map(({ unit }) => unit)).toEqual([3, 4, 2]);
  });

  it('of the sea, of another country, or with latitude first, hold no commune', () => {
    const nothing = { inside: new Uint16Array(), cut: [] };
    expect(unitsIn(rectangle(-6, 45, -4, 46.5))).toEqual(nothing);
    expect(unitsIn(rectangle(10.5, 50, 12, 51))).toEqual(nothing);
    expect(unitsIn(rectangle(46, 3, 47, 4))).toEqual(nothing);
  });
});

describe('a file', () => {
  const codes = (...list: string[]) => ({
    type: 'FeatureCollection',
    features: list.map((code) => ({ ...multiPolygon(outlineOf(unitsOf(code))), properties: { code } })),
  });

  it('that names its communes is read by its codes', () => {
    expect(readTerritoryOrSurface(JSON.stringify(codes('03190', '03321')))).toEqual({
      name: null,
      codes: ['03190', '03321'],
    });
    expect(readTerritoryOrSurface('03190\n03321')).toMatchObject({ codes: ['03190', '03321'] });
  });

  it('with a byte order mark is read', () => {
    expect(readTerritoryOrSurface(`\uFEFF${JSON.stringify(rectangle(3, 46, 4, 47))}`)).toHaveProperty('polygons');
  });

  it('in Lambert-93 or Web Mercator is refused as such', () => {
    expect(refusal(rectangle(725_000, 6_600_000, 735_000, 6_610_000))).toBe('projected');
    expect(refusal(rectangle(370_000, 5_860_000, 380_000, 5_870_000))).toBe('projected');
  });

  it('with a broken polygon is refused whole', () => {
    const sound = rectangle(3, 46, 4, 47);
    const broken = (coordinates: unknown) => ({
      type: 'FeatureCollection',
      features: [sound, { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
    });
    for (const coordinates of [
      [[[3, 46]]],
      [
        [
          [3, 46],
          [4, 47],
          [3, 46],
        ],
      ],
      [[3, 46, 4, 47]],
      [
        [
          [3, '46'],
          [4, 46],
          [4, 47],
        ],
      ],
      [
        [
          [3, null],
          [4, 46],
          [4, 47],
        ],
      ],
      null,
      'x',
    ])
      expect(refusal(broken(coordinates))).toBe('geometry');
  });

  it('without polygon, or with a commune that has no outline, is refused as holding neither', () => {
    const point = { type: 'Feature', properties: { nom: 'X' }, geometry: { type: 'Point', coordinates: [3, 46] } };
    const bare = { type: 'Feature', properties: { nom: 'X' }, geometry: null };
    const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
    expect(refusal(point)).toBe('no-codes');
    expect(refusal(collection())).toBe('no-codes');
    expect(refusal(collection(rectangle(3, 46, 4, 47), bare))).toBe('no-codes');
    expect(refusal({ type: 'Topology', objects: {} })).toBe('unreadable');
    expect(refusal('{"type":')).toBe('unreadable');
    expect(refusal('')).toBe('empty');
  });

  it('of any JSON throws nothing but an ExchangeError', () => {
    const types = ['FeatureCollection', 'Feature', 'GeometryCollection', 'Polygon', 'MultiPolygon', 'Point'];
    const node = fc.record({
      type: fc.constantFrom(...types),
      features: fc.jsonValue(),
      geometry: fc.jsonValue(),
      geometries: fc.jsonValue(),
      coordinates: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(node, fc.jsonValue()), (value) => {
        const reason = refusal(value);
        expect(reason === null || typeof reason === 'string').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

it('names the communes of a rectangle around Moulins as a map shows them', () => {
  const { inside, cut } = unitsIn(rectangle(3.28, 46.53, 3.38, 46.6));
  expect(codesOf(inside)).toContain('03190');
  expect(cut.every(({ share }) => share > 0.05 && share < 0.95)).toBe(true);
  expect(codesOf(cut.map(({ unit }) => unit))).toEqual(expect.arrayContaining(['03013', '03321']));
});
