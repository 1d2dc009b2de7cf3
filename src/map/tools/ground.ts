import type { Map as MapLibre } from 'maplibre-gl';
import type { IndexedArcs } from '../../kernel/arcs';
import { locator, type Locator } from '../../kernel/locate';
import { UNIT_LAYER } from '../style';
import type { Point } from './gesture';

/**
 * Which unit is at a place of the screen. The map answers from what it has painted, in milliseconds; once learnt, the
 * outlines that the tiles were made from say the same in microseconds, which a hand that sweeps needs.
 */
export class Ground {
  #arcs: IndexedArcs | null = null;
  #find: Locator | null = null;
  #wanted = false;

  constructor(private readonly map: MapLibre | null) {}

  /** The outlines that are painted; `null` where some are of another source. */
  set arcs(arcs: IndexedArcs | null) {
    if (arcs === this.#arcs) return;
    this.#arcs = arcs;
    this.#find = null;
    if (this.#wanted) void this.learn();
  }

  /** Prepares to answer from the outlines, now or as soon as they are given. */
  async learn(): Promise<void> {
    this.#wanted = true;
    const arcs = this.#arcs;
    const find = arcs && (await locator(arcs));
    if (arcs === this.#arcs) this.#find = find;
  }

  unitAt({ x, y }: Point): number | null {
    if (!this.map) return null;
    if (this.#find) return this.#find(...this.map.unproject([x, y]).toArray());
    const found = this.map.queryRenderedFeatures([x, y], { layers: [UNIT_LAYER] })[0]?.id;
    return typeof found === 'number' ? found : null;
  }
}
