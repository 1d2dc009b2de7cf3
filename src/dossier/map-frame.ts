import { DEGREE, type IndexedArcs } from '../kernel/arcs';
import { outline } from '../kernel/outline';
import type { UnitSet } from '../kernel/unit-set';
import { KM_PER_DEGREE } from '../kernel/earth';

type Point = readonly [x: number, y: number];

/** A rectangle of the country laid flat on a sheet. */
export interface Frame {
  place: (longitude: number, latitude: number) => [x: number, y: number];
  /** Degrees that the sheet shows. */
  west: number;
  east: number;
  south: number;
  north: number;
  /** How long it is on the sheet. */
  kilometre: number;
}

/** Part of the sheet left free around what is framed. */
const MARGIN = 0.1;
/** Points nearer than this to the one before are left out: print shows no more. */
const STEP = 0.35;

/** The frame that shows all of `units`, which have outlines, on a sheet of the given size. */
export function frameOf(
  arcs: IndexedArcs,
  units: Uint16Array,
  { width, height }: { width: number; height: number },
): Frame {
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
  const box = [west, south, east, north].map((degrees) => degrees / DEGREE) as unknown as Box;
  return frameAround(box, { width, height }, MARGIN);
}

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The frame that shows all of a box, in degrees, `margin` being the part of the sheet left free around it. */
export function frameAround(
  [west, south, east, north]: Box,
  { width, height }: { width: number; height: number },
  margin = 0,
): Frame {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const shrink = Math.cos((y * Math.PI) / 180);
  const room = 1 - 2 * margin;
  const perDegree = Math.min((width * room) / ((east - west) * shrink), (height * room) / (north - south));
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

/** The outline of a set of units as the path of an SVG. */
export const ringsPath = (arcs: IndexedArcs, set: UnitSet, frame: Frame): string =>
  outline(arcs, set)
    .flatMap((polygon) => polygon.map((ring) => `${linePath(ring, frame)}Z`))
    .join('');

/** A line in the coordinates of the sheet, to a hundredth, without the points that fall on the one before. */
export function linePath(line: readonly Point[], { place }: Frame): string {
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

/** The longest of 1, 2, 5, 10… kilometres that takes at most a quarter of the sheet, and its length there. */
export function scaleFor({ kilometre }: Frame, width: number): { kilometres: number; length: number } {
  const most = width / 4 / kilometre;
  const power = 10 ** Math.floor(Math.log10(most));
  const kilometres = power * [5, 2, 1].find((step) => step * power <= most)!;
  return { kilometres, length: kilometres * kilometre };
}
