import { NONE } from '../atlas/atlas';
import type { Country } from './country';
import { allUnits } from './scope';

/** What a territory is compared with: the departments it touches taken together, the regions likewise, and France. */
export const FRAME = ['department', 'region', 'france'] as const;
export type Frame = Record<(typeof FRAME)[number], Uint16Array>;

/** Units of each level around `units`, ascending. */
export function frameOf({ atlas, regionOf }: Country, units: Iterable<number>): Frame {
  const all = allUnits(atlas);
  const [departments, regions] = [new Set<number>(), new Set<number>()];
  for (const unit of units) {
    departments.add(atlas.department[unit]);
    if (regionOf[unit] !== NONE) regions.add(regionOf[unit]);
  }
  return {
    department: all.filter((unit) => departments.has(atlas.department[unit])),
    region: all.filter((unit) => regions.has(regionOf[unit])),
    france: all,
  };
}
