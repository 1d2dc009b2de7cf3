import { aplOf } from '../domain/apl';
import type { Country } from '../domain/country';
import { coverOf, type Cover } from '../domain/cover';
import { coverageOf, type Coverage } from '../domain/coverage';
import { professionalsOf } from '../domain/professionals';
import { TARGET } from '../domain/rules';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { Territory } from '../domain/territory';
import type { Figure } from '../domain/verdict';
import { whiteZonesOf, type AssessedZone, type ZoneNeighbour } from '../domain/white-zones';
import type { Arguments } from './arguments';
import { coverageSummary } from './coverage-summary';
import { UsageError } from './errors';
import { codesOf } from './perimeter';
import { nameOf, scopeGiven } from './scope';
import { answer, openCountry, type Terminal } from './terminal';

/** `perimetre coverage`: both notions of coverage of a part of the country, and its white zones. @throws {UsageError} */
export function coverageCommand(given: Arguments, terminal: Terminal): 0 {
  const [region, department] = ['region', 'department'].map(given.value);
  if (region !== null && department !== null) throw new UsageError('scope');
  const country = openCountry(given, terminal);
  const scope = scopeGiven(given, country);
  const cover = coverOf(country, []);
  const coverage = coverageOf(country, scope, cover);
  const zones = whiteZonesOf(country, cover, scope, DEFAULT_SETTINGS);
  answer(
    given,
    terminal,
    () => report(country, cover, coverage, zones),
    () => coverageSummary(country, cover, nameOf(country, scope), coverage, zones),
  );
  return 0;
}

/** The answer of `coverage` as JSON: plain figures, `null` for what is unknown. */
function report(country: Country, cover: Cover, coverage: Coverage, zones: readonly AssessedZone[]) {
  const { scope, units, population, unknownUnits, aci, allStages, cpts } = coverage;
  const { vintage, quality } = country.atlas.populations[0];
  return {
    scope: {
      kind: scope.kind,
      code: scope.kind === 'france' ? null : scope.code,
      name: nameOf(country, scope),
    },
    units,
    population,
    unknownUnits,
    vintage,
    quality: unknownUnits ? 'approximate' : quality,
    aci: signed(aci),
    allStages,
    cpts,
    // The target is national: so is the count held against it, whatever the scope.
    target: {
      goal: TARGET.cpts,
      setFor: TARGET.setFor,
      count: coverageOf(country, { kind: 'france' }, cover).cpts.count,
    },
    whiteZones: zones.map((zone) => zoneReport(country, cover, zone)),
  };
}

/** A lower bound of nothing says nothing: what is signed is unknown where only CPTS of unknown stage may have. */
const signed = ({ lowerBound, ...covered }: Coverage['aci']) =>
  lowerBound && covered.units === 0
    ? { units: null, population: null, share: null, lowerBound }
    : { ...covered, lowerBound };

function zoneReport(country: Country, cover: Cover, zone: AssessedZone) {
  const { atlas } = country;
  const figure = ({ value, quality, vintage }: Figure) => ({ value, quality, vintage });
  const named = (unit: number) => ({ code: atlas.codes[unit], name: atlas.names[unit] });
  const reached = ({ zone: other, via, unit, kilometres }: ZoneNeighbour) => ({
    kind: 'whiteZone',
    name: atlas.names[other.heart],
    units: other.units.length,
    population: other.population,
    via,
    commune: named(unit),
    kilometres: via === 'gap' ? kilometres : null,
  });
  const professionals = professionalsOf(country, new Territory(country, zone.units));
  return {
    name: atlas.names[zone.heart],
    units: zone.units.length,
    population: zone.population,
    minimum: zone.minimum,
    departments: zone.departments.map((d) => ({ code: atlas.departments[d].code, name: atlas.departments[d].name })),
    viable: zone.viability,
    joined: zone.joined && { ...zone.joined, steps: zone.joined.steps.map(reached) },
    neighbours: [
      ...zone.neighbours.map(reached),
      ...zone.holders.map(({ holder, contacts, kilometres }) => {
        const { name, stage, units } = cover.holders[holder];
        const extension = zone.extensions.find((one) => one.holder === holder);
        const standing = ({
          population,
          class: size,
          operating,
          ceiling,
        }: NonNullable<typeof extension>['before']) => ({
          population,
          class: size,
          operating: operating.value,
          ceiling: ceiling.value,
        });
        return {
          kind: 'cpts',
          name,
          stage,
          units: units.length,
          contacts,
          kilometres,
          extension: extension ? { before: standing(extension.before), after: standing(extension.after) } : null,
        };
      }),
    ],
    professionals: Object.fromEntries(
      professionals.map(({ key, count, density }) => [key, { ...figure(count), per10000: density.value }]),
    ),
    apl: Object.fromEntries(aplOf(atlas, zone.units).map(({ key, apl }) => [key, figure(apl)])),
    codes: codesOf(atlas, zone.units),
  };
}
