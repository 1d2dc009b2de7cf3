import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import GeojsonVt from 'geojson-vt';
import { PbfReader } from 'pbf';
import { NONE, type Atlas } from '../atlas/atlas';
import type { IndexedArcs } from '../kernel/arcs';
import { lineOf } from './network';
import type { ExactBorders } from './outlines';
import { UNITS } from './style';

/** Outlines known exactly, with their borders. */
export interface ExactOutlines extends ExactBorders {
  outlines: ReadonlyMap<number, Polygon | MultiPolygon>;
}

const EXTENT = 4096;
const LAST_ZOOM = 10;
/** From further away nobody sees the difference. */
const FIRST_ZOOM = 7;

const cut = (features: Feature[]) =>
  new GeojsonVt(
    { type: 'FeatureCollection', features },
    { maxZoom: LAST_ZOOM, indexMaxZoom: FIRST_ZOOM, extent: EXTENT, buffer: 64, tolerance: 2 },
  );

/** Puts exact outlines in the place of those that the tiles have for the same units, and the borders that follow them. */
export class ExactTiles {
  readonly #units: GeojsonVt;
  readonly #lines: { layer: string; index: GeojsonVt }[];

  /** @param arcs the borders between the units as the tiles have them. */
  constructor(
    private readonly exact: ExactOutlines,
    arcs: IndexedArcs,
    { department, departments }: Atlas,
  ) {
    this.#units = cut(
      [...exact.outlines].map(([id, geometry]): Feature => ({ type: 'Feature', id, properties: {}, geometry })),
    );
    const region = department.map((index) => departments[index].region);
    this.#lines = [
      { layer: 'departments', index: cut([borders(exact, arcs, department)]) },
      { layer: 'regions', index: cut([borders(exact, arcs, region)]) },
    ];
  }

  /** The tile with the exact outlines in it; the same bytes where there are none. */
  patch(z: number, x: number, y: number, bytes: Uint8Array): Uint8Array {
    const units = z < FIRST_ZOOM ? null : this.#units.getTile(z, x, y);
    if (!units?.features.length || !bytes.length) return bytes;
    const { layers } = new VectorTile(new PbfReader(bytes));
    const patched: Record<string, unknown> = { ...layers };
    patched[UNITS.sourceLayer] = this.#joined(layers[UNITS.sourceLayer], wrap(UNITS.sourceLayer, units.features));
    for (const { layer, index } of this.#lines) patched[layer] = wrap(layer, index.getTile(z, x, y)?.features ?? []);
    return fromVectorTileJs({ layers: patched } as never);
  }

  #joined(layer: VectorTileLayer, added: GeoJSONWrapper) {
    const all = Array.from({ length: layer.length }, (_, i) => i);
    const kept = all.filter((i) => !this.exact.outlines.has(layer.feature(i).id!));
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
function borders({ units, arcs: exact }: ExactBorders, arcs: IndexedArcs, group: Uint16Array): Feature {
  const coordinates: Position[][] = [];
  const parting = new Set<number>();
  arcs.left.forEach((left, arc) => {
    const right = arcs.right[arc];
    if (left === NONE || right === NONE || group[left] === group[right]) return;
    const known = [left, right].filter((unit) => units.has(unit));
    if (known.length === 0) coordinates.push(lineOf(arcs, arc));
    if (known.length === 1) parting.add(known[0]);
  });
  exact.left.forEach((left, arc) => {
    const right = exact.right[arc];
    const parts =
      right === NONE ? parting.has(left) : left === NONE ? parting.has(right) : group[left] !== group[right];
    if (parts) coordinates.push(lineOf(exact, arc));
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}
