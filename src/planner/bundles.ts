import { group } from 'd3-array';
import { components } from '../kernel/components';
import { stepsToExterior } from '../kernel/enclaves';
import type { Graph } from '../kernel/graph';
import { UnitSet } from '../kernel/unit-set';
import type { Area, Ground } from './ground';
import { planeOf } from './plane';

/** A grand quartier is kept whole up to this part of the wished size: a few of them can then make it up. */
const OF_SIZE = 0.5;

/** Units that a maillage takes or leaves together, the first standing for them. */
interface Bundle {
  units: Uint16Array;
  /** Whether they are a whole commune, of which more is known than its quarters say. */
  isCommune: boolean;
}

/** A ground where what is kept whole is one unit, and the way back. */
export interface Bundled {
  ground: Ground;
  area: Area;
  /** The units that some stand for, ascending. */
  unbundle: (units: Uint16Array) => Uint16Array;
}

/**
 * Spares the communes that are cut, and their grands quartiers: a commune is cut when alone it has more inhabitants than
 * is wished, and a grand quartier when it has more than half of that.
 * @param size inhabitants wished of a territory; `null` when communes are not to be cut.
 */
export function bundle(ground: Ground, area: Area, size: number | null): Bundled {
  const bundles = bundlesOf(ground, area, size);
  if (!bundles.length) return { ground, area, unbundle: (units) => units };
  const standing = Uint16Array.from(ground.population.keys());
  for (const { units } of bundles) for (const unit of units) standing[unit] = units[0];
  const unitsOf = new Map(bundles.map(({ units }) => [units[0], units]));
  return {
    ground: groundOver(ground, bundles, standing),
    area: { ...area, scope: area.scope.filter((unit) => standing[unit] === unit) },
    unbundle: (units) =>
      Uint16Array.from(Array.from(units).flatMap((unit) => [...(unitsOf.get(unit) ?? [unit])])).sort(),
  };
}

function bundlesOf(ground: Ground, { scope, held }: Area, size: number | null): Bundle[] {
  const { cut, population, unknown, adjacency } = ground;
  if (!cut) return [];
  const free = new UnitSet(scope);
  for (const unit of held) free.remove(unit);
  const isFree = (units: Uint16Array) => units.every((unit) => free.has(unit));
  const isWithin = (inhabitants: number, most: number) => size === null || inhabitants <= most * size;
  return cut.communes.flatMap((units): Bundle[] => {
    // Quarters whose inhabitants are unknown cannot be shared out.
    const isKnown = units.every((unit) => !unknown[unit]);
    if (isFree(units) && (!isKnown || isWithin(cut.population[units[0]], 1))) return [{ units, isCommune: true }];
    const districts = Array.from(group(units, (unit) => cut.district[unit]).values(), (own) => Uint16Array.from(own));
    return districts
      .filter((district) => district.length > 1 && isFree(district))
      .filter((district) =>
        isWithin(
          district.reduce((sum, unit) => sum + population[unit], 0),
          OF_SIZE,
        ),
      )
      .filter((district) => components(adjacency, new UnitSet(district)).length === 1)
      .map((district) => ({ units: district, isCommune: false }));
  });
}

function groundOver(ground: Ground, bundles: readonly Bundle[], standing: Uint16Array): Ground {
  const [population, unknown, exterior] = [ground.population.slice(), ground.unknown.slice(), ground.exterior.slice()];
  const plane = { x: ground.plane.x.slice(), y: ground.plane.y.slice(), shrink: ground.plane.shrink.slice() };
  for (const { units, isCommune } of bundles) {
    const [first] = units;
    exterior[first] = Math.max(...units.map((unit) => ground.exterior[unit]));
    for (const unit of units.subarray(1)) exterior[unit] = 0;
    if (isCommune) {
      const { population: known, longitude, latitude } = ground.cut!;
      const centre = planeOf([longitude[first]], [latitude[first]]);
      population[first] = known[first] || 0;
      unknown[first] = Number(Number.isNaN(known[first]));
      [plane.x[first], plane.y[first], plane.shrink[first]] = [centre.x[0], centre.y[0], centre.shrink[0]];
      continue;
    }
    // Where nobody lives has a centre too.
    const weights = Array.from(units, (unit) => ground.population[unit] + 1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = (values: Float64Array) => units.reduce((sum, unit, i) => sum + values[unit] * weights[i], 0) / total;
    population[first] = units.reduce((sum, unit) => sum + ground.population[unit], 0);
    unknown[first] = Math.max(...units.map((unit) => ground.unknown[unit]));
    [plane.x[first], plane.y[first], plane.shrink[first]] = [
      mean(ground.plane.x),
      mean(ground.plane.y),
      mean(ground.plane.shrink),
    ];
  }
  const adjacency = bundledGraph(ground.adjacency, bundles, standing);
  return {
    ...ground,
    adjacency,
    population,
    unknown,
    exterior,
    plane,
    toExterior: stepsToExterior(adjacency, exterior),
  };
}

/** The graph where a bundle has the neighbours of all its units, and none of them but the first has any. */
function bundledGraph({ offsets, targets }: Graph, bundles: readonly Bundle[], standing: Uint16Array): Graph {
  const unitsOf = new Map(bundles.map(({ units }) => [units[0], units]));
  const count = offsets.length - 1;
  const rows = { offsets: new Uint32Array(count + 1), targets: new Uint16Array(targets.length) };
  let at = 0;
  for (let unit = 0; unit < count; unit++) {
    if (standing[unit] === unit) {
      const near = new Set<number>();
      for (const member of unitsOf.get(unit) ?? [unit])
        for (let e = offsets[member]; e < offsets[member + 1]; e++) near.add(standing[targets[e]]);
      near.delete(unit);
      for (const next of [...near].sort((a, b) => a - b)) rows.targets[at++] = next;
    }
    rows.offsets[unit + 1] = at;
  }
  return { ...rows, targets: rows.targets.slice(0, at) };
}
