import { NONE } from '../atlas/atlas';
import type { Ground } from './ground';
import { distance } from './plane';
import { centreOf } from './partition';

/** What a maillage is worth, whoever drew it. */
export interface Measure {
  territories: number;
  /** Part of the territories with at least the minimum. */
  viable: number;
  /** Kilometres from an inhabitant to the centre of the territory, on average; `null` without inhabitants. */
  meanDistance: number | null;
  /** EPCI with units in several territories. */
  epciCut: number;
  /** Territories over several departments. */
  departmentCut: number;
  /** Part of the neighbours kept in one territory. */
  compactness: number | null;
}

/** Measures `territories`, lists of atlas units that share none. */
export function measure(ground: Ground, territories: readonly Uint16Array[], minimum: number): Measure {
  const { plane, population } = ground;
  const of = new Uint16Array(population.length).fill(NONE);
  territories.forEach((units, territory) => units.forEach((unit) => (of[unit] = territory)));
  const epcis = new Map<number, Set<number>>();
  let [viable, departmentCut, inhabitants, way, kept, pairs] = [0, 0, 0, 0, 0, 0];
  territories.forEach((units, territory) => {
    const centre = centreOf(population, plane, Array.from(units));
    const departments = new Set<number>();
    let total = 0;
    for (const unit of units) {
      total += population[unit];
      const km = distance(plane, unit, centre);
      if (population[unit] > 0 && !Number.isNaN(km)) {
        inhabitants += population[unit];
        way += population[unit] * km;
      }
      departments.add(ground.department[unit]);
      if (ground.epci[unit] !== NONE) {
        const holders = epcis.get(ground.epci[unit]);
        if (holders) holders.add(territory);
        else epcis.set(ground.epci[unit], new Set([territory]));
      }
      const { offsets, targets } = ground.adjacency;
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
        if (of[targets[e]] === NONE) continue;
        pairs++;
        if (of[targets[e]] === territory) kept++;
      }
    }
    if (total >= minimum) viable++;
    if (departments.size > 1) departmentCut++;
  });
  return {
    territories: territories.length,
    viable: territories.length ? viable / territories.length : 1,
    meanDistance: inhabitants ? way / inhabitants : null,
    epciCut: [...epcis.values()].filter(({ size }) => size > 1).length,
    departmentCut,
    compactness: pairs ? kept / pairs : null,
  };
}
