import { NONE } from '../atlas/atlas';
import type { Country } from '../domain/country';
import { DEGREE, type IndexedArcs } from '../kernel/arcs';
import { outline } from '../kernel/outline';
import { UnitSet } from '../kernel/unit-set';
import { placeLabels, type Label } from './map-labels';

/** A map of a territory as paths of an SVG: drawn from the outlines, so that it prints crisp at any size. */
export interface MapSheet {
  width: number;
  height: number;
  /** The communes of the territory, one path each. */
  units: { unit: number; path: string }[];
  /** Outline of the territory. */
  outline: string;
  /** The country around, as one shape. */
  land: string;
  /** Borders between the communes around. */
  borders: string;
  departments: string;
  /** Existing CPTS around: their outlines. */
  cpts: string;
  labels: Label[];
  /** A round distance, and how long it is on the sheet. */
  scale: { kilometres: number; length: number };
}

export interface SheetSize {
  width: number;
  height: number;
  /** Names of communes written at most. */
  labels: number;
}

type Point = [x: number, y: number];
interface Frame {
  place: (longitude: number, latitude: number) => Point;
  /** Degrees around the territory that the sheet shows. */
  west: number;
  east: number;
  south: number;
  north: number;
  kilometre: number;
}

const KM_PER_DEGREE = 111.195;
/** Part of the sheet left free around the territory. */
const MARGIN = 0.1;
/** Points nearer than this to the one before are left out: print shows no more. */
const STEP = 0.35;

/** Draws `units` on a sheet of the given size; `null` when none of them has an outline. */
export function mapSheet(
  { atlas, network }: Country,
  arcs: IndexedArcs,
  units: Uint16Array,
  size: SheetSize,
): MapSheet | null {
  const drawn = units.filter((unit) => arcs.ofUnit.offsets[unit + 1] > arcs.ofUnit.offsets[unit]);
  if (!drawn.length) return null;
  const frame = frameOf(arcs, drawn, size);
  const { near, all } = unitsIn(frame, arcs, atlas);
  const inside = new UnitSet(drawn);
  const rings = (set: UnitSet) =>
    outline(arcs, set)
      .flatMap((polygon) => polygon.map((ring) => `${path(ring, frame)}Z`))
      .join('');
  const lines = (wanted: (left: number, right: number) => boolean) => arcLines(arcs, all, frame, wanted);
  const { department } = atlas;
  const around = new Set(
    all.flatMap((unit) => [...network.members.subarray(network.offsets[unit], network.offsets[unit + 1])]),
  );
  return {
    ...size,
    units: Array.from(drawn, (unit) => ({ unit, path: rings(new UnitSet([unit])) })),
    outline: rings(inside),
    land: rings(new UnitSet(all)),
    borders: lines((left, right) => left < atlas.count && right < atlas.count),
    departments: lines(
      (left, right) => right < atlas.count && left < atlas.count && department[left] !== department[right],
    ),
    cpts: [...around].map((cpts) => rings(new UnitSet(network.cpts[cpts].units))).join(''),
    labels: placeLabels(atlas, drawn, near, frame.place, size),
    scale: scaleFor(frame, size.width),
  };
}

function frameOf(arcs: IndexedArcs, units: Uint16Array, { width, height }: SheetSize): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of units) {
    for (let e = arcs.ofUnit.offsets[unit]; e < arcs.ofUnit.offsets[unit + 1]; e++) {
      const arc = arcs.ofUnit.targets[e];
      for (let p = arcs.offsets[arc]; p < arcs.offsets[arc + 1]; p++) {
        west = Math.min(west, arcs.x[p]);
        east = Math.max(east, arcs.x[p]);
        south = Math.min(south, arcs.y[p]);
        north = Math.max(north, arcs.y[p]);
      }
    }
  }
  const [x, y] = [(west + east) / 2 / DEGREE, (south + north) / 2 / DEGREE];
  const shrink = Math.cos((y * Math.PI) / 180);
  const room = 1 - 2 * MARGIN;
  const perDegree = Math.min(
    (width * room) / (((east - west) / DEGREE) * shrink),
    (height * room) / ((north - south) / DEGREE),
  );
  const [halfWidth, halfHeight] = [width / 2 / perDegree / shrink, height / 2 / perDegree];
  return {
    place: (longitude, latitude) => [
      width / 2 + (longitude - x) * shrink * perDegree,
      height / 2 - (latitude - y) * perDegree,
    ],
    west: x - halfWidth,
    east: x + halfWidth,
    south: y - halfHeight,
    north: y + halfHeight,
    kilometre: perDegree / KM_PER_DEGREE,
  };
}

/** Units whose centre is on the sheet, and all those to be drawn: two rings more, for the ones that reach into it. */
function unitsIn(frame: Frame, arcs: IndexedArcs, atlas: Country['atlas']): { near: number[]; all: number[] } {
  const near: number[] = [];
  for (let unit = 0; unit < atlas.count; unit++) {
    const [x, y] = [atlas.longitude[unit], atlas.latitude[unit]];
    if (x >= frame.west && x <= frame.east && y >= frame.south && y <= frame.north) near.push(unit);
  }
  const all = new UnitSet(near);
  for (let ring = 0; ring < 2; ring++) {
    for (const unit of [...all]) {
      const { offsets, targets } = atlas.adjacency;
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) all.add(targets[e]);
    }
  }
  return { near, all: [...all].filter((unit) => arcs.ofUnit.offsets[unit + 1] > arcs.ofUnit.offsets[unit]) };
}

/** The arcs of `units` whose two sides are `wanted`, each once. */
function arcLines(
  arcs: IndexedArcs,
  units: readonly number[],
  frame: Frame,
  wanted: (left: number, right: number) => boolean,
): string {
  const seen = new Set<number>();
  for (const unit of units) {
    for (let e = arcs.ofUnit.offsets[unit]; e < arcs.ofUnit.offsets[unit + 1]; e++) seen.add(arcs.ofUnit.targets[e]);
  }
  let drawn = '';
  for (const arc of seen) {
    if (arcs.right[arc] === NONE || !wanted(arcs.left[arc], arcs.right[arc])) continue;
    const line: Point[] = [];
    for (let p = arcs.offsets[arc]; p < arcs.offsets[arc + 1]; p++) line.push([arcs.x[p] / DEGREE, arcs.y[p] / DEGREE]);
    drawn += path(line, frame);
  }
  return drawn;
}

/** A line in the coordinates of the sheet, to a hundredth, without the points that fall on the one before. */
function path(line: readonly Point[], { place }: Frame): string {
  let drawn = '';
  let [x, y] = [NaN, NaN];
  line.forEach(([longitude, latitude], i) => {
    const next = place(longitude, latitude);
    const last = i === line.length - 1;
    if (!last && Math.abs(next[0] - x) < STEP && Math.abs(next[1] - y) < STEP) return;
    [x, y] = next;
    drawn += `${drawn ? 'L' : 'M'}${round(x)} ${round(y)}`;
  });
  return drawn;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The longest of 1, 2, 5, 10… kilometres that takes at most a quarter of the sheet. */
function scaleFor({ kilometre }: Frame, width: number): MapSheet['scale'] {
  const most = width / 4 / kilometre;
  const power = 10 ** Math.floor(Math.log10(most));
  const kilometres = power * [5, 2, 1].find((step) => step * power <= most)!;
  return { kilometres, length: kilometres * kilometre };
}
