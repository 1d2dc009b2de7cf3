import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import { DEGREE, type IndexedArcs } from './arcs';
import { outline, type PolygonRings } from './outline';
import { UnitSet } from './unit-set';

/** How much of a unit a surface covers. */
export interface Share {
  unit: number;
  /** Part of the unit's surface, above 0 and up to 1. */
  share: number;
}

/** West, south, east, north on the grid of the arcs, four numbers a unit; the west of a unit without outline is past its east. */
type Boxes = Int32Array;

/**
 * Share of the surface of each unit that lies in the union of `polygons`; the units that it does not touch are left
 * out, and so are those without outline. Ascending.
 *
 * Each polygon is read by the even-odd rule, whatever the way its rings turn, closed or not. All is brought to the grid
 * of the arcs (about a metre), on which the clipping is exact up to the rounding of the points where borders cross.
 *
 * The units are halved again and again, the surface being cut to the box of each half: a half that the surface misses or
 * fills is settled at once, so that the work follows the border of the surface and not its inside. Cuts are made by
 * Clipper2 (Vatti's algorithm, Angus Johnson).
 * @param polygons in degrees.
 */
export function surfaceShares(arcs: IndexedArcs, polygons: readonly PolygonRings[]): Share[] {
  const surface = polygons.flatMap((rings) => Clipper.union(onGrid(rings), FillRule.EvenOdd));
  const boxes = boxesOf(arcs);
  const drawn = Array.from({ length: boxes.length / 4 }, (_, unit) => unit).filter(
    (u) => boxes[4 * u] < boxes[4 * u + 2],
  );
  const shares: Share[] = [];
  settle(arcs, boxes, drawn, surface, shares);
  return shares.sort((a, b) => a.unit - b.unit);
}

const onGrid = (rings: PolygonRings): Paths64 =>
  rings.map((ring) => ring.map(([x, y]) => ({ x: Math.round(x * DEGREE), y: Math.round(y * DEGREE) })));

function boxesOf({ offsets, x, y, ofUnit }: IndexedArcs): Boxes {
  const count = ofUnit.offsets.length - 1;
  const boxes = new Int32Array(4 * count);
  for (let unit = 0; unit < count; unit++) {
    let [west, south, east, north] = [2 ** 31 - 1, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31)];
    for (let e = ofUnit.offsets[unit]; e < ofUnit.offsets[unit + 1]; e++) {
      const arc = ofUnit.targets[e];
      for (let p = offsets[arc]; p < offsets[arc + 1]; p++) {
        west = Math.min(west, x[p]);
        east = Math.max(east, x[p]);
        south = Math.min(south, y[p]);
        north = Math.max(north, y[p]);
      }
    }
    boxes.set([west, south, east, north], 4 * unit);
  }
  return boxes;
}

/** Adds the shares of `units` in `surface`, which is read by the non-zero rule. */
function settle(arcs: IndexedArcs, boxes: Boxes, units: number[], surface: Paths64, shares: Share[]): void {
  if (!units.length) return;
  const [west, south, east, north] = jointBox(boxes, units);
  const box = [
    { x: west, y: south },
    { x: east, y: south },
    { x: east, y: north },
    { x: west, y: north },
  ];
  const inside = Clipper.intersect(surface, [box], FillRule.NonZero);
  if (!inside.length) return;
  if (inside.length === 1 && Math.abs(Clipper.area(inside[0])) === (east - west) * (north - south)) {
    for (const unit of units) shares.push({ unit, share: 1 });
  } else if (units.length === 1) {
    const share = shareOf(arcs, units[0], inside);
    if (share > 0) shares.push({ unit: units[0], share });
  } else {
    const side = east - west > north - south ? 0 : 1;
    const middle = (unit: number) => boxes[4 * unit + side] + boxes[4 * unit + side + 2];
    const inOrder = units.toSorted((a, b) => middle(a) - middle(b));
    const half = units.length >> 1;
    settle(arcs, boxes, inOrder.slice(0, half), inside, shares);
    settle(arcs, boxes, inOrder.slice(half), inside, shares);
  }
}

function jointBox(boxes: Boxes, units: readonly number[]): [number, number, number, number] {
  let [west, south, east, north] = boxes.subarray(4 * units[0], 4 * units[0] + 4);
  for (const unit of units) {
    west = Math.min(west, boxes[4 * unit]);
    south = Math.min(south, boxes[4 * unit + 1]);
    east = Math.max(east, boxes[4 * unit + 2]);
    north = Math.max(north, boxes[4 * unit + 3]);
  }
  return [west, south, east, north];
}

function shareOf(arcs: IndexedArcs, unit: number, surface: Paths64): number {
  const shape = outline(arcs, new UnitSet([unit])).flatMap(onGrid);
  return Math.min(1, surfaceOf(Clipper.intersect(shape, surface, FillRule.NonZero)) / surfaceOf(shape));
}

/** Surface on a sphere, up to a factor: shells and holes turn opposite ways (Chamberlain and Duquette, 2007). */
function surfaceOf(paths: Paths64): number {
  let sum = 0;
  for (const path of paths) {
    const heights = path.map(({ y }) => Math.sin((y / DEGREE / 180) * Math.PI));
    for (let i = 0, j = path.length - 1; i < path.length; j = i++)
      sum += (path[i].x - path[j].x) * (heights[i] + heights[j]);
  }
  return Math.abs(sum);
}
