import { area } from '@turf/area';
import { featureCollection, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import type { MultiPolygon, Position } from 'geojson';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexArcs, type IndexedArcs } from '../../../src/kernel/arcs';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { openFile } from '../../../src/data/readers/read';
import { builtTopology } from '../../folder';
import { groupsOf, redrawn } from '../../../scripts/bench/perimeters';
import { atlas, engine, outlines } from '../importers/context';
import { imported } from '../importers/reading';

const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
const POINTS = 400;

const mainland = atlas.codes.flatMap((code, unit) => (/^9[78]/.test(code) ? [] : [unit]));
const groups = groupsOf(atlas, mainland, 1000);
let arcs: IndexedArcs;
beforeAll(() => (arcs = indexArcs(builtTopology(), atlas.count)));
afterAll(() => engine.close());

interface Cpts {
  name: string;
  geometry: MultiPolygon;
}

/** The communes of each CPTS of a file of `given`, by name. */
async function read(given: readonly Cpts[], crs?: object): Promise<Map<string, string[]>> {
  const features = given.map(({ name, geometry }) => ({ type: 'Feature', properties: { lib_cpts: name }, geometry }));
  const file = new File([JSON.stringify({ type: 'FeatureCollection', crs, features })], 'cpts.geojson');
  const { tables } = await openFile(file, engine);
  const { layers } = await imported(engine, tables[0], { atlas, outlines, file: file.name }, { kind: 'cpts' });
  const [layer] = layers;
  if (layer.brings !== 'cpts') throw new Error(layer.brings);
  return new Map(layer.cpts.map(({ name, units }) => [name, Array.from(units, (unit) => atlas.codes[unit])]));
}

/** The communes near `group` of which Turf says that at least a half lies in a perimeter. */
function byTurf(perimeter: MultiPolygon, group: readonly number[]): string[] {
  const near = new Set(group);
  const { offsets, targets } = atlas.adjacency;
  for (const unit of group) for (const next of targets.subarray(offsets[unit], offsets[unit + 1])) near.add(next);
  const drawn = multiPolygon(perimeter.coordinates);
  return [...near]
    .sort((a, b) => a - b)
    .flatMap((unit) => {
      const commune = multiPolygon(outline(arcs, new UnitSet([unit])));
      const common = intersect(featureCollection([commune, drawn]));
      return common && area(common) >= area(commune) / 2 ? [atlas.codes[unit]] : [];
    });
}

/** The longest ring with two stretches turned back: it crosses itself, and loses the triangle between their ends. */
function crossed({ coordinates }: MultiPolygon): MultiPolygon {
  const [longest] = coordinates.map(([shell]) => shell).toSorted((a, b) => b.length - a.length);
  const [a, b, c] = [0.2, 0.5, 0.8].map((part) => Math.round(longest.length * part));
  const back = (from: number, to: number) => longest.slice(from, to).reverse();
  const turned = [longest.slice(0, a), back(a, b), back(b, c), longest.slice(c)].flat();
  return {
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) => (rings[0] === longest ? [turned, ...rings.slice(1)] : rings)),
  };
}

const project = ({ coordinates }: MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: coordinates.map((rings) =>
    rings.map((ring) => ring.map((point): Position => proj4('WGS84', LAMBERT_93, point))),
  ),
});

describe('perimeters redrawn by another office hold the communes that Turf finds by half', () => {
  const places = [250, 700];

  it('as drawn, in degrees and in Lambert-93, and once when a CPTS comes twice', async () => {
    const given = places.map((place) => ({
      name: `CPTS ${place}`,
      geometry: redrawn(arcs, groups[place], POINTS, place),
    }));
    const expected = new Map(
      given.map(({ name, geometry }, i) => [name, byTurf(geometry, groups[places[i]])] as const),
    );
    expect([...expected.values()].every((codes) => codes.length > 20)).toBe(true);
    expect(await read([...given, given[1]])).toEqual(expected);
    const inLambert = given.map(({ name, geometry }) => ({ name, geometry: project(geometry) }));
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
    expect(await read(inLambert, crs)).toEqual(expected);
  });

  it('with a ring that crosses itself', async () => {
    const group = groups[400];
    const straight = redrawn(arcs, group, POINTS, 1);
    const geometry = crossed(straight);
    const expected = byTurf(geometry, group);
    expect(expected).not.toEqual(byTurf(straight, group));
    expect(await read([{ name: 'CPTS', geometry }])).toEqual(new Map([['CPTS', expected]]));
  });
});
