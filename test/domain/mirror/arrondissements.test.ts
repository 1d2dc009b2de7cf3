import { group, sum } from 'd3-array';
import { area } from '@turf/area';
import { multiPolygon } from '@turf/helpers';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutCommunes } from '../../../src/atlas/quarters/cut';
import { readArcs, readAtlas } from '../../../src/cli/folder';
import { openNodeEngine } from '../../../src/data/engine-node';
import { createCountry } from '../../../src/domain/country';
import { Territory } from '../../../src/domain/territory';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { takeFile } from '../../../src/sources/take';
import { bandsOf, reachOf } from '../../bands';
import { DATA_FOLDER } from '../../folder';

const engine = await openNodeEngine();
const whole = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, whole);
afterAll(() => engine.close());

type Cell = Feature<Polygon | MultiPolygon, { code_iris: string; nom_iris: string; P22_POP: number }>;

/**
 * The arrondissements of a city, cut by the same meridians: no file of their IRIS is at hand, so these stand for them,
 * with codes that begin with that of the arrondissement as INSEE's do.
 */
function cellsOf(codes: readonly string[], step: number): Cell[] {
  const onGrid = (position: Position): Position => position.map((degrees) => Math.round(degrees * 1e5) / 1e5);
  return codes.flatMap((code) => {
    const unit = whole.codes.indexOf(code);
    const [first, last] = reachOf(arcs, unit).map((x) => Math.floor(x / step));
    const lines = Array.from({ length: last - first + 2 }, (_, i) => Math.round((first + i) * step * 1e5) / 1e5);
    return bandsOf(arcs, unit, lines).flatMap((band, i): Cell[] => {
      if (!band) return [];
      const { geometry } = band;
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return [
        {
          type: 'Feature',
          geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((one) => one.map(onGrid))) },
          properties: {
            code_iris: `${code}01${String(i + 1).padStart(2, '0')}`,
            nom_iris: `Tranche ${i + 1}`,
            P22_POP: 1000 + i,
          },
        },
      ];
    });
  });
}

const surfaceOf = (of: typeof arcs, units: Iterable<number>) =>
  area(multiPolygon(outline(of, new UnitSet(units)) as Position[][][]));

const numbered = (first: number, count: number) => Array.from({ length: count }, (_, i) => String(first + i));

describe.each([
  ['Marseille', numbered(13201, 16), 0.02],
  ['Lyon', numbered(69381, 9), 0.01],
  ['Paris', numbered(75101, 20), 0.01],
])('%s: IRIS of arrondissements', (_, codes, step) => {
  const cells = cellsOf(codes, step);
  let cutting: ReturnType<typeof cutCommunes>;
  beforeAll(async () => {
    const text = JSON.stringify({ type: 'FeatureCollection', features: cells });
    const { layers } = await takeFile(engine, new File([text], 'iris.geojson'), { atlas: whole, outlines: () => arcs });
    const drawn = layers.find((layer) => layer.brings === 'quarters')!;
    const census = layers.find((layer) => layer.brings === 'census')!;
    if (drawn.brings !== 'quarters' || census.brings !== 'census') throw new Error('no quarters');
    const quarters = { layer: drawn.layer.id, vintage: drawn.layer.vintage, communes: drawn.communes };
    const people = { layer: census.layer.id, vintage: census.layer.vintage, inhabitants: census.inhabitants };
    cutting = cutCommunes(whole, arcs, quarters, people, drawn.communes.keys());
  });

  it('cuts each arrondissement that has several, sums to its inhabitants, and to the city', () => {
    const { atlas } = cutting;
    // The outline of Marseille 2e, drawn at the scale of the map without its basins, is not taken for the whole of it.
    const isDrawn = (code: string) =>
      surfaceOf(arcs, [whole.codes.indexOf(code)]) / 1e6 >= 0.9 * whole.area[whole.codes.indexOf(code)];
    const several = codes.filter(
      (code) => cells.filter((cell) => cell.properties.code_iris.startsWith(code)).length > 1 && isDrawn(code),
    );
    expect(several.length).toBeGreaterThan(codes.length - 3);
    expect(atlas.cut!.communes.map(({ code }) => code)).toEqual(several);
    const country = createCountry(atlas, { cpts: [], listings: [], withdrawn: [] });
    const [{ values }] = whole.populations;
    for (const { code, units } of atlas.cut!.communes) {
      const [people] = atlas.populations;
      expect([code, sum(units, (unit) => people.values[unit])]).toEqual([code, values[whole.codes.indexOf(code)]]);
      expect(new Territory(country, units).population()).toEqual({
        known: values[whole.codes.indexOf(code)],
        unknown: 0,
      });
    }
  });

  it('has for neighbours those that share an edge, within an arrondissement and across', () => {
    const { atlas } = cutting;
    const edges = cells.flatMap(({ geometry, properties: { code_iris } }) =>
      (geometry as MultiPolygon).coordinates
        .flat()
        .flatMap((ring) =>
          ring.slice(1).map((point, i) => ({ code_iris, edge: [ring[i].join(), point.join()].sort().join(' ') })),
        ),
    );
    const touching = new Map(cells.map(({ properties }) => [properties.code_iris, new Set<string>()]));
    for (const sides of group(edges, ({ edge }) => edge).values())
      for (const { code_iris: one } of sides)
        for (const { code_iris: other } of sides) if (one !== other) touching.get(one)!.add(other);
    const groupOf = new Map<string, string>();
    for (const first of touching.keys()) {
      const reached = groupOf.has(first) ? [] : [first];
      for (const code of reached) {
        groupOf.set(code, first);
        for (const next of touching.get(code)!)
          if (next.startsWith(first.slice(0, 5)) && !groupOf.has(next) && !reached.includes(next)) reached.push(next);
      }
    }
    const { offsets, targets } = atlas.adjacency;
    const drawn = atlas.cut!.communes.flatMap(({ units }) => [...units]);
    for (const unit of drawn) {
      const near = Array.from(targets.subarray(offsets[unit], offsets[unit + 1]), (other) => atlas.codes[other]);
      // An island holds to the nearest of its arrondissement, which no edge says.
      const isBridged = (code: string) => code.startsWith(own.slice(0, 5)) && groupOf.get(code) !== groupOf.get(own);
      const own = atlas.codes[unit];
      const expected = [...touching.get(own)!].filter((code) => atlas.codes.includes(code));
      expect([atlas.codes[unit], ...near.filter((code) => touching.has(code) && !isBridged(code)).sort()]).toEqual([
        atlas.codes[unit],
        ...expected.sort(),
      ]);
    }
  });

  it('keeps the outline of each arrondissement and of the city: no surface lost, none twice', () => {
    const { atlas, arcs: drawn } = cutting;
    for (const { code, units } of atlas.cut!.communes) {
      const before = surfaceOf(arcs, [whole.codes.indexOf(code)]);
      // Both sides follow a border that ends on the grid, up to a metre from where it was.
      expect(surfaceOf(drawn, units) / before).toBeCloseTo(1, 3);
      expect(sum(units, (unit) => surfaceOf(drawn, [unit])) / before).toBeCloseTo(1, 3);
    }
    const before = codes.map((code) => whole.codes.indexOf(code));
    const after = before.flatMap((unit) => [
      ...(atlas.cut!.communes.find(({ units }) => units[0] === unit)?.units ?? [unit]),
    ]);
    expect(surfaceOf(drawn, after) / surfaceOf(arcs, before)).toBeCloseTo(1, 4);
  });
});
