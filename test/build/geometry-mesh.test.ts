import fc from '../fast-check';
import { PMTiles } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { splitCity } from '../../src/atlas/topology/arrondissements';
import type { Cells } from '../../scripts/data/geometry/cells';
import { chain } from '../../src/atlas/topology/chain';
import { adjacencyOf } from '../../src/atlas/topology/adjacency';
import { ellipsoidalArea } from '../../scripts/data/geometry/measure';
import { emptyMesh, MeshBuilder, OverlapError, type Ring } from '../../src/atlas/topology/mesh';
import { placesOf, SEAT } from '../../scripts/data/geometry/places';
import { writePmtiles } from '../../scripts/data/geometry/pmtiles';
import { doubleArea, polygonsOf, ringsOf, sidesOf } from '../../src/atlas/topology/rings';
import { simplify, weigh } from '../../scripts/data/geometry/simplify';
import { smooth, trace } from '../../scripts/data/geometry/trace';
import { NONE, type Topology } from '../../src/atlas/atlas';

const square = (west: number, south: number, side: number): Ring => [
  ...[west, south],
  ...[west + side, south],
  ...[west + side, south + side],
  ...[west, south + side],
];
const turned = (ring: Ring): Ring =>
  Array.from({ length: ring.length / 2 }, (_, i) => ring.slice(2 * i, 2 * i + 2))
    .reverse()
    .flat();

function topologyOf(...units: Ring[][]): Topology {
  const builder = new MeshBuilder();
  units.forEach((rings, unit) => builder.add(unit, rings));
  return chain(builder.mesh);
}

const neighbours = (topology: Topology, count: number, unit: number) => {
  const { offsets, targets } = adjacencyOf(topology, count);
  return [...targets.subarray(offsets[unit], offsets[unit + 1])];
};
const areaOf = (topology: Topology, count: number, unit: number) =>
  ringsOf(topology, sidesOf(topology, count), unit).reduce((sum, ring) => sum + doubleArea(ring) / 2, 0);

describe('a topology from polygons', () => {
  test('two squares side by side share one arc, with the lower unit on its left', () => {
    const topology = topologyOf([square(0, 0, 10)], [square(10, 0, 10)]);
    const shared = [...topology.left].flatMap((unit, arc) => (topology.right[arc] === NONE ? [] : [[unit, arc]]));
    expect(shared).toHaveLength(1);
    expect(topology.left[shared[0][1]]).toBe(0);
    expect(topology.right[shared[0][1]]).toBe(1);
    expect([areaOf(topology, 2, 0), areaOf(topology, 2, 1)]).toEqual([100, 100]);
  });

  test('units that touch at a corner are not neighbours', () => {
    const topology = topologyOf([square(0, 0, 10)], [square(10, 10, 10)]);
    expect(neighbours(topology, 2, 0)).toEqual([]);
  });

  test('an enclave is one closed arc, and a hole of its host', () => {
    const hole = turned(square(3, 3, 4));
    const topology = topologyOf([square(0, 0, 10), hole], [square(3, 3, 4)]);
    const arc = topology.left.findIndex((unit, i) => unit === 0 && topology.right[i] === 1);
    const [first, last] = [topology.offsets[arc], topology.offsets[arc + 1] - 1];
    expect([topology.x[first], topology.y[first]]).toEqual([topology.x[last], topology.y[last]]);
    expect(polygonsOf(ringsOf(topology, sidesOf(topology, 2), 0)).map((polygon) => polygon.length)).toEqual([2]);
    expect([areaOf(topology, 2, 0), areaOf(topology, 2, 1)]).toEqual([84, 16]);
  });

  test('a spike of no width is dropped, and the units on its two sides become neighbours', () => {
    const spiked = [0, 0, 10, 0, 10, 10, 0, 10];
    spiked.splice(2, 0, 5, 0, 5, -10, 5, 0);
    const topology = topologyOf([spiked], [[0, 0, 0, -10, 5, -10, 5, 0]], [[5, 0, 5, -10, 10, -10, 10, 0]]);
    expect(neighbours(topology, 3, 1)).toEqual([0, 2]);
    expect(areaOf(topology, 3, 0)).toBe(100);
  });

  test('overlapping outlines are refused', () => {
    expect(() => topologyOf([square(0, 0, 10)], [square(0, 0, 10)])).toThrow(OverlapError);
  });

  test('any raster of units is traced whole: surfaces, neighbours and outside', () => {
    const columns = 9;
    const rows = 8;
    const inner = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 42, maxLength: 42 });
    fc.assert(
      fc.property(inner, (owners) => {
        const owner = new Uint16Array(columns * rows).fill(NONE);
        owners.forEach(
          (unit, i) => (owner[(1 + Math.floor(i / 7)) * columns + 1 + (i % 7)] = unit === 4 ? NONE : unit),
        );
        const cells: Cells = { west: 0, south: 0, width: 30, height: 20, columns, rows, owner };
        const mesh = emptyMesh();
        trace(mesh, cells);
        const topology = chain(mesh);
        const pairs = new Set<string>();
        owner.forEach((unit, cell) => {
          for (const next of [cell + 1, cell + columns])
            if (next < owner.length && owner[next] !== unit)
              pairs.add([unit, owner[next]].sort((a, b) => a - b).join());
        });
        const traced = new Set([...topology.left].map((unit, arc) => `${unit},${topology.right[arc]}`));
        expect([...traced].sort()).toEqual([...pairs].sort());
        for (let unit = 0; unit < 4; unit++)
          expect(areaOf(topology, 4, unit)).toBe(600 * owner.filter((value) => value === unit).length);
        const ends = (of: Topology) =>
          [...of.left].flatMap((_, arc) =>
            [of.offsets[arc], of.offsets[arc + 1] - 1].map((point) => [of.x[point], of.y[point]]),
          );
        expect(ends(smooth(topology))).toEqual(ends(topology));
      }),
      { numRuns: 300 },
    );
  });
});

describe('simplification', () => {
  test('an island and a shared islet keep a surface however coarse the map', () => {
    const topology = topologyOf([square(0, 0, 10)], [[100, 100, 105, 90, 110, 100]], [[110, 100, 105, 110, 100, 100]]);
    const coarse = simplify(topology, weigh(topology), 1);
    for (let unit = 0; unit < 3; unit++) expect(areaOf(coarse, 3, unit)).toBeGreaterThan(0);
  });

  test('drops the bend that hides the smallest triangle, for both neighbours at once', () => {
    const topology = topologyOf(
      [[0, 0, 1000, 0, 1010, 500, 1000, 1000, 0, 1000]],
      [[1000, 0, 2000, 0, 2000, 1000, 1000, 1000, 1010, 500]],
      [[0, 1000, 1000, 1000, 2000, 1000, 2000, 2000, 0, 2000]],
    );
    const coarse = simplify(topology, weigh(topology), 5000 / 360e5 ** 2 + 1e-12);
    expect(coarse.x.length).toBe(topology.x.length - 1);
    expect(areaOf(coarse, 3, 0)).toBe(1000 * 1000);
    expect(areaOf(coarse, 3, 1)).toBe(1000 * 1000);
  });
});

describe('the surface of the ellipsoid', () => {
  test('a zone between two parallels has the surface that Snyder tabulates for WGS84', () => {
    const whole = ellipsoidalArea([-180e5, -90e5, 180e5, -90e5, 180e5, 90e5, -180e5, 90e5]);
    expect(whole).toBeCloseTo(510_065_621.7, -1);
  });
});

describe('a city cut in arrondissements of another source', () => {
  test('inner borders end on the outline of the city, whose neighbours keep theirs', () => {
    const city = 0xff00;
    const builder = new MeshBuilder();
    builder.add(city, [square(0, 0, 100)]);
    builder.add(0, [square(100, 0, 100)]);
    builder.add(city, [square(-50, 200, 10)]);
    const west = [3, 3, 48, -2, 52, 97, 2, 98];
    const east = [48, -2, 97, 3, 98, 98, 52, 97];
    splitCity(
      builder.mesh,
      city,
      new Map([
        [1, [west]],
        [2, [east]],
      ]),
    );
    const topology = chain(builder.mesh);
    expect(areaOf(topology, 3, 1) + areaOf(topology, 3, 2)).toBe(100 * 100 + 10 * 10);
    expect(areaOf(topology, 3, 2)).toBe(5000);
    expect(areaOf(topology, 3, 0)).toBe(10_000);
    expect(neighbours(topology, 3, 0)).toEqual([2]);
    expect(neighbours(topology, 3, 1)).toEqual([2]);
  });
});

describe('names on the map', () => {
  const at = (...values: number[]) => Float32Array.from(values);
  const labels = (names: string[], population: number[], seat: number[] = []) => ({
    names,
    population: Float64Array.from(population),
    department: new Uint16Array(names.length),
    region: new Uint16Array(names.length),
    epci: new Uint16Array(names.length),
    canton: new Uint16Array(names.length),
    seat: Uint8Array.from(names, (_, i) => seat[i] ?? SEAT.none),
  });

  test('the larger of two close towns comes first, and the other once there is room', () => {
    const centres = { longitude: at(3.3, 3.4, 4.4), latitude: at(46.5, 46.5, 48) };
    const places = placesOf(labels(['Moulins', 'Yzeure', 'Rennes'], [19_000, 13_000, 220_000]), centres, 3, 10);
    expect(places.map(({ name, rank }) => [name, rank])).toEqual([
      ['Rennes', 0],
      ['Moulins', 1],
      ['Yzeure', 2],
    ]);
    const [rennes, moulins, yzeure] = places.map(({ zoom }) => zoom);
    expect(rennes).toBe(3);
    // A tenth of a degree is 9.1 pixels at zoom 6 and 18.2 at zoom 7.
    expect([moulins, yzeure]).toEqual([3, 7]);
  });

  test('a city is named as a whole until the last zoom', () => {
    const centres = { longitude: at(2.33, 2.36, NaN), latitude: at(48.86, 48.83, NaN) };
    const names = ['Paris 1er Arrondissement', 'Paris 13e Arrondissement', 'Papeete'];
    const seats = [SEAT.prefecture, SEAT.prefecture];
    const places = placesOf(labels(names, [15_000, 180_000, NaN], seats), centres, 3, 10);
    expect(places.map(({ name, zoom, seat }) => [name, zoom, seat])).toEqual([
      ['Paris', 3, SEAT.prefecture],
      ['Paris 13e', 10, SEAT.none],
      ['Paris 1er', 10, SEAT.none],
    ]);
  });
});

test('an archive is read back by the reader of the page', async () => {
  const tiles = [
    { z: 4, x: 8, y: 5, data: Uint8Array.from([1, 2, 3]) },
    { z: 3, x: 4, y: 2, data: Uint8Array.from([9]) },
  ];
  const bytes = writePmtiles(tiles, { west: -5, south: 41, east: 10, north: 51 }, { name: 'essai' });
  const archive = new PMTiles({
    getKey: () => 'essai',
    getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  });
  const header = await archive.getHeader();
  expect(header).toMatchObject({ minZoom: 3, maxZoom: 4, numTileEntries: 2, minLon: -5, maxLat: 51, clustered: true });
  expect(await archive.getMetadata()).toEqual({ name: 'essai' });
  const entry = { offset: header.tileDataOffset, length: header.tileDataLength };
  expect([...bytes.subarray(entry.offset, entry.offset + (entry.length ?? 0))]).toEqual([9, 1, 2, 3]);
});
