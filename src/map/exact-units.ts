import type { Feature } from 'geojson';
import GeojsonVt from 'geojson-vt';
import { DEGREE } from '../kernel/arcs';
import { outline } from '../kernel/outline';
import { UnitSet } from '../kernel/unit-set';
import type { ExactBorders } from './outlines';
import { across, down } from './projection';

export const EXTENT = 4096;
const LAST_ZOOM = 10;
/** From further away nobody sees the difference. */
export const FIRST_ZOOM = 7;

/** Cuts features into tiles as they are asked for. */
export const cut = (features: Feature[]) =>
  new GeojsonVt(
    { type: 'FeatureCollection', features },
    { maxZoom: LAST_ZOOM, indexMaxZoom: FIRST_ZOOM, extent: EXTENT, buffer: 64, tolerance: 2 },
  );

/** Some units known exactly, made into tiles once the map first shows a part of them: all of France would stop the page. */
export class ExactUnits {
  #index: GeojsonVt | null = null;
  /** West, north, east, south, as tiles count. */
  readonly #box: readonly [number, number, number, number];

  constructor(
    private readonly borders: ExactBorders,
    private readonly units: readonly number[],
  ) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    const { ofUnit, offsets, x, y } = borders.arcs;
    for (const unit of units) {
      for (const arc of ofUnit.targets.subarray(ofUnit.offsets[unit], ofUnit.offsets[unit + 1])) {
        for (let p = offsets[arc]; p < offsets[arc + 1]; p++) {
          west = Math.min(west, x[p]);
          east = Math.max(east, x[p]);
          south = Math.min(south, y[p]);
          north = Math.max(north, y[p]);
        }
      }
    }
    this.#box = [across(west / DEGREE), down(north / DEGREE), across(east / DEGREE), down(south / DEGREE)];
  }

  /** Features of the units in a tile; none when it shows none. */
  tile(z: number, x: number, y: number): readonly unknown[] {
    const [west, north, east, south] = this.#box;
    const scale = 2 ** z;
    const isSeen = west * scale < x + 1 && east * scale > x && north * scale < y + 1 && south * scale > y;
    if (z < FIRST_ZOOM || !isSeen) return [];
    this.#index ??= cut(this.units.map((unit) => this.#feature(unit)));
    return this.#index.getTile(z, x, y)?.features ?? [];
  }

  #feature(id: number): Feature {
    const coordinates = outline(this.borders.arcs, new UnitSet([id]));
    return { type: 'Feature', id, properties: {}, geometry: { type: 'MultiPolygon', coordinates } };
  }
}
