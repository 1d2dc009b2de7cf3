import type { Atlas } from '../atlas/atlas';
import { yearsOf, type Country } from './country';
import { createReferences } from './references';

/** Vintages of the population municipale that an atlas holds, the one of reference first. */
export const vintagesOf = ({ populations }: Atlas): number[] =>
  populations.filter(({ measure }) => measure === 'municipale').map(({ vintage }) => vintage);

/**
 * The same country counted by the population municipale of `vintage`, which takes the place of reference: sums, classes,
 * densities and those they are compared with all follow. A unit without a figure of that vintage is unknown there.
 * Where `vintage` is `null` or none that the atlas holds, the country as it is. Some tens of milliseconds for France.
 */
export function inVintage(country: Country, vintage: number | null): Country {
  const atlas = countedIn(country.atlas, vintage);
  if (atlas === country.atlas) return country;
  return { ...country, atlas, ...yearsOf(atlas), references: createReferences(atlas, country.regionOf) };
}

function countedIn(atlas: Atlas, vintage: number | null): Atlas {
  const { populations, cut } = atlas;
  const wished = populations.find((column) => column.measure === 'municipale' && column.vintage === vintage);
  if (!wished || wished === populations[0]) return atlas;
  return {
    ...atlas,
    populations: [wished, ...populations.filter((column) => column !== wished)],
    populationYear: Uint16Array.from(wished.values, (value) => (Number.isNaN(value) ? 0 : wished.vintage)),
    cut: cut && { ...cut, whole: countedIn(cut.whole, vintage) },
  };
}
