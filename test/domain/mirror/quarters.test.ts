import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { group, sum } from 'd3-array';
import { area } from '@turf/area';
import { multiPolygon } from '@turf/helpers';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../scripts/data/sources';
import { NO_CPTS, type Atlas, type ExistingCpts } from '../../../src/atlas/atlas';
import { cutCommunes } from '../../../src/atlas/quarters/cut';
import { codesOf } from '../../../src/atlas/quarters/units';
import { readArcs, readAtlas } from '../../../src/cli/folder';
import { openNodeEngine } from '../../../src/data/engine-node';
import type { ImportedLayer } from '../../../src/data/importers/types';
import { nodeFile } from '../../../src/data/readers/node-file';
import { piecesOf } from '../../../src/domain/contiguity';
import { createCountry } from '../../../src/domain/country';
import { overlapsOf } from '../../../src/domain/overlaps';
import { Territory } from '../../../src/domain/territory';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { groundOf, type Area, type Wishes } from '../../../src/planner/ground';
import { maillage, type Maillage } from '../../../src/planner/maillage';
import { takeFile } from '../../../src/sources/take';
import { DATA_FOLDER } from '../../folder';

const { root } = openSource(undefined)!;
const engine = await openNodeEngine();
const whole = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, whole);
afterAll(() => engine.close());

async function layersOf(name: string): Promise<ImportedLayer[]> {
  const context = { atlas: whole, outlines: () => arcs };
  return (await takeFile(engine, await nodeFile(join(root, 'iris', name)), context)).layers;
}

function brought<Brings extends ImportedLayer['brings']>(layers: readonly ImportedLayer[], brings: Brings) {
  return layers.find((layer) => layer.brings === brings) as Extract<ImportedLayer, { brings: Brings }>;
}

async function cutFrom(outlines: string, counted: string | null = null) {
  const drawn = await layersOf(outlines);
  const { communes, layer } = brought(drawn, 'quarters');
  const census = brought(counted === null ? drawn : await layersOf(counted), 'census') as
    Extract<ImportedLayer, { brings: 'census' }> | undefined;
  const people = census && { layer: census.layer.id, vintage: census.layer.vintage, inhabitants: census.inhabitants };
  const quarters = { layer: layer.id, vintage: layer.vintage, communes };
  return { communes, people, ...cutCommunes(whole, arcs, quarters, people ?? null, communes.keys()) };
}

describe('the Alpes-Maritimes by IRIS', () => {
  let cut: Awaited<ReturnType<typeof cutFrom>>;
  let cpts: ExistingCpts[];
  beforeAll(async () => {
    cut = await cutFrom('contours-iris-06-2025.geojson.gz', 'pop-iris-06-2019.xlsx');
    cpts = brought(await layersOf('cpts-iris-06-2024.csv'), 'cpts').cpts;
  });

  it('cuts the 27 communes of several IRIS, Nice into 146', () => {
    expect(cut.communes.size).toBe(27);
    expect(sum(cut.communes.values(), (quarters) => quarters.length)).toBe(500 - 136);
    expect(cut.communes.get('06088')).toHaveLength(146);
    expect(cut.people!.inhabitants.size).toBe(500);
    expect(sum(cut.people!.inhabitants.values())).toBeCloseTo(1_094_283, 0);
    const nice = [...cut.people!.inhabitants].filter(([code]) => code.startsWith('06088'));
    expect(sum(nice, ([, inhabitants]) => inhabitants)).toBeCloseTo(342_669, 0);
  });

  it('gives each CPTS its IRIS: those of Nice to the inhabitant of the census, all of it to that of the commune', () => {
    const named = cpts.map(({ name }) => name);
    expect(named).toHaveLength(16);
    expect(named.filter((name) => !/^cpts/i.test(name))).toEqual(['H3VE']);
    const inNice = cpts
      .map(({ quarters = [] }) => quarters.filter((code) => code.startsWith('06088')))
      .filter((codes) => codes.length)
      .sort((a, b) => b.length - a.length);
    expect(inNice.map((codes) => codes.length)).toEqual([98, 33, 15]);
    const counted = inNice.map((codes) => Math.round(sum(codes, (code) => cut.people!.inhabitants.get(code)!)));
    expect(counted).toEqual([218_586, 87_354, 36_729]);

    const country = createCountry(cut.atlas, { cpts, listings: [], withdrawn: [] });
    const territories = inNice.map((codes) => {
      const units = codes.map((code) => cut.atlas.codes.indexOf(code));
      return new Territory(country, units).population();
    });
    expect(territories.map(({ unknown }) => unknown)).toEqual([0, 0, 0]);
    expect(sum(territories, ({ known }) => known)).toBe(357_737);
  });

  it('finds no overlap of a CPTS with another', () => {
    const country = createCountry(cut.atlas, { cpts, listings: [], withdrawn: [] });
    country.network.cpts.forEach(({ name, units }) => {
      const { overlaps, shared } = overlapsOf(country, { units: new UnitSet(units) }, []);
      expect([name, ...overlaps.map((overlap) => overlap.name), shared.length]).toEqual([name, name, 0]);
    });
  });

  it('finds the pieces that a search over the polygons finds', () => {
    const country = createCountry(cut.atlas, { cpts, listings: [], withdrawn: [] });
    const touching = neighboursByEdge('contours-iris-06-2025.geojson.gz');
    const holder = new Map(cpts.flatMap(({ quarters = [], name }) => quarters.map((code) => [code, name])));
    for (const { name, units } of country.network.cpts) {
      const own = [...holder].filter(([, held]) => held === name).map(([code]) => code);
      const found = piecesOf(country, new UnitSet(units)).length;
      expect([name, found]).toEqual([name, piecesOfCodes(own, touching)]);
    }
  });
});

describe.each([
  ['wfs-iris-06088-2026.geojson', '06088', 146],
  ['wfs-iris-31555-2026.geojson', '31555', 153],
  ['wfs-iris-34172-2026.geojson', '34172', 93],
  ['rennes-iris-p22-2024.geojson', '35238', 93],
])('%s', (name, code, count) => {
  it('cuts the commune: neighbours as the edges of the file have them, the outline as before, no surface lost', async () => {
    const { atlas, arcs: drawn } = await cutFrom(name);
    const { units } = atlas.cut!.communes.find((commune) => commune.code === code)!;
    expect(units).toHaveLength(count);

    const { offsets, targets } = atlas.adjacency;
    const touching = neighboursByEdge(name);
    const inside = (unit: number) =>
      Array.from(targets.subarray(offsets[unit], offsets[unit + 1]), (u) => atlas.codes[u]);
    for (const unit of units) {
      const found = inside(unit).filter((other) => touching.has(other));
      expect([atlas.codes[unit], ...found.sort()]).toEqual([
        atlas.codes[unit],
        ...[...touching.get(atlas.codes[unit])!].sort(),
      ]);
    }

    const shape = (of: typeof arcs, some: Iterable<number>) =>
      multiPolygon(outline(of, new UnitSet(some)) as Position[][][]);
    const before = area(shape(arcs, [whole.codes.indexOf(code)]));
    // Borders end on the grid of the arcs, up to a metre from the outline, which both sides then follow.
    expect(area(shape(drawn, units)) / before).toBeCloseTo(1, 4);
    const parts = Array.from(units, (unit) => area(shape(drawn, [unit])));
    expect(sum(parts) / before).toBeCloseTo(1, 3);
    const around = new Set(
      Array.from(units)
        .flatMap(inside)
        .filter((other) => !touching.has(other)),
    );
    const former = whole.codes.indexOf(code);
    const beside = whole.adjacency.targets.subarray(
      whole.adjacency.offsets[former],
      whole.adjacency.offsets[former + 1],
    );
    expect([...around].sort()).toEqual(Array.from(beside, (unit) => whole.codes[unit]).sort());
  });
});

describe('proposals in a city that is cut', () => {
  const wished = 60_000;
  const wishes = (inhabitants: number): Wishes => ({
    objective: 'balance',
    minimum: 20_000,
    wish: { kind: 'size', inhabitants },
    seed: 1,
  });
  const around = (atlas: Atlas, code: string): Area => {
    const department = atlas.department[whole.codes.indexOf(code)];
    return {
      scope: Uint16Array.from(atlas.codes.keys()).filter((unit) => atlas.department[unit] === department),
      held: new Uint16Array(),
    };
  };
  const codesIn = (atlas: Atlas, { territories }: Maillage) => territories.map(({ units }) => codesOf(atlas, units));

  it.each([
    ['wfs-iris-06088-2026.geojson', '06088'],
    ['wfs-iris-31555-2026.geojson', '31555'],
    ['wfs-iris-34172-2026.geojson', '34172'],
  ])('%s: near the wished size, of one piece, grands quartiers spared', async (name, code) => {
    const { communes } = await cutFrom(name);
    // As many in each: Toulouse and Montpellier have no census here.
    const inhabitants = new Map([...communes.values()].flat().map((quarter) => [quarter.code, 1000]));
    const people = { layer: 'import-census', vintage: '2022', inhabitants } as const;
    const layer = { layer: 'import-quarters', vintage: '2026', communes } as const;
    const { atlas } = cutCommunes(whole, arcs, layer, people, [code]);
    const country = createCountry(atlas, NO_CPTS);
    const ground = groundOf(country);
    const area = around(atlas, code);
    const {
      communes: [units],
      district,
    } = ground.cut!;
    const districts = [...group(units, (unit) => district[unit]).values()];
    const apart = { ...ground, cut: { ...ground.cut!, district: Uint16Array.from(district.keys()) } };
    const spared = maillage(ground, area, wishes(wished));
    const unspared = maillage(apart, area, wishes(wished));
    const cutIn = ({ territories }: Maillage) =>
      districts.filter(
        (district) => territories.filter(({ units }) => district.some((u) => units.includes(u))).length > 1,
      );

    const city = spared.territories.filter(({ units }) => districts.flat().some((u) => units.includes(u)));
    expect(city.length).toBeGreaterThan(4);
    for (const { units, population } of city) {
      expect(piecesOf(country, new UnitSet(units))).toHaveLength(1);
      expect(population / wished).toBeGreaterThan(0.75);
      expect(population / wished).toBeLessThan(1.25);
    }
    expect(sum(spared.territories, ({ units }) => units.length)).toBe(area.scope.length);
    expect(cutIn(spared)).toEqual([]);
    expect(cutIn(unspared).length).toBeGreaterThan(5);

    // Wished larger than the city, it is as if nothing were cut.
    const uncut = maillage(groundOf(createCountry(whole, NO_CPTS)), around(whole, code), wishes(600_000));
    expect(codesIn(atlas, maillage(ground, area, wishes(600_000)))).toEqual(codesIn(whole, uncut));
  });
});

it('shares Rennes by the census that its file brings', async () => {
  const { atlas, people } = await cutFrom('rennes-iris-p22-2024.geojson');
  expect(people!.vintage).toBe('2022');
  const { units } = atlas.cut!.communes[0];
  const [{ values }] = atlas.populations;
  expect(sum(units, (unit) => values[unit])).toBe(whole.populations[0].values[units[0]]);
});

/** Which IRIS share an edge, from the file itself. */
function neighboursByEdge(name: string): Map<string, Set<string>> {
  const bytes = readFileSync(join(root, 'iris', name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  type Named = { code_iris: string } | { CODE_IRIS: string };
  const features = (JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon, Named>).features.map(
    ({ geometry, properties }) => ({
      geometry,
      code_iris: 'code_iris' in properties ? properties.code_iris : properties.CODE_IRIS,
    }),
  );
  const edges = features.flatMap(({ geometry, code_iris }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons
      .flat()
      .flatMap((ring) =>
        ring.slice(1).map((point, i) => ({ code_iris, edge: [ring[i].join(), point.join()].sort().join(' ') })),
      );
  });
  const touching = new Map(features.map(({ code_iris }) => [code_iris, new Set<string>()]));
  for (const sides of group(edges, ({ edge }) => edge).values())
    for (const { code_iris: one } of sides)
      for (const { code_iris: other } of sides) if (one !== other) touching.get(one)!.add(other);
  return touching;
}

function piecesOfCodes(codes: readonly string[], touching: ReadonlyMap<string, ReadonlySet<string>>): number {
  const left = new Set(codes);
  let pieces = 0;
  for (const code of codes) {
    if (!left.delete(code)) continue;
    pieces++;
    const queue = [code];
    for (const at of queue) for (const next of touching.get(at)!) if (left.delete(next)) queue.push(next);
  }
  return pieces;
}
