import { NONE, type Atlas, type KnownCpts } from '../atlas/atlas';
import { cutKnown, wholeAtlas } from '../atlas/quarters/units';
import { componentOf } from '../kernel/components';
import { stepsToExterior } from '../kernel/enclaves';
import { atOnce } from '../kernel/task';
import { createNetwork, indexByUnit } from './network';
import { createReferences, type References } from './references';
import type { Network } from './verdict';

/** The atlas, the existing CPTS and all that is worked out once from them, for every verdict to lean on. */
export interface Country {
  atlas: Atlas;
  network: Network;
  references: References;
  /** Region of each unit, index into `Atlas.regions` or `NONE`. */
  regionOf: Uint16Array;
  /** Distinct years of `Atlas.populationYear` without 0, ascending. */
  years: readonly number[];
  /** Place in `years` for each unit, `NONE` where the population is unknown. */
  yearOf: Uint16Array;
  /** Communes in each department, region and EPCI. */
  sizes: { departments: Uint32Array; regions: Uint32Array; epcis: Uint32Array };
  /** Number of the landmass (connected component of the adjacency) of each unit. */
  landmass: Uint16Array;
  /** Steps from each unit to the nearest exterior one. */
  toExterior: Uint16Array;
}

/** Prepares an atlas and the existing CPTS for verdicts: some tens of milliseconds for France, less for what is as before. */
export const createCountry = (atlas: Atlas, known: KnownCpts): Country => atOnce(creatingCountry(atlas, known));

/** The same by small steps. */
export function* creatingCountry(atlas: Atlas, known: KnownCpts): Generator<undefined, Country> {
  const whole = wholeAtlas(atlas);
  const regionOf = atlas.department.map((department) => atlas.departments[department]?.region ?? NONE);
  const network = createNetwork(atlas, cutKnown(atlas, known));
  yield;
  const references = referencesOf(whole, regionOf.subarray(0, whole.count));
  yield;
  const shape = yield* shapeOf(atlas);
  return {
    atlas,
    network,
    references,
    regionOf,
    ...yearsOf(atlas),
    sizes: {
      departments: unitsIn(whole.department, atlas.departments.length),
      regions: unitsIn(regionOf.subarray(0, whole.count), atlas.regions.length),
      epcis: unitsIn(whole.epci, atlas.epcis.length),
    },
    ...shape,
  };
}

const shapes = new WeakMap<Atlas['adjacency'], Pick<Country, 'landmass' | 'toExterior'> & Pick<Atlas, 'exterior'>>();

/** What only better outlines change. */
function* shapeOf({ adjacency, exterior }: Atlas): Generator<undefined, Pick<Country, 'landmass' | 'toExterior'>> {
  let shape = shapes.get(adjacency);
  if (shape?.exterior !== exterior) {
    const landmass = componentOf(adjacency);
    yield;
    shape = { exterior, landmass, toExterior: stepsToExterior(adjacency, exterior) };
    shapes.set(adjacency, shape);
  }
  return { landmass: shape.landmass, toExterior: shape.toExterior };
}

const compared = new WeakMap<Atlas['professionals'], { values: Float64Array; references: References }>();

/** What only other professionals, or another population, change. */
function referencesOf(atlas: Atlas, regionOf: Uint16Array): References {
  const { values } = atlas.populations[0];
  let known = compared.get(atlas.professionals);
  if (known?.values !== values) {
    known = { values, references: createReferences(atlas, regionOf) };
    compared.set(atlas.professionals, known);
  }
  return known.references;
}

/** The same country once more columns of its atlas are there: of the same units, neighbours and reference population. */
export const withColumns = (country: Country, atlas: Atlas): Country => ({
  ...country,
  atlas,
  references: referencesOf(wholeAtlas(atlas), country.regionOf.subarray(0, wholeAtlas(atlas).count)),
});

/** Years behind the reference population, and the place in them of each unit. */
export function yearsOf({ populationYear }: Atlas): Pick<Country, 'years' | 'yearOf'> {
  const years = [...new Set(populationYear)].filter(Boolean).sort((a, b) => a - b);
  const place = new Map(years.map((year, i) => [year, i]));
  return { years, yearOf: populationYear.map((year) => place.get(year) ?? NONE) };
}

/**
 * The same country without the existing CPTS at `index`, for a territory that starts from it and stands in its place:
 * it must not be said to overlap itself. The other CPTS keep their indices.
 */
export function withoutCpts(country: Country, index: number): Country {
  const { atlas, network } = country;
  const cpts = network.cpts.map((one, i) => (i === index ? { ...one, units: new Uint16Array() } : one));
  return { ...country, network: { ...network, cpts, ...indexByUnit(cpts, atlas.count) } };
}

/** Population municipale of `units`; `null` when one of them is unknown. */
export function populationOf({ populations: [{ values }] }: Atlas, units: Iterable<number>): number | null {
  let sum = 0;
  for (const unit of units) sum += values[unit];
  return Number.isNaN(sum) ? null : sum;
}

function unitsIn(group: Uint16Array, groups: number): Uint32Array {
  const sizes = new Uint32Array(groups);
  for (const g of group) if (g < groups) sizes[g]++;
  return sizes;
}
