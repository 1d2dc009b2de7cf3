import { FACILITIES, PROFESSIONS, type Column } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import type { Country } from './country';
import { pooledDensity } from './references';
import type { Territory } from './territory';
import type { FacilityVerdict, Figure, ProfessionVerdict } from './verdict';

const FROM_BEST: readonly Quality[] = ['exact', 'approximate', 'estimated', 'awaited', 'unknown'];

/** Count and density of each profession in a territory, against the departments and regions it touches and France. */
export function professionalsOf({ atlas, references }: Country, territory: Territory): ProfessionVerdict[] {
  const [people] = atlas.populations;
  const population = territory.population();
  const departments = territory.departments.touched().map((d) => references.departments[d]);
  const regions = territory.regions.touched().map((r) => references.regions[r]);
  const peopled = territory.isParted ? worst(people.quality, 'estimated') : people.quality;
  return PROFESSIONS.map((key) => {
    const { layer, vintage, ...column } = atlas.professionals[key];
    const quality = sharedQuality(column, territory);
    const total = territory.professionals(key);
    const count = total.unknown || quality === 'unknown' || quality === 'awaited' ? null : total.known;
    const figure = (value: number | null, known: Quality): Figure => ({
      value,
      quality: value === null ? lacking(quality) : known,
      source: layer,
      vintage,
    });
    const known = count !== null && !population.unknown && population.known > 0;
    const estimated = count !== null && quality === 'estimated';
    const density = known && !estimated ? (count / population.known) * 10_000 : null;
    return {
      key,
      count: figure(count, quality),
      density: estimated ? { ...figure(null, quality), quality } : figure(density, worst(quality, peopled)),
      reference: {
        department: pooledDensity(departments, key),
        region: pooledDensity(regions, key),
        france: pooledDensity([references.france], key),
      },
    };
  });
}

/** Count of each structure and specialist in a territory; unknown where it is in one of the units. */
export function facilitiesOf({ atlas }: Country, territory: Territory): FacilityVerdict[] {
  return FACILITIES.map((key) => {
    const { layer, vintage, ...column } = atlas.facilities[key];
    const quality = sharedQuality(column, territory);
    const { known, unknown } = territory.facilities(key);
    const isKnown = quality !== 'unknown' && quality !== 'awaited' && unknown === 0;
    return {
      key,
      count: { value: isKnown ? known : null, quality: isKnown ? quality : lacking(quality), source: layer, vintage },
    };
  });
}

/** Of a figure without a value in a column. */
const lacking = (column: Quality): Quality => (column === 'awaited' ? column : 'unknown');

/** Of what is shared out by inhabitants between the quarters of a commune, where a territory does not have them all. */
const sharedQuality = ({ quality, givenIn }: Pick<Column, 'quality' | 'givenIn'>, territory: Territory): Quality =>
  territory.isPartOfOthers(givenIn) ? worst(quality, 'estimated') : quality;

/** The least trusted of two qualities. */
export const worst = (a: Quality, b: Quality) => FROM_BEST[Math.max(FROM_BEST.indexOf(a), FROM_BEST.indexOf(b))];
