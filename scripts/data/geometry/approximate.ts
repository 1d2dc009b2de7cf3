import type { Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import type { UnitList } from '../units';
import { readBoxes } from './boxes';
import { shareOut } from './cells';
import { chain } from '../../../src/atlas/topology/chain';
import { rasterise, readFrance, widen } from './land';
import { emptyMesh } from '../../../src/atlas/topology/mesh';
import { smooth, trace } from './trace';

/**
 * Plausible outlines where no true ones are at hand, from the boxes of the communes alone.
 * @throws {SourceError} when a file cannot be read.
 */
export function approximateOutlines(units: UnitList): { topology: Topology; layer: Layer } {
  const { boxes, layer } = readBoxes(units);
  const france = readFrance();
  const mesh = emptyMesh();
  for (const territory of new Set(boxes.map(({ unit }) => territoryOf(units, unit)))) {
    const inside = boxes.filter(({ unit }) => territoryOf(units, unit) === territory);
    // One cell more than the coarse coastline, which runs inside the true one about as often as outside.
    const cells = shareOut(inside, (raster) => widen(rasterise(france, raster), raster.columns, 1));
    trace(mesh, cells);
  }
  return { topology: smooth(chain(mesh)), layer };
}

/** Metropolitan France as a whole, or an overseas department: each is far from the others. */
function territoryOf(units: UnitList, unit: number): string {
  const { code } = units.departments[units.department[unit]];
  return code.length === 2 ? 'metropole' : code;
}
