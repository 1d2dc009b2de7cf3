import { gunzipSync } from 'node:zlib';
import turfArea from '@turf/area';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { approximateOutlines } from '../../../scripts/data/geometry/approximate';
import { trueOutlines } from '../../../scripts/data/geometry/contours';
import { adjacencyOf } from '../../../src/atlas/topology/adjacency';
import { exteriorOf, measure } from '../../../scripts/data/geometry/measure';
import { contains, doubleArea, ringsOf, sidesOf } from '../../../src/atlas/topology/rings';
import { openSource, readSource } from '../../../scripts/data/sources';
import { openUnits } from '../../../scripts/data/layers/moves';
import { NONE, type Adjacency, type Topology } from '../../../src/atlas/atlas';

type Commune = Feature<Polygon | MultiPolygon, { code: string; departement: string }>;

const folder = openSource(undefined)!;
const units = await openUnits(folder);
const { topology, layer } = (await trueOutlines(units, folder))!;
const sides = sidesOf(topology, units.count);
const adjacency = adjacencyOf(topology, units.count);
const measures = measure(topology, units.count);
const exterior = exteriorOf(topology, measures);

const file = gunzipSync(readSource(folder, 'contours/communes-2026.geojson.gz')!.bytes);
const communes = (JSON.parse(file.toString()) as { features: Commune[] }).features;
const polygons = ({ geometry }: Commune) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const codesAround = (code: string) => {
  const unit = units.index.get(code)!;
  return [...adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1])].map(
    (u) => units.codes[u],
  );
};

describe('true outlines', () => {
  test('take every outline of the files, those of the three cities to fit their arrondissements', () => {
    expect(layer.rows).toEqual({ read: 34_920, taken: 34_920, recoded: 0, setAside: 0, rejected: 0 });
  });

  test('give the communes of the Allier the neighbours found by comparing the edges of the raw polygons', () => {
    const near = new Set(['03', '18', '58', '71', '42', '63', '23']);
    const edges = new Map<string, Set<string>>();
    for (const commune of communes.filter(({ properties }) => near.has(properties.departement)))
      for (const ring of polygons(commune).flat())
        for (let i = 1; i < ring.length; i++) {
          const key = [ring[i - 1].join(' '), ring[i].join(' ')].sort().join(' | ');
          edges.set(key, (edges.get(key) ?? new Set()).add(commune.properties.code));
        }
    const expected = new Map<string, Set<string>>();
    for (const owners of edges.values())
      for (const code of owners)
        for (const other of owners)
          if (code !== other) expected.set(code, (expected.get(code) ?? new Set()).add(other));
    const allier = units.codes.filter((code) => code.startsWith('03'));
    expect(allier).toHaveLength(317);
    for (const code of allier) expect([code, codesAround(code)]).toEqual([code, [...expected.get(code)!].sort()]);
  });

  test.each([
    ['Moulins', '03190', '03013 03040 03200 03286 03321'],
    ['Paris 13e', '75113', '75105 75112 75114 94037 94041 94043'],
    ['Lyon 5e', '69385', '69089 69142 69202 69244 69381 69382 69389'],
    ['Marseille 1er', '13201', '13202 13203 13204 13205 13206 13207'],
    ['Mont-Dauphin, an enclave of Eygliers', '05082', '05052'],
    ['Ouessant, an island', '29155', ''],
  ])('know the neighbours of %s', (_, code, expected) => {
    expect(codesAround(code).join(' ')).toBe(expected);
  });

  test('leave no gap inland: the outside has two holes, Llívia and the Étang de Berre', () => {
    const outside: Topology = {
      ...topology,
      left: topology.left.map((_, arc) => (topology.right[arc] === NONE ? 0 : NONE)),
      right: new Uint16Array(topology.right.length).fill(NONE),
    };
    const holes = ringsOf(outside, sidesOf(outside, 1), 0).filter((ring) => doubleArea(ring) < 0);
    const middles = holes.map((ring) => [ring[0] / 1e5, ring[1] / 1e5]);
    expect(middles.sort((a, b) => a[0] - b[0]).map((middle) => middle.map(Math.round))).toEqual([
      [2, 42],
      [5, 44],
    ]);
  });

  test('close Paris and Lyon to the outside, and open Marseille on the sea', () => {
    const open = (city: string) => units.codes.filter((_, unit) => units.cityOf[unit] === city && exterior[unit]);
    expect(open('75056')).toEqual([]);
    expect(open('69123')).toEqual([]);
    expect(open('13055')).toEqual(['13201', '13202', '13207', '13208', '13209', '13215', '13216']);
  });

  test.each([
    ['75056', 20],
    ['69123', 9],
    ['13055', 16],
  ])('fill the city %s with its %i arrondissements', (city, count) => {
    const parts = units.codes.flatMap((_, unit) => (units.cityOf[unit] === city ? [unit] : []));
    expect(parts).toHaveLength(count);
    const raw = polygons(communes.find(({ properties }) => properties.code === city)!).flat();
    const shoelace = (ring: Position[]) =>
      ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0) * 1e10;
    const whole = raw.reduce((sum, ring) => sum + shoelace(ring), 0);
    const filled = parts.reduce(
      (sum, unit) => sum + ringsOf(topology, sides, unit).reduce((s, ring) => s + doubleArea(ring), 0),
      0,
    );
    expect(Math.abs(filled / whole - 1)).toBeLessThan(2e-4);
  });

  test('measure surfaces as turf does on its sphere, within its own error', () => {
    for (const commune of communes.filter((_, i) => i % 97 === 0)) {
      const unit = units.index.get(commune.properties.code);
      if (unit === undefined) continue;
      expect(Math.abs(measures.area[unit] / (turfArea(commune) / 1e6) - 1)).toBeLessThan(0.006);
    }
  });

  test('put every centre inside its unit', () => {
    const outside = units.codes.filter((_, unit) => {
      const rings = ringsOf(topology, sides, unit);
      return rings.length > 0 && !contains(rings, measures.longitude[unit] * 1e5, measures.latitude[unit] * 1e5);
    });
    expect(outside).toEqual([]);
  });
});

describe('approximate outlines against the true ones', () => {
  const approximate = approximateOutlines(units).topology;
  const guessed = adjacencyOf(approximate, units.count);
  const guessedSides = sidesOf(approximate, units.count);

  /** A repeatable sequence of numbers in [0, 1). */
  const sequence = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  test.each([
    ['03', 0.97, 0.84],
    ['29', 0.96, 0.8],
  ])('find most neighbours and most of the ground in department %s', (code, neighbours, ground) => {
    const inside = units.codes.flatMap((c, unit) => (c.startsWith(code) ? [unit] : []));
    let pairs = 0;
    let found = 0;
    for (const unit of inside) {
      const around = new Set(guessed.targets.subarray(guessed.offsets[unit], guessed.offsets[unit + 1]));
      for (const other of adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1])) {
        pairs++;
        if (around.has(other)) found++;
      }
    }
    expect(found / pairs).toBeGreaterThan(neighbours);

    const random = sequence(2026);
    let area = 0;
    let right = 0;
    for (const unit of inside) {
      const rings = ringsOf(topology, sides, unit);
      const guess = ringsOf(approximate, guessedSides, unit);
      const xs = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
      const ys = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
      const [west, south] = [Math.min(...xs), Math.min(...ys)];
      const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
      let hits = 0;
      let shared = 0;
      for (let i = 0; i < 400; i++) {
        const [x, y] = [west + random() * width, south + random() * height];
        if (!contains(rings, x, y)) continue;
        hits++;
        if (contains(guess, x, y)) shared++;
      }
      area += measures.area[unit];
      right += measures.area[unit] * (shared / hits);
    }
    expect(right / area).toBeGreaterThan(ground);
  });

  test('find 94 % of the neighbours of the country, and few that are not', () => {
    const keys = ({ offsets, targets }: Adjacency) => {
      const pairs = new Set<number>();
      for (let unit = 0; unit < units.count; unit++)
        for (let i = offsets[unit]; i < offsets[unit + 1]; i++) pairs.add(unit * 65_536 + targets[i]);
      return pairs;
    };
    const [expected, got] = [keys(adjacency), keys(guessed)];
    const both = [...expected].filter((key) => got.has(key)).length;
    expect(both / expected.size).toBeGreaterThan(0.94);
    expect(both / got.size).toBeGreaterThan(0.94);
  });
});
