import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { group as groupBy } from 'd3-array';
import type { Feature, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { NONE, type Atlas } from '../atlas/atlas';
import type { IndexedArcs } from '../kernel/arcs';
import { cut, ExactUnits, EXTENT, FIRST_ZOOM } from './exact-units';
import { lineOf } from './network';
import type { ExactBorders } from './outlines';
import { UNITS } from './style';

/** Puts exact outlines in the place of those that the tiles have for the same units, and the borders that follow them. */
export class ExactTiles {
  readonly #units: readonly ExactUnits[];
  readonly #lines: { layer: string; index: ReturnType<typeof cut> }[];
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
      return [...byDepartment.values()].map((units) => new ExactUnits(borders, units));
    });
    const region = department.map((index) => departments[index].region);
    this.#lines = [
      { layer: 'epcis', index: cut([borders(exact, drawnBy, arcs, epci)]) },
      { layer: 'departments', index: cut([borders(exact, drawnBy, arcs, department)]) },
      { layer: 'regions', index: cut([borders(exact, drawnBy, arcs, region)]) },
    ];
  }

  /** The tile with the exact outlines in it; the same bytes where there are none. */
  patch(z: number, x: number, y: number, bytes: Uint8Array): Uint8Array {
    if (z < FIRST_ZOOM || !bytes.length) return bytes;
    const features = this.#units.flatMap((units) => units.tile(z, x, y));
    if (!features.length) return bytes;
    const { layers } = new VectorTile(new PbfReader(bytes));
    const patched: Record<string, unknown> = { ...layers };
    patched[UNITS.sourceLayer] = this.#joined(layers[UNITS.sourceLayer], wrap(UNITS.sourceLayer, features));
    for (const { layer, index } of this.#lines) patched[layer] = wrap(layer, index.getTile(z, x, y)?.features ?? []);
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

const wrap = (name: string, features: readonly unknown[]) =>
  Object.assign(new GeoJSONWrapper(features as never, { version: 2, extent: EXTENT }), { name });

/**
 * The arcs between two units of different groups, exact where they are known. The edge of what is known borders on
 * nothing: it parts two groups where the unit had a neighbour of another group before.
 */
function borders(exact: readonly ExactBorders[], drawnBy: Int8Array, arcs: IndexedArcs, group: Uint16Array): Feature {
  const coordinates: Position[][] = [];
  const parting = new Set<number>();
  arcs.left.forEach((left, arc) => {
    const right = arcs.right[arc];
    if (left === NONE || right === NONE || group[left] === group[right]) return;
    if (drawnBy[left] < 0 && drawnBy[right] < 0) coordinates.push(lineOf(arcs, arc));
    if (drawnBy[left] !== drawnBy[right]) for (const unit of [left, right]) if (drawnBy[unit] >= 0) parting.add(unit);
  });
  exact.forEach(({ arcs: known }, i) => {
    const isOwn = (unit: number) => unit !== NONE && drawnBy[unit] === i;
    known.left.forEach((left, arc) => {
      const right = known.right[arc];
      if (!isOwn(left) && !isOwn(right)) return;
      const parts =
        isOwn(left) && isOwn(right) ? group[left] !== group[right] : parting.has(isOwn(left) ? left : right);
      if (parts) coordinates.push(lineOf(known, arc));
    });
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
