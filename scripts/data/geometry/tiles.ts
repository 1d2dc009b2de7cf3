import { gzipSync } from 'node:zlib';
import { fromGeojsonVt, type Feature as TileFeature } from '@maplibre/vt-pbf';
import type { Feature, MultiLineString, MultiPolygon, Point, Position } from 'geojson';
import GeojsonVt from 'geojson-vt';
import { NONE, type Topology } from '../../../src/atlas/atlas';
import type { Geometry } from './geometry';
import { GRID, type Ring } from '../../../src/atlas/topology/mesh';
import { FIRST_NEAR_ZOOM } from '../../../src/atlas/tiles';
import { placesOf, type Labels, type Place } from './places';
import { writePmtiles, type Tile } from './pmtiles';
import { doubleArea, polygonsOf, ringsOf, sidesOf } from '../../../src/atlas/topology/rings';
import { simplify, weigh } from './simplify';

const FIRST_ZOOM = 3;
const LAST_ZOOM = 10;
const FIRST_EPCI_ZOOM = 8;
const FIRST_CANTON_ZOOM = 10;
/** Part of a tile that is cut around it too. */
const BUFFER = 1 / 64;

/** How finely a zoom is cut: steps across a tile of 512 pixels, and square pixels under which bends and islands are left out. */
interface Fineness {
  steps: number;
  leastPixels: number;
}
/** Of the country seen whole, whose communes are not outlined: half a pixel. Its limits and towns come by themselves (`afar.ts`). */
const FROM_AFAR: Fineness = { steps: 1024, leastPixels: 6 };
const NEAR: Fineness = { steps: 4096, leastPixels: 2 };

/**
 * The tiles of the map as one PMTiles archive, zooms 3 to 10, in six layers: `units` (polygons, the feature id is the
 * unit index) and, from `FIRST_NEAR_ZOOM` on, `cantons`, `epcis`, `departments` and `regions` (inner borders), `places` (points with `name`, `rank` and
 * `seat`). Borders are simplified once a zoom for both their sides, so that neighbours never gape.
 */
export async function buildTiles(geometry: Geometry, labels: Labels): Promise<Uint8Array> {
  const weights = weigh(geometry.topology);
  const places = placesOf(labels, geometry, FIRST_ZOOM, LAST_ZOOM);
  const tiles: Tile[] = [];
  for (let zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
    const isNear = zoom >= FIRST_NEAR_ZOOM;
    const { steps, leastPixels } = isNear ? NEAR : FROM_AFAR;
    const least = leastPixels / (512 * 2 ** zoom) ** 2;
    const topology = simplify(geometry.topology, weights, least);
    tiles.push(
      ...cutTiles(zoom, steps, {
        units: unitFeatures(topology, geometry, least),
        cantons: zoom < FIRST_CANTON_ZOOM ? [] : [borderFeature(topology, labels.canton, (label) => label !== NONE)],
        // From further away the limits of the EPCI are closer than they are wide.
        epcis: zoom < FIRST_EPCI_ZOOM ? [] : [borderFeature(topology, labels.epci)],
        departments: isNear ? [borderFeature(topology, labels.department)] : [],
        regions: isNear ? [borderFeature(topology, labels.region)] : [],
        places: isNear ? places.filter((place) => place.zoom <= zoom).map(placeFeature) : [],
      }),
    );
  }
  return writePmtiles(tiles, extentOf(geometry.topology), {
    name: 'Périmètre',
    vector_layers: ['units', 'cantons', 'epcis', 'departments', 'regions']
      .map((id) => ({ id, fields: {} }))
      .concat([{ id: 'places', fields: { name: 'String', rank: 'Number', seat: 'Number' } }]),
  });
}

/** Cuts the layers of one zoom; a tile holds the layers that have something in it. */
function cutTiles(zoom: number, extent: number, layers: Record<string, Feature[]>): Tile[] {
  const found = new Map<string, { x: number; y: number; layers: Record<string, { features: TileFeature[] }> }>();
  for (const [name, features] of Object.entries(layers)) {
    const index = new GeojsonVt(
      { type: 'FeatureCollection', features },
      { maxZoom: zoom, indexMaxZoom: zoom, indexMaxPoints: 0, tolerance: 0, extent, buffer: extent * BUFFER },
    );
    for (const { z, x, y } of index.tileCoords) {
      const tile = z === zoom ? index.getTile(z, x, y) : null;
      if (!tile?.features.length) continue;
      const key = `${x},${y}`;
      if (!found.has(key)) found.set(key, { x, y, layers: {} });
      found.get(key)!.layers[name] = tile as { features: TileFeature[] };
    }
  }
  return [...found.values()].map(({ x, y, layers }) => ({
    z: zoom,
    x,
    y,
    data: gzipSync(fromGeojsonVt(layers as never, { version: 2, extent }), { level: 9 }),
  }));
}

/**
 * Islands under `least` are left out, but never the largest ring of a unit. A narrow unit that simplification turned
 * inside out keeps the rings it had before.
 */
function unitFeatures(topology: Topology, full: Geometry, least: number): Feature<MultiPolygon>[] {
  const count = full.area.length;
  const sides = sidesOf(topology, count);
  const gridLeast = least * (360 * GRID) ** 2;
  const features: Feature<MultiPolygon>[] = [];
  for (let unit = 0; unit < count; unit++) {
    let rings = ringsOf(topology, sides, unit);
    if (rings.length === 0) continue;
    if (rings.every((ring) => doubleArea(ring) <= 0)) rings = ringsOf(full.topology, sides, unit);
    const largest = rings.reduce((a, b) => (doubleArea(b) > doubleArea(a) ? b : a));
    const kept = rings.filter((ring) => ring === largest || Math.abs(doubleArea(ring)) / 2 > gridLeast);
    const coordinates = polygonsOf(kept).map((polygon) => polygon.map(closed));
    features.push({ type: 'Feature', id: unit, properties: {}, geometry: { type: 'MultiPolygon', coordinates } });
  }
  return features;
}

/** The arcs between two units of different groups, both `known`. */
function borderFeature(
  { offsets, x, y, left, right }: Topology,
  group: Uint16Array,
  known: (group: number) => boolean = () => true,
): Feature<MultiLineString> {
  const coordinates: Position[][] = [];
  left.forEach((unit, arc) => {
    if (unit === NONE || right[arc] === NONE) return;
    const [here, there] = [group[unit], group[right[arc]]];
    if (here === there || !known(here) || !known(there)) return;
    const line: Position[] = [];
    for (let i = offsets[arc]; i < offsets[arc + 1]; i++) line.push([x[i] / GRID, y[i] / GRID]);
    coordinates.push(line);
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

const placeFeature = ({ name, rank, seat, longitude, latitude }: Place): Feature<Point> => ({
  type: 'Feature',
  properties: { name, rank, seat },
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
});

function closed(ring: Ring): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2) positions.push([ring[i] / GRID, ring[i + 1] / GRID]);
  positions.push(positions[0]);
  return positions;
}

function extentOf({ x, y }: Topology) {
  const range = (values: Int32Array) =>
    values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  const [west, east] = range(x);
  const [south, north] = range(y);
  return { west: west / GRID, south: south / GRID, east: east / GRID, north: north / GRID };
}
