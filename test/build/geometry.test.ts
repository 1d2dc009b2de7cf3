import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { rollup } from 'd3-array';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { PbfReader } from 'pbf';
import { PMTiles, tileIdToZxy, type Entry } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { contains, doubleArea, ringsOf, sidesOf } from '../../src/atlas/topology/rings';
import { SEAT } from '../../scripts/data/geometry';
import { ellipsoidalArea } from '../../scripts/data/geometry/measure';
import { NONE, type Topology } from '../../src/atlas/atlas';
import { FILES } from '../../src/atlas/file-names';
import { readAtlas } from '../../src/cli/folder';
import { builtTopology, DATA_FOLDER } from '../folder';

const atlas = readAtlas(DATA_FOLDER);
const topology = builtTopology();
const sides = sidesOf(topology, atlas.count);
const { offsets, targets } = atlas.adjacency;
const rings = Array.from({ length: atlas.count }, (_, unit) => ringsOf(topology, sides, unit));
const drawn = rings.flatMap((list, unit) => (list.length ? [unit] : []));

describe('the outlines', () => {
  test('draw every unit but the 94 communes of the collectivités d’outre-mer', () => {
    expect(drawn).toHaveLength(34_917);
    rings.forEach((list, unit) => {
      if (list.length) return;
      expect(atlas.codes[unit]).toMatch(/^97[578]|^98/);
      expect([atlas.longitude[unit], atlas.latitude[unit], atlas.area[unit]]).toEqual([NaN, NaN, NaN]);
      expect(offsets[unit + 1] - offsets[unit]).toBe(0);
    });
  });

  test('give each unit rings of three points or more around a positive surface', () => {
    const flat = drawn.filter(
      (unit) =>
        rings[unit].some((ring) => ring.length < 6) ||
        rings[unit].reduce((sum, ring) => sum + doubleArea(ring), 0) <= 0,
    );
    expect(flat.map((unit) => atlas.codes[unit])).toEqual([]);
  });

  test('keep the centre of all but a handful of units inside them, once simplified', () => {
    const outside = drawn.filter(
      (unit) => !contains(rings[unit], atlas.longitude[unit] * 1e5, atlas.latitude[unit] * 1e5),
    );
    expect(outside.length).toBeLessThan(10);
  });

  test.each(['03', '29', '2A', '75', '973'])('cover department %s without gap or overlap', (code) => {
    const department = atlas.departments.findIndex((group) => group.code === code);
    const inside = (unit: number) => unit !== NONE && atlas.department[unit] === department;
    const units = drawn.filter(inside);
    const union: Topology = {
      ...topology,
      left: topology.left.map((unit) => (inside(unit) ? 0 : NONE)),
      right: topology.right.map((unit) => (inside(unit) ? 0 : NONE)),
    };
    const border = [...union.left.keys()].filter((arc) => union.left[arc] !== union.right[arc]);
    let outline = 0;
    for (const arc of border) {
      const from = union.offsets[arc];
      const line = [...union.x.subarray(from, union.offsets[arc + 1])].flatMap((x, i) => [x, union.y[from + i]]);
      outline += (union.left[arc] === 0 ? 1 : -1) * sweep(line);
    }
    const parts = units.reduce((sum, unit) => sum + rings[unit].reduce((s, ring) => s + doubleArea(ring), 0), 0);
    expect(parts).toBe(outline);
    const exact = units.reduce((sum, unit) => sum + atlas.area[unit], 0);
    const shown = units.reduce((sum, unit) => sum + rings[unit].reduce((s, ring) => s + ellipsoidalArea(ring), 0), 0);
    expect(Math.abs(shown / exact - 1)).toBeLessThan(0.01);
  });
});

/** Twice the surface swept by a line seen from the origin. */
function sweep(line: number[]): number {
  let sum = 0;
  for (let i = 0; i + 3 < line.length; i += 2) sum += line[i] * line[i + 3] - line[i + 2] * line[i + 1];
  return sum;
}

describe('the neighbours', () => {
  test('are mutual, ascending, and those of the arcs', () => {
    const pairs = new Set<number>();
    for (let unit = 0; unit < atlas.count; unit++)
      for (let i = offsets[unit]; i < offsets[unit + 1]; i++) {
        if (i > offsets[unit] && targets[i] <= targets[i - 1]) expect.fail(`${atlas.codes[unit]} is not ascending`);
        pairs.add(unit * 65_536 + targets[i]);
      }
    const shared = new Set<number>();
    topology.left.forEach((left, arc) => {
      const right = topology.right[arc];
      if (left === NONE || right === NONE) return;
      shared.add(left * 65_536 + right).add(right * 65_536 + left);
    });
    expect(pairs.size).toBe(targets.length);
    expect(pairs).toEqual(shared);
  });

  test('leave open to the outside the units that have it on one side, and no other', () => {
    const open = Uint8Array.from(rings, (list) => (list.length ? 0 : 1));
    topology.left.forEach((left, arc) => {
      if (topology.right[arc] === NONE) open[left] = 1;
    });
    expect(atlas.exterior).toEqual(open);
  });

  test.each(['03', '15', '63', '69', '75', '87'])('close department %s, which is inland', (code) => {
    const department = atlas.departments.findIndex((group) => group.code === code);
    expect(drawn.filter((unit) => atlas.department[unit] === department && atlas.exterior[unit])).toEqual([]);
  });
});

const archive = readFileSync(join(DATA_FOLDER, FILES.tiles));
const bytesAt = (offset: number, length: number) => Uint8Array.from(archive.subarray(offset, offset + length));

/** The entries of the single directory, and their tiles. */
async function entriesOf(): Promise<(Entry & { z: number; x: number; y: number; data: Uint8Array })[]> {
  const reader = new PMTiles({
    getKey: () => 'tiles',
    getBytes: async (offset, length) => ({ data: bytesAt(offset, length).buffer }),
  });
  const header = await reader.getHeader();
  const directory = await reader.cache.getDirectory(
    reader.source,
    header.rootDirectoryOffset,
    header.rootDirectoryLength!,
    header,
  );
  return directory.map((entry) => {
    const [z, x, y] = tileIdToZxy(entry.tileId);
    return { ...entry, z, x, y, data: bytesAt(header.tileDataOffset + entry.offset, entry.length) };
  });
}

describe('the tiles', async () => {
  const entries = await entriesOf();
  const decoded = (z: number) =>
    entries.filter((entry) => entry.z === z).map(({ data }) => new VectorTile(new PbfReader(gunzipSync(data))));
  const idsAt = (z: number) => {
    const ids = new Set<number>();
    for (const { layers } of decoded(z))
      for (let i = 0; i < (layers.units?.length ?? 0); i++) ids.add(layers.units.feature(i).id!);
    return ids;
  };
  const namesAt = (z: number) => {
    const names = new Set<string>();
    for (const { layers } of decoded(z))
      for (let i = 0; i < (layers.places?.length ?? 0); i++)
        names.add(layers.places.feature(i).properties.name as string);
    return names;
  };

  test.each([3, 5, 10])('show every drawn unit at zoom %i, by its index', (z) => {
    expect([...idsAt(z)].sort((a, b) => a - b)).toEqual(drawn);
  });

  test('paint the units of the first view of the country from under 600 kB', () => {
    const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * 32);
    const view = entries.filter(({ z, x, y }) => z === 5 && x >= column(-6) && x <= column(10) && y >= 10 && y <= 11);
    expect(view.length).toBe(4);
    expect(view.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(600_000);
  });

  test('weigh under 15.2 MB in all', () => expect(archive.length).toBeLessThan(15.2e6));

  test('name ever more towns as one comes near, the largest first, and all from near', () => {
    const counts = [6, 7, 8, 9].map((z) => namesAt(z).size);
    [1700, 5800, 17_500, 31_000].forEach((wished, i) => {
      expect(counts[i]).toBeGreaterThan(wished * 0.9);
      expect(counts[i]).toBeLessThan(wished * 1.1);
    });
    for (const name of ['Paris', 'Marseille', 'Lyon', 'Toulouse', 'Nantes', 'Brest'])
      expect(namesAt(6)).toContain(name);
    expect([...namesAt(9)].filter((name) => /\d/.test(name))).toEqual([]);
    expect(namesAt(10)).toContain('Paris 13e');
    expect(namesAt(10)).toContain("Castelmoron-d'Albret");
  });

  test('draw a unit on the same ground as the outlines', () => {
    const unit = atlas.codes.indexOf('03190');
    const xs = rings[unit].flatMap((ring) => ring.filter((_, i) => i % 2 === 0)).map((x) => x / 1e5);
    let [west, east] = [Infinity, -Infinity];
    for (const { z, x, y, data } of entries.filter((entry) => entry.z === 10)) {
      const layer = new VectorTile(new PbfReader(gunzipSync(data))).layers.units;
      for (let i = 0; i < (layer?.length ?? 0); i++) {
        const feature = layer.feature(i);
        if (feature.id !== unit) continue;
        const { coordinates } = feature.toGeoJSON(x, y, z).geometry as MultiPolygon;
        for (const longitude of coordinates.flat(3).filter((_, k) => k % 2 === 0)) {
          west = Math.min(west, longitude);
          east = Math.max(east, longitude);
        }
      }
    }
    expect(west).toBeCloseTo(Math.min(...xs), 3);
    expect(east).toBeCloseTo(Math.max(...xs), 3);
  });

  test('draw borders between EPCI, between departments and between regions, the last among the former', () => {
    const lengthOf = (name: string, zoom = 8) =>
      decoded(zoom).reduce((sum, { layers }) => {
        for (let i = 0; i < (layers[name]?.length ?? 0); i++)
          for (const line of layers[name].feature(i).loadGeometry())
            for (let k = 1; k < line.length; k++) sum += line[k].dist(line[k - 1]);
        return sum;
      }, 0);
    expect(lengthOf('regions')).toBeGreaterThan(0);
    expect(lengthOf('departments')).toBeGreaterThan(2 * lengthOf('regions'));
    expect(lengthOf('epcis')).toBeGreaterThan(2 * lengthOf('departments'));
    // Cantons are known where INSEE's file of populations is there to tell them.
    if (atlas.manifest.totals.cantons) expect(lengthOf('cantons', 10)).toBeGreaterThan(2 * lengthOf('departments', 10));
    else expect(lengthOf('cantons', 10)).toBe(0);
  });

  test('mark the prefecture of each department that is drawn, and its sub-prefectures', () => {
    const seats = new Map<number, Set<string>>();
    for (const { layers } of decoded(10))
      for (let i = 0; i < (layers.places?.length ?? 0); i++) {
        const { name, seat } = layers.places.feature(i).properties as { name: string; seat: number };
        seats.set(seat, (seats.get(seat) ?? new Set()).add(name));
      }
    expect(seats.get(SEAT.prefecture)!.size).toBe(101);
    for (const name of ['Moulins', 'Paris', 'Ajaccio', 'Cayenne']) expect(seats.get(SEAT.prefecture)).toContain(name);
    for (const name of ['Vichy', 'Ambert', 'Brest']) expect(seats.get(SEAT.subPrefecture)).toContain(name);
    expect(seats.get(SEAT.none)).toContain('Cusset');
  });
});

describe('the context', () => {
  const text = readFileSync(join(DATA_FOLDER, FILES.context), 'utf8');
  const { features } = JSON.parse(text) as FeatureCollection;
  const ofKind = (...kinds: string[]) =>
    features.filter(({ properties }) => kinds.includes(properties!.kind as string));

  test('is France among its neighbours, within a small file', () => {
    const at = (longitude: number, latitude: number) =>
      (ofKind('france', 'foreign') as Feature<MultiPolygon>[])
        .filter(({ geometry }) =>
          contains(
            geometry.coordinates.flat().map((r) => r.flat()),
            longitude,
            latitude,
          ),
        )
        .map(({ properties }) => properties!.kind as string);
    expect(at(2.35, 48.85)).toEqual(['france']);
    expect(at(-52.5, 4)).toEqual(['france']);
    expect(at(165.5, -21.5)).toEqual(['france']);
    expect(at(4.35, 50.85)).toEqual(['foreign']);
    expect(at(-3.7, 40.4)).toEqual(['foreign']);
    expect(at(100, 62)).toEqual(['foreign']);
    expect(at(-30, 45)).toEqual([]);
    expect(text.length).toBeLessThan(300_000);
  });

  test('names the cities that the country seen whole may name, prefectures as such', () => {
    const towns = new Map(ofKind('town').map(({ properties }) => [properties!.name as string, properties!]));
    for (const name of ['Paris', 'Lyon', 'Nantes', 'Rennes', 'Grenoble', 'Rouen', 'Dijon', 'Montpellier'])
      expect(towns.get(name)?.seat).toBe(SEAT.prefecture);
    expect(towns.get('Brest')?.seat).toBe(SEAT.subPrefecture);
    expect(Math.max(...[...towns.values()].map(({ rank }) => rank as number))).toBeLessThan(400);
  });

  test('draws each limit between two departments once, as that of two regions where it is', () => {
    const limits = ofKind('department', 'region') as Feature<MultiLineString>[];
    const ends = limits.map(({ geometry }) =>
      geometry.coordinates.flatMap((line) => [line[0], line.at(-1)!].map((point) => point.join())),
    );
    expect(limits.map(({ properties }) => properties!.kind as string)).toEqual(['department', 'region']);
    // Where three departments meet, three limits end.
    const meetings = rollup(
      ends.flat(),
      (met) => met.length,
      (end) => end,
    );
    expect([...meetings.values()].filter((met) => met === 3).length).toBeGreaterThan(100);
    const near = ({ geometry }: Feature<MultiLineString>, x: number, y: number) =>
      geometry.coordinates.flat().some((point) => Math.hypot(point[0] - x, point[1] - y) < 0.15);
    // Aisne and Marne are of two regions, Var and Alpes-Maritimes of one.
    expect(limits.map((limit) => near(limit, 3.7, 49.25))).toEqual([false, true]);
    expect(limits.map((limit) => near(limit, 6.85, 43.75))).toEqual([true, false]);
  });
});
