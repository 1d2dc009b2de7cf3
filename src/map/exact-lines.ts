import type { Position } from 'geojson';
import type GeojsonVt from 'geojson-vt';
import { NONE } from '../atlas/atlas';
import { DEGREE, type IndexedArcs } from '../kernel/arcs';
import { cut, FIRST_ZOOM } from './exact-units';
import { lineOf } from './network';
import type { ExactBorders } from './outlines';
import { across, down } from './projection';

/** Part of a tile around it where what is drawn may show in it. */
const AROUND = 0.1;

/** Arcs of one source, and which of them part two groups. */
interface Source {
  arcs: IndexedArcs;
  /** Those that may; `null` for all. */
  chosen: Iterable<number> | null;
  parts: (arc: number) => boolean;
}

/**
 * The borders between units of different groups, exact where they are known, cut one tile of the first zoom after the
 * other as they are asked for: all of France at once would hold the page.
 */
export class ExactLines {
  readonly #sources: readonly Source[];
  readonly #indices = new Map<string, GeojsonVt>();

  /**
   * @param drawnBy place in `exact` of the outlines that a unit is drawn with; -1 for none.
   * @param arcs the borders between the units as the tiles have them.
   * @param group one a unit.
   */
  constructor(exact: readonly ExactBorders[], drawnBy: Int8Array, arcs: IndexedArcs, group: Uint16Array) {
    const isVague = (unit: number) => unit !== NONE && drawnBy[unit] < 0;
    const differ = ({ left, right }: IndexedArcs, arc: number) => group[left[arc]] !== group[right[arc]];
    const vague = (arc: number) => isVague(arcs.left[arc]) && isVague(arcs.right[arc]) && differ(arcs, arc);
    const parting = partingUnits(exact, drawnBy, arcs, group);
    this.#sources = [
      { arcs, chosen: null, parts: vague },
      ...exact.map(({ arcs: known, units }, i): Source => {
        const isOwn = (unit: number) => unit !== NONE && drawnBy[unit] === i;
        const parts = (arc: number) => {
          const [left, right] = [known.left[arc], known.right[arc]];
          if (!isOwn(left) && !isOwn(right)) return false;
          return left !== NONE && right !== NONE ? differ(known, arc) : parting.has(isOwn(left) ? left : right);
        };
        return { arcs: known, chosen: arcsAround(known, units), parts };
      }),
    ];
  }

  /** Features in a tile, by small steps. */
  *tile(z: number, x: number, y: number): Generator<undefined, readonly unknown[]> {
    const scale = 2 ** (z - FIRST_ZOOM);
    const [column, row] = [Math.floor(x / scale), Math.floor(y / scale)];
    const key = `${column}/${row}`;
    let index = this.#indices.get(key);
    if (!index) {
      let coordinates: Position[][] = [];
      for (const source of this.#sources) {
        coordinates = coordinates.concat(linesIn(source, column, row));
        yield;
      }
      index = cut([{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }]);
      this.#indices.set(key, index);
    }
    return index.getTile(z, x, y)?.features ?? [];
  }
}

/**
 * Units known exactly that have a neighbour of another group: the edge of what is known may border on nothing, and parts
 * two groups there.
 */
function partingUnits(
  exact: readonly ExactBorders[],
  drawnBy: Int8Array,
  arcs: IndexedArcs,
  group: Uint16Array,
): Set<number> {
  const parting = new Set<number>();
  for (const { units } of exact)
    for (const arc of arcsAround(arcs, units)) {
      const sides = [arcs.left[arc], arcs.right[arc]];
      const [left, right] = sides;
      if (left === NONE || right === NONE || group[left] === group[right] || drawnBy[left] === drawnBy[right]) continue;
      for (const unit of sides) if (drawnBy[unit] >= 0) parting.add(unit);
    }
  return parting;
}

/** Arcs around units; of those that `arcs` does not have, none. */
function arcsAround({ ofUnit: { offsets, targets } }: IndexedArcs, units: Iterable<number>): Set<number> {
  const found = new Set<number>();
  for (const unit of units)
    if (unit + 1 < offsets.length) for (const arc of targets.subarray(offsets[unit], offsets[unit + 1])) found.add(arc);
  return found;
}

/** The lines of a source that part two groups and may show in a tile of the first zoom. */
function linesIn({ arcs, chosen, parts }: Source, column: number, row: number): Position[][] {
  const scale = 2 ** FIRST_ZOOM;
  const shows = (arc: number) => {
    const { offsets, x, y } = arcs;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let p = offsets[arc]; p < offsets[arc + 1]; p++) {
      west = Math.min(west, x[p]);
      east = Math.max(east, x[p]);
      south = Math.min(south, y[p]);
      north = Math.max(north, y[p]);
    }
    return (
      across(east / DEGREE) * scale > column - AROUND &&
      across(west / DEGREE) * scale < column + 1 + AROUND &&
      down(south / DEGREE) * scale > row - AROUND &&
      down(north / DEGREE) * scale < row + 1 + AROUND
    );
  };
  const lines: Position[][] = [];
  const take = (arc: number) => {
    if (parts(arc) && shows(arc)) lines.push(lineOf(arcs, arc));
  };
  if (chosen) for (const arc of chosen) take(arc);
  else for (let arc = 0; arc < arcs.left.length; arc++) take(arc);
  return lines;
}
