import type { Feature } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import { nextTask } from '../kernel/task';

/** Features handed over to a source of the map part after part: it copies each, and the page answers between. */
export class InParts {
  #handing: object = {};

  /** @param source `undefined` where the map is no more. */
  constructor(private readonly source: () => GeoJSONSource | undefined) {}

  /** @param parts features with an identifier each; they take the place of all that was handed over before. */
  async hand(parts: Iterable<Feature[]>): Promise<void> {
    const handing = (this.#handing = {});
    const source = this.source();
    if (!source) return;
    let taken: Promise<void> | null = null;
    const all = parts[Symbol.iterator]();
    for (;;) {
      // What it is given before it has taken the last part, it copies with the next as one.
      await taken;
      await nextTask();
      // Others are drawn by now, or the map is no more.
      if (handing !== this.#handing || this.source() !== source) return;
      const { value: features, done } = all.next();
      if (done) break;
      taken = taken ? source.updateData({ add: features }) : source.setData({ type: 'FeatureCollection', features });
    }
    if (!taken) void source.setData({ type: 'FeatureCollection', features: [] });
  }
}
