import type { Group } from '../atlas/atlas';
import type { GroupTally } from '../kernel/group-tally';
import { clsOf } from './cls';
import { enclavesOf, piecesOf } from './contiguity';
import type { Country } from './country';
import { fundingFor } from './funding';
import { leftoversOf } from './leftovers';
import { minimumFor } from './minimum';
import { listingOf, overlapsOf, type Sketch } from './overlaps';
import { facilitiesOf, professionalsOf, worst } from './professionals';
import type { Settings } from './settings';
import { sizeVerdict } from './size-class';
import type { Territory } from './territory';
import type { Figure, Findings, GroupShare, PopulationVerdict } from './verdict';

/** What the user says of a territory. */
export interface Said {
  /** Whether a contrat local de santé covers it; `null` when nothing is said. */
  cls: boolean | null;
}
export const NOTHING_SAID: Said = { cls: null };

/**
 * Everything that is found of a territory. The sums are read from the territory, which keeps them; only what
 * follows from its shape is worked out here.
 * @param sketches the user's other territories: they count for overlaps and for white zones.
 * @param said what the user says of this territory alone.
 */
export function findingsOf(
  country: Country,
  territory: Territory,
  settings: Settings,
  sketches: readonly Sketch[],
  said: Said,
): Findings {
  const { atlas, sizes } = country;
  const { units, typed } = territory;
  const regions = territory.regions.touched();
  const minimum = minimumFor(atlas, regions, settings);
  const size = sizeVerdict(atlas, territory, settings);
  const held = { units, parts: typed };
  const { stranded: leftovers, open: leftoversOpen } = leftoversOf(country, held, sketches, minimum.value);
  return {
    units: units.size + territory.undrawn,
    parts: territory.parts,
    partial: territory.undrawn,
    communes: territory.communes,
    quarters: territory.quarters,
    population: populationOfTerritory(country, territory),
    minimum,
    size,
    funding: fundingFor(atlas, size.class, regions, settings),
    ...overlapsOf(country, held, sketches),
    listing: listingOf(country, units, territory.departments.touched()),
    pieces: piecesOf(country, units, territory.parts),
    enclaves: enclavesOf(country, units),
    departments: shares(atlas.departments, territory.departments, sizes.departments),
    regions: shares(atlas.regions, territory.regions, sizes.regions),
    epcis: shares(atlas.epcis, territory.epcis, sizes.epcis),
    leftovers,
    leftoversOpen,
    professionals: professionalsOf(country, territory),
    facilities: facilitiesOf(country, territory),
    cls: clsOf(atlas, units, said.cls),
  };
}

function populationOfTerritory({ atlas, years }: Country, territory: Territory): PopulationVerdict {
  const totale = atlas.populations.findIndex(({ measure }) => measure === 'totale');
  return {
    ...populationFigure(atlas.populations[0], territory, 0),
    measure: 'municipale',
    unknownUnits: territory.population().unknown,
    years: territory.years.touched().map((place) => years[place]),
    totale:
      totale < 0
        ? { value: null, quality: 'unknown', source: 'population', vintage: '' }
        : populationFigure(atlas.populations[totale], territory, totale),
  };
}

/**
 * Sum of the known units, `null` when none is; a sum that lacks units is only approximate, one with a part of a
 * commune an estimate.
 */
export function populationFigure(
  { vintage, quality, layer }: Country['atlas']['populations'][number],
  territory: Territory,
  column: number,
): Figure {
  const { known, unknown } = territory.population(column);
  const value = unknown > 0 && unknown === territory.counted ? null : known;
  const shared = territory.isParted ? worst(quality, 'estimated') : quality;
  return {
    value,
    quality: value === null ? 'unknown' : unknown > 0 ? worst('approximate', shared) : shared,
    source: layer,
    vintage: String(vintage),
  };
}

/** The groups that a territory touches, those with most of its units first. */
function shares(groups: readonly Group[], tally: GroupTally, sizes: Uint32Array): GroupShare[] {
  return tally
    .touched()
    .map((g) => ({
      code: groups[g].code,
      name: groups[g].name,
      units: tally.counts[g],
      of: sizes[g],
      population: tally.sum(g),
    }))
    .sort((a, b) => b.units - a.units);
}
