import type { Feature, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { presimplify } from 'topojson-simplify';
import type { Layer } from '../../../src/atlas/manifest';
import { caveat, RowReport } from '../report';
import { checksum } from '../sources';
import { readWorld } from './land';

/** France and its collectivités d'outre-mer in Natural Earth's names. */
const FRENCH = new Set([
  'France',
  'St-Martin',
  'St-Barthélemy',
  'St. Pierre and Miquelon',
  'New Caledonia',
  'Fr. Polynesia',
  'Wallis and Futuna Is.',
]);

/** West, south, east, north of each part of France with its surroundings: the world is coarser away from them. */
const WINDOWS: Record<string, [number, number, number, number]> = {
  metropole: [-12, 38, 18, 56],
  antilles: [-66, 11, -57, 20],
  guyane: [-60, 0, -48, 9],
  reunion: [52, -24, 60, -18],
  mayotte: [42, -16, 50, -10],
  'saint-pierre-et-miquelon': [-60, 45, -52, 50],
  'nouvelle-caledonie': [162, -24, 170, -18],
  'wallis-et-futuna': [-179, -15, -175, -12],
  polynesie: [-155, -24, -134, -7],
};

/** Square degrees under which a bend, or an island, is left out inside a window; more with the distance to it. */
const NEAR = 1e-3;
/** Distance to the nearest window, in degrees, where a bend must be twice as large to be kept. */
const FADING = 0.35;
/** Natural Earth's Antarctica goes round the pole, which no ring of longitudes can. */
const SOUTHERNMOST = -60;

/**
 * The countries of the world, fine near France and coarser with the distance; `kind` is `france` or `foreign`.
 * @throws {SourceError} when the file cannot be read.
 */
export function buildContext(): { countries: Feature[]; layer: Layer } {
  const { file, world } = readWorld();
  const weighed = presimplify(world);
  const arcs = (weighed.arcs as Position[][]).map((arc) =>
    arc.filter(([x, y, weight]) => weight >= least(x, y)).map(([x, y]) => [round(x), round(y)]),
  );
  const { features } = feature({ ...weighed, arcs } as typeof world, world.objects.countries);
  const report = new RowReport();
  const countries = features.flatMap(({ properties, geometry }): Feature[] => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as MultiPolygon).coordinates;
    const coordinates = polygons
      .map((polygon) => polygon.map(unwrap).filter((ring) => planarArea(ring) > least(ring[0][0], ring[0][1])))
      .filter((polygon) => polygon.length > 0 && polygon[0].every(([, y]) => y > SOUTHERNMOST));
    if (coordinates.length === 0) {
      report.setAside('too-small', properties.name);
      return [];
    }
    report.take();
    const kind = FRENCH.has(properties.name) ? 'france' : 'foreign';
    return [{ type: 'Feature', properties: { kind }, geometry: { type: 'MultiPolygon', coordinates } }];
  });
  const layer: Layer = {
    id: 'context',
    title: 'Pays voisins et côtes',
    publisher: 'Natural Earth',
    source: file.name,
    url: 'https://www.naturalearthdata.com',
    vintage: 'Natural Earth 4.1, 1:10 000 000',
    licence: 'Domaine public (données), ISC (paquet)',
    quality: 'approximate',
    caveats: [caveat('background-only')],
    ...report.ends,
    checksum: checksum(file),
  };
  return { countries, layer };
}

const windows = Object.values(WINDOWS);

function least(x: number, y: number): number {
  const distance = Math.min(
    ...windows.map(([west, south, east, north]) =>
      Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north)),
    ),
  );
  return NEAR * (1 + (distance / FADING) ** 2);
}

/** Lets a ring that crosses the antimeridian run on beyond 180° instead of jumping to the other side of the map. */
function unwrap(ring: Position[]): Position[] {
  let turn = 0;
  const turns = ring.map(([x], i) => {
    if (i && Math.abs(x - ring[i - 1][0]) > 180) turn += x < 0 ? 360 : -360;
    return turn;
  });
  const most = turns.reduce((sum, value) => sum + value, 0) / turns.length;
  const home = Math.round(most / 360) * 360;
  return ring.map(([x, y], i) => [x + turns[i] - home, y]);
}

/** Half a pixel of the country seen whole. */
const round = (degrees: number) => Math.round(degrees * 100) / 100;

function planarArea(ring: Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum) / 2;
}
