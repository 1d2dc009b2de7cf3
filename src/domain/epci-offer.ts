import type { Atlas } from '../atlas/atlas';
import { populationOf } from './country';
import type { Findings } from './verdict';

/** A whole EPCI that would bring the territory up: its units still missing, and their inhabitants. */
export interface EpciOffer {
  epci: number;
  units: Uint16Array;
  population: number;
}

/** The EPCI begun but not whole that holds most of the territory's inhabitants; `null` when there is none. */
export function epciOfferFor(
  atlas: Atlas,
  { epcis }: Pick<Findings, 'epcis'>,
  has: (unit: number) => boolean,
): EpciOffer | null {
  const begun = epcis.filter(({ units, of }) => units < of);
  begun.sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
  const code = begun[0]?.code;
  const epci = atlas.epcis.findIndex((group) => group.code === code);
  if (epci < 0) return null;
  const units = atlas.epci.reduce<number[]>((missing, group, unit) => {
    if (group === epci && !has(unit)) missing.push(unit);
    return missing;
  }, []);
  const population = populationOf(atlas, units);
  return population === null ? null : { epci, units: Uint16Array.from(units), population };
}
