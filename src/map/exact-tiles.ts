import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { group as groupBy } from 'd3-array';
import { PbfReader } from 'pbf';
import type { Atlas } from '../atlas/atlas';
import type { IndexedArcs } from '../kernel/arcs';
import { ExactLines } from './exact-lines';
import { ExactUnits, EXTENT, FIRST_ZOOM } from './exact-units';
import type { ExactBorders } from './outlines';
import { UNITS } from './style';

/** Puts exact outlines in the place of those that the tiles have for the same units, and the borders that follow them. */
export class ExactTiles {
  readonly #units: readonly ExactUnits[];
  readonly #lines: { layer: string; lines: ExactLines }[];
  /** Place in `exact` of the outlines that a unit is drawn with, the last that have it; -1 for none. */
  readonly #drawnBy: Int8Array;

  /**
   * @param exact the later over the earlier.
   * @param arcs the borders between the units as the tiles have them.
   */
  constructor(exact: readonly ExactBorders[], arcs: IndexedArcs, { count, epci, department, departments }: Atlas) {
    const drawnBy = (this.#drawnBy = new Int8Array(count).fill(-1));
    exact.forEach(({ units }, i) => {
      for (const unit of units) drawnBy[unit] = i;
    });
    this.#units = exact.flatMap((borders, i) => {
      const own = [...borders.units].filter((unit) => drawnBy[unit] === i);
      const byDepartment = groupBy(own, (unit) => department[unit]);
      return [...byDepartment.values()].flatMap((units) =>
        inBatches(units).map((some) => new ExactUnits(borders, some)),
      );
    });
    const region = department.map((index) => departments[index].region);
    this.#lines = [
      { layer: 'epcis', lines: new ExactLines(exact, drawnBy, arcs, epci) },
      { layer: 'departments', lines: new ExactLines(exact, drawnBy, arcs, department) },
      { layer: 'regions', lines: new ExactLines(exact, drawnBy, arcs, region) },
    ];
  }

  /** The tile with the exact outlines in it, by small steps; the same bytes where there are none. */
  *patch(z: number, x: number, y: number, bytes: Uint8Array): Generator<undefined, Uint8Array> {
    if (z < FIRST_ZOOM || !bytes.length) return bytes;
    const features: unknown[] = [];
    for (const units of this.#units) {
      yield;
      features.push(...units.tile(z, x, y));
    }
    if (!features.length) return bytes;
    const { layers } = new VectorTile(new PbfReader(bytes));
    const patched: Record<string, unknown> = { ...layers };
    patched[UNITS.sourceLayer] = this.#joined(layers[UNITS.sourceLayer], wrap(UNITS.sourceLayer, features));
    for (const { layer, lines } of this.#lines) {
      yield;
      patched[layer] = wrap(layer, yield* lines.tile(z, x, y));
    }
    return fromVectorTileJs({ layers: patched } as never);
  }

  #joined(layer: VectorTileLayer, added: GeoJSONWrapper) {
    const all = Array.from({ length: layer.length }, (_, i) => i);
    const kept = all.filter((i) => this.#drawnBy[layer.feature(i).id!] < 0);
    return {
      version: layer.version,
      name: layer.name,
      extent: layer.extent,
      length: kept.length + added.length,
      feature: (i: number) => (i < kept.length ? layer.feature(kept[i]) : added.feature(i - kept.length)),
    };
  }
}

/** Units whose outlines are made ready in one task. */
const AT_ONCE = 50;

const inBatches = (units: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(units.length / AT_ONCE) }, (_, i) => units.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

const wrap = (name: string, features: readonly unknown[]) =>
  Object.assign(new GeoJSONWrapper(features as never, { version: 2, extent: EXTENT }), { name });
