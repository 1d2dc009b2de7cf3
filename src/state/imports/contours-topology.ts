import type { Topology } from '../../atlas/atlas';
import { CityOutlineError } from '../../atlas/topology/arrondissements';
import { OverlapError, type Ring } from '../../atlas/topology/mesh';
import { partition, ringsOfGeometry } from '../../atlas/topology/partition';
import { ContoursError, type DepartmentContours, type Outline } from '../../data/contours';

const ringsOf = (outlines: ReadonlyMap<number, Outline>) =>
  new Map([...outlines].map(([unit, outline]): [number, Ring[]] => [unit, ringsOfGeometry(outline)]));

/**
 * The borders of departments that were fetched.
 * @throws {ContoursError} `unreadable`, in the name of the last department, when outlines do not fit together.
 */
export function topologyOf(contours: readonly DepartmentContours[], last: number): Topology {
  try {
    const communes = new Map(contours.flatMap((one) => [...ringsOf(one.communes)]));
    const cities = contours.flatMap((one) => one.cities);
    return partition(
      communes,
      cities.map(({ whole, districts }) => ({ rings: ringsOfGeometry(whole), districts: ringsOf(districts) })),
    );
  } catch (error) {
    if (!(error instanceof OverlapError) && !(error instanceof CityOutlineError)) throw error;
    throw new ContoursError('unreadable', last);
  }
}
