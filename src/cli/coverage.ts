import { codesOf } from '../atlas/quarters/units';
import { aplOf } from '../domain/apl';
import type { Country } from '../domain/country';
import { coverOf, type Cover } from '../domain/cover';
import { coverageOf, listsIn, type Coverage } from '../domain/coverage';
import { professionalsOf } from '../domain/professionals';
import { TARGET } from '../domain/rules';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { Territory } from '../domain/territory';
import type { Figure } from '../domain/verdict';
import { uncoveredOf, type AssessedZone, type Uncovered, type ZoneNeighbour } from '../domain/white-zones';
import type { Arguments } from './arguments';
import { coverageSummary } from './coverage-summary';
import { UsageError } from './errors';
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
  const { white, unlisted } = uncoveredOf(country, cover, scope, DEFAULT_SETTINGS);
  answer(
    given,
    terminal,
    () => report(country, cover, coverage, { white, unlisted }),
    () => coverageSummary(country, cover, nameOf(country, scope), coverage, { white, unlisted }),
  );
  return 0;
}

/** The answer of `coverage` as JSON: plain figures, `null` for what is unknown. */
function report(country: Country, cover: Cover, coverage: Coverage, { white, unlisted }: Uncovered) {
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
    // Shares are over the departments whose list of CPTS is complete: elsewhere nothing is known to be uncovered.
    listed: coverage.listed,
    unlisted: coverage.unlisted,
    lists: Object.fromEntries(
      listsIn(country, scope).map(({ department, list }) => [country.atlas.departments[department].code, list]),
    ),
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
    whiteZones: white.map((zone) => zoneReport(country, cover, zone)),
    withoutKnownCpts: {
      zones: unlisted.length,
      units: unlisted.reduce((sum, zone) => sum + zone.units.length, 0),
      population: unlisted.reduce((sum, { known }) => sum + known, 0),
    },
  };
}

/** A lower bound of nothing says nothing: what is signed is unknown where only CPTS of unknown stage may have. */
const signed = ({ lowerBound, ...covered }: Coverage['aci']) =>
  lowerBound && covered.units === 0
    ? { units: null, population: null, listed: null, share: null, lowerBound }
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
