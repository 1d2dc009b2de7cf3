import { boundary, DEGREE, type IndexedArcs, type Position } from './arcs';
import { crosses, cutToBox, turnsAround, uncut, type Box, type CutRing } from './cut';
import { flatten, type FlatRing } from './flat-ring';
import { overlap } from './overlap';
import { UnitSet } from './unit-set';

/** A shell, then its holes, in degrees. Each turns either way and is closed or not; one that crosses itself is even-odd. */
export type Rings = readonly (readonly Position[])[];

/** How much of a unit a surface covers. */
export interface Share {
  unit: number;
  /** Part of the unit's surface, above 0 and up to 1. */
  share: number;
}

/**
 * Share of the surface of each unit that lies in the union of `polygons`, ascending by unit. Units that it does not
 * touch, and units without outline, are left out.
 *
 * The units are halved again and again, the polygons being cut to the box of each half. A half that no border crosses
 * is in or out as a whole: the work follows the border of the polygons, not their inside. Within one unit the surfaces
 * are measured on the grid of the arcs (about a metre), so that borders drawn from the same points stay the same.
 */
export function surfaceShares(arcs: IndexedArcs, polygons: readonly Rings[]): Share[] {
  return flatShares(
    arcs,
    polygons.map((rings) => rings.map(flatten)),
  );
}

/** `surfaceShares` of polygons whose rings are laid flat. */
export function flatShares(arcs: IndexedArcs, polygons: readonly (readonly FlatRing[])[]): Share[] {
  const shares: Share[] = [];
  settle(
    halvesOf(arcs),
    polygons.map((rings) => rings.map(uncut)),
  );
  return shares.sort((a, b) => a.unit - b.unit);

  function settle(half: Half, polygons: readonly CutPolygon[]): void {
    const crossing: CutPolygon[] = [];
    for (const polygon of polygons) {
      const cut = within(polygon, half.box);
      if (cut === 'full') {
        for (const unit of half.units) shares.push({ unit, share: 1 });
        return;
      }
      if (cut !== 'empty') crossing.push(cut);
    }
    if (crossing.length && half.units.length === 1) {
      const share = shareOf(arcs, half.units[0], crossing);
      if (share > 0) shares.push({ unit: half.units[0], share });
    } else if (crossing.length) {
      for (const part of half.parts) settle(part, crossing);
    }
  }
}

/** A shell, then its holes. */
type CutPolygon = readonly CutRing[];

/** Some units, and the box around them. */
class Half {
  readonly box: Box;
  #parts: readonly Half[] | undefined;

  constructor(
    readonly units: readonly number[],
    private readonly boxes: readonly Box[],
  ) {
    this.box = units.map((unit) => boxes[unit]).reduce(joint, NOWHERE);
  }

  /** The two halves of it, across its longer side; made when they are asked for. */
  get parts(): readonly Half[] {
    if (this.#parts) return this.#parts;
    const { box, boxes } = this;
    const axis = box[2] - box[0] > box[3] - box[1] ? 0 : 1;
    const middle = (unit: number) => boxes[unit][axis] + boxes[unit][axis + 2];
    const inOrder = this.units.toSorted((a, b) => middle(a) - middle(b));
    const half = inOrder.length >> 1;
    this.#parts = [new Half(inOrder.slice(0, half), boxes), new Half(inOrder.slice(half), boxes)];
    return this.#parts;
  }
}

const cache = new WeakMap<IndexedArcs, Half>();

/** All the units that have an outline, halved once for all the surfaces laid over the same arcs. */
function halvesOf(arcs: IndexedArcs): Half {
  let half = cache.get(arcs);
  if (!half) {
    const boxes = boxesOf(arcs);
    const drawn = [...boxes.keys()].filter((unit) => boxes[unit][0] < boxes[unit][2]);
    cache.set(arcs, (half = new Half(drawn, boxes)));
  }
  return half;
}

/** What a polygon leaves in a box: all of it, nothing, or a polygon whose border passes through it. */
function within(polygon: CutPolygon, box: Box): CutPolygon | 'full' | 'empty' {
  const [shell, ...holes] = polygon.map((ring) => cutToBox(ring, box));
  if (!isSurface(shell)) return 'empty';
  const rings = [shell, ...holes.filter(isSurface)];
  if (rings.some((ring) => crosses(ring, box))) return rings;
  const [inShell, ...inHoles] = rings.map((ring) => turnsAround(ring, box) % 2 !== 0);
  return inShell && !inHoles.includes(true) ? 'full' : 'empty';
}

const isSurface = ({ points }: CutRing) => points.length > 4;

const NOWHERE: Box = [Infinity, Infinity, -Infinity, -Infinity];

const joint = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Box of each unit, in degrees; `NOWHERE` for a unit without outline. */
export function boxesOf({ offsets, x, y, left, right, ofUnit }: IndexedArcs): Box[] {
  const boxes = Array.from({ length: ofUnit.offsets.length - 1 }, () => NOWHERE);
  for (let arc = 0; arc < left.length; arc++) {
    let [west, south, east, north] = NOWHERE;
    for (let p = offsets[arc]; p < offsets[arc + 1]; p++) {
      if (x[p] < west) west = x[p];
      if (x[p] > east) east = x[p];
      if (y[p] < south) south = y[p];
      if (y[p] > north) north = y[p];
    }
    const box: Box = [west / DEGREE, south / DEGREE, east / DEGREE, north / DEGREE];
    for (const unit of [left[arc], right[arc]]) if (unit < boxes.length) boxes[unit] = joint(boxes[unit], box);
  }
  return boxes;
}

function shareOf(arcs: IndexedArcs, unit: number, polygons: readonly CutPolygon[]): number {
  const { common, whole } = overlap(
    borderOf(arcs, unit),
    polygons.map((rings) => rings.map(({ points }) => onSphere(points))),
  );
  return Math.min(1, common / whole);
}

/** The lines around a unit, on the cylinder. */
const borderOf = (arcs: IndexedArcs, unit: number): FlatRing[] =>
  boundary(arcs, new UnitSet([unit])).map((directed) => {
    const arc = directed < 0 ? ~directed : directed;
    const first = arcs.offsets[arc];
    const line = new Float64Array(2 * (arcs.offsets[arc + 1] - first));
    for (let p = 0; p < line.length; p += 2) {
      line[p] = arcs.x[first + p / 2];
      line[p + 1] = sineOf(arcs.y[first + p / 2]);
    }
    return line;
  });

/** On the grid of the arcs, then on the cylinder around the sphere, where surfaces are those of the sphere (Lambert). */
function onSphere(ring: FlatRing): FlatRing {
  const laid = new Float64Array(ring.length);
  for (let p = 0; p < ring.length; p += 2) {
    laid[p] = Math.round(ring[p] * DEGREE);
    laid[p + 1] = sineOf(Math.round(ring[p + 1] * DEGREE));
  }
  return laid;
}

/** Of a latitude on the grid of the arcs. */
const sineOf = (y: number) => Math.sin((y / DEGREE / 180) * Math.PI);
