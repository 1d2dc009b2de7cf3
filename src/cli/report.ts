import { codesOf } from '../atlas/quarters/units';
import type { Atlas } from '../atlas/atlas';
import type { Country } from '../domain/country';
import { SOURCES } from '../domain/sources';
import type { GroupShare } from '../domain/verdict';
import type { Verdict } from '../checks/verdict';
import type { GivenPerimeter } from './perimeter';

/** The answer of `evaluate` as JSON: plain figures, `null` for what is unknown, never a formatted text. */
export function report({ atlas, network }: Country, given: GivenPerimeter, verdict: Verdict) {
  const { population, size, funding } = verdict;
  const { amounts } = funding;
  return {
    units: verdict.units,
    communes: verdict.communes,
    quarters: verdict.quarters,
    codes: codesOf(atlas, given.units),
    unknown: given.unknown,
    recoded: given.recoded,
    postcodes: given.postcodes,
    cut: given.cut,
    population: {
      value: population.value,
      vintage: Number(population.vintage),
      measure: population.measure,
      quality: population.quality,
      years: population.years,
      unknownUnits: population.unknownUnits,
      totale: {
        value: population.totale.value,
        vintage: population.totale.vintage ? Number(population.totale.vintage) : null,
        quality: population.totale.quality,
      },
    },
    minimum: verdict.minimum,
    size: {
      class: size.class,
      toPrevious: size.toPrevious,
      toNext: size.toNext,
      ambiguous: size.ambiguous,
      vintages: size.vintages,
    },
    funding: {
      rules: funding.rules,
      ceiling: amounts.ceilingWithSnp.value,
      ceilingWithoutSnp: amounts.ceilingWithoutSnp.value,
      snpSupplement: amounts.snpSupplement.value,
      operating: amounts.operating.value,
      projectWriting: amounts.projectWriting.value,
    },
    checks: verdict.checks.map(({ id, state, value, limit, sources }) => ({
      id,
      state,
      value,
      limit,
      source: sources.map((key) => sourceTitle(atlas, key)).join(' ; '),
    })),
    overlaps: verdict.overlaps.map(({ name, stage, units, population: shared }) => ({
      name,
      stage,
      units: units.length,
      codes: codesOf(atlas, units),
      population: shared,
    })),
    shared: verdict.shared.map(({ unit, cpts }) => ({
      code: atlas.codes[unit],
      name: atlas.names[unit],
      cpts: cpts.map((index) => network.cpts[index].name),
    })),
    listing: {
      incomplete: verdict.listing.incomplete.map((index) => ({
        code: atlas.departments[index].code,
        name: atlas.departments[index].name,
        list: network.completeness[index],
      })),
      withdrawn: codesOf(atlas, Uint16Array.from(verdict.listing.withdrawn)),
    },
    components: verdict.pieces.length,
    pieces: verdict.pieces.map((piece) => ({
      units: piece.units.length,
      population: piece.population,
      bySea: piece.bySea,
    })),
    enclaves: verdict.enclaves.length,
    enclosed: verdict.enclaves.map(({ units, population: inside }) => ({
      codes: codesOf(atlas, units),
      population: inside,
    })),
    leftoversOpen: verdict.leftoversOpen,
    leftovers: verdict.leftovers.map(({ units, population: left }) => ({
      codes: codesOf(atlas, units),
      population: left,
    })),
    cls: verdict.cls,
    departments: verdict.departments.map(share),
    regions: verdict.regions.map(share),
    epci: verdict.epcis.map(share),
    professionals: Object.fromEntries(
      verdict.professionals.map(({ key, count, density, reference }) => [
        key,
        {
          count: count.value,
          per10000: density.value,
          quality: count.quality,
          vintage: count.vintage,
          reference,
        },
      ]),
    ),
    facilities: Object.fromEntries(
      verdict.facilities.map(({ key, count: { value, quality, vintage } }) => [
        key,
        { count: value, quality, vintage },
      ]),
    ),
  };
}

const share = ({ code, name, units, of }: GroupShare) => ({ code, name, units, of });

/** Title of a source: a document of the catalogue, or a layer of the data. */
function sourceTitle(atlas: Atlas, key: string): string {
  const layer = atlas.manifest.layers.find(({ id }) => id === key);
  return SOURCES[key]?.title ?? (layer ? `${layer.title}, ${layer.vintage}` : key);
}
