import type { IndexedArcs } from './arcs';
import type { Box } from './cut';
import { contains } from './lasso';
import { outline, type PolygonRings } from './outline';
import { boxesOf } from './shares';
import { mapInTasks, nextTask } from './task';
import { UnitSet } from './unit-set';

/** Sides of the cells that units are sought in, in degrees: a few units each. */
const CELL = 0.1;
/** More than there are cells from pole to pole. */
const COLUMNS = 10_000;

/** Finds the unit that holds a point, from its outline; `null` outside of all. Degrees. */
export type Locator = (longitude: number, latitude: number) => number | null;

const cache = new WeakMap<IndexedArcs, Locator>();

/** Finds units by these outlines; made once, in tasks of some tens of milliseconds. */
export async function locator(arcs: IndexedArcs): Promise<Locator> {
  let find = cache.get(arcs);
  if (!find) {
    await nextTask();
    const boxes = boxesOf(arcs);
    cache.set(arcs, (find = await locatorIn(arcs, boxes)));
  }
  return find;
}

async function locatorIn(arcs: IndexedArcs, boxes: readonly Box[]): Promise<Locator> {
  const cells = new Map<number, number[]>();
  const place = (degrees: number) => Math.floor(degrees / CELL);
  const keyOf = (x: number, y: number) => x * COLUMNS + y;
  await mapInTasks(boxes, ([west, south, east, north], unit) => {
    if (west >= east) return;
    for (let x = place(west); x <= place(east); x++)
      for (let y = place(south); y <= place(north); y++) {
        const key = keyOf(x, y);
        const known = cells.get(key);
        if (known) known.push(unit);
        else cells.set(key, [unit]);
      }
  });
  const outlines = new Map<number, PolygonRings[]>();
  const holds = (unit: number, x: number, y: number) => {
    let polygons = outlines.get(unit);
    if (!polygons) outlines.set(unit, (polygons = outline(arcs, new UnitSet([unit]))));
    return polygons.flat().filter((ring) => contains(ring, x, y)).length % 2 === 1;
  };
  return (x, y) => {
    const near = cells.get(keyOf(place(x), place(y))) ?? [];
    return (
      near.find((unit) => {
        const [west, south, east, north] = boxes[unit];
        return x >= west && x <= east && y >= south && y <= north && holds(unit, x, y);
      }) ?? null
    );
  };
}
