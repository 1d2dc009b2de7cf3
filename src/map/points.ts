import type { Feature } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { MapGround } from './ground';
import { InParts } from './in-parts';
import type { Colours } from './palette';

export const POINT_LAYER = 'points';

/** Points handed over at once. */
const PART = 4000;
/** Points under the pointer that are told. */
const TOLD = 5;
/** Pixels around the pointer. */
const REACH = 4;

/** Places of one file. */
export interface ShownPoints {
  longitude: Float32Array;
  latitude: Float32Array;
  color: string;
}

/** One of the points shown: which file, and which of its places. */
export interface PointAt {
  set: number;
  place: number;
}

export const pointLayer = ({ unit }: Colours): LayerSpecification => ({
  id: POINT_LAYER,
  type: 'circle',
  source: POINT_LAYER,
  paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 1.2, 8, 2.8, 12, 5.5],
    'circle-color': ['get', 'color'],
    'circle-stroke-color': unit,
    'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 4, 0.2, 8, 0.8, 12, 1.4],
  },
});

/** The places of the files that people bring: drawn part after part, and the page answers between. */
export class Points {
  #shown: readonly ShownPoints[] = [];
  readonly #parts = new InParts(() => this.map.getSource<GeoJSONSource>(POINT_LAYER));

  constructor(
    ground: MapGround,
    private readonly map: MapLibre,
  ) {
    ground.onBare(() => void this.#parts.hand(partsOf(this.#shown)));
  }

  set shown(shown: readonly ShownPoints[]) {
    const same = shown.length === this.#shown.length && shown.every((set, i) => isSame(set, this.#shown[i]));
    this.#shown = shown;
    if (!same) void this.#parts.hand(partsOf(shown));
  }

  /** Those that are drawn around a place of the screen. */
  near({ x, y }: { x: number; y: number }): PointAt[] {
    if (!this.#shown.length || !this.map.getLayer(POINT_LAYER)) return [];
    const found = this.map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: [POINT_LAYER] },
    );
    // A place on the edge of two tiles is met in both.
    const byId = new Map(found.map(({ id, properties }) => [id, properties as PointAt]));
    return [...byId.values()].slice(0, TOLD).map(({ set, place }) => ({ set, place }));
  }
}

function* partsOf(shown: readonly ShownPoints[]): Generator<Feature[]> {
  let id = 0;
  for (const [set, { longitude, latitude, color }] of shown.entries())
    for (let first = 0; first < longitude.length; first += PART)
      yield Array.from(longitude.subarray(first, first + PART), (x, i) => ({
        type: 'Feature' as const,
        id: id++,
        properties: { set, place: first + i, color },
        geometry: { type: 'Point' as const, coordinates: [x, latitude[first + i]] },
      }));
}

const isSame = (a: ShownPoints, b: ShownPoints) => a.longitude === b.longitude && a.color === b.color;
