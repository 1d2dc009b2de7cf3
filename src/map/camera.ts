import type { Map as MapLibre } from 'maplibre-gl';
import type { Atlas } from '../atlas/atlas';
import { KM_PER_DEGREE } from '../kernel/earth';

export type Bounds = [west: number, south: number, east: number, north: number];

/** Radius given to a unit of unknown area, in km. */
const ORDINARY_RADIUS = 3;

/** The box around `units`, each taken as a disc of its own area; `null` when none of them is drawn. */
export function boundsOf({ longitude, latitude, area }: Atlas, units: Iterable<number>): Bounds | null {
  let box: Bounds | null = null;
  for (const unit of units) {
    const [x, y] = [longitude[unit], latitude[unit]];
    if (Number.isNaN(x)) continue;
    const dy = (Math.sqrt(area[unit] / Math.PI) || ORDINARY_RADIUS) / KM_PER_DEGREE;
    const dx = dy / Math.cos((y * Math.PI) / 180);
    box ??= [x, y, x, y];
    box = [Math.min(box[0], x - dx), Math.min(box[1], y - dy), Math.max(box[2], x + dx), Math.max(box[3], y + dy)];
  }
  return box;
}

/** The units of metropolitan France, or of the department whose code is `where`. */
export function unitsOf({ departments, department }: Atlas, where: string): number[] {
  const wanted = departments.map(({ code }) => (where === 'metropole' ? code.length === 2 : code === where));
  const units: number[] = [];
  department.forEach((group, unit) => wanted[group] && units.push(unit));
  return units;
}

export const boundsInSight = (map: MapLibre): Bounds => map.getBounds().toArray().flat() as Bounds;
