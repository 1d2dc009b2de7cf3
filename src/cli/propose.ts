import { codesOf } from '../atlas/quarters/units';
import type { Atlas } from '../atlas/atlas';
import { populationOf, type Country } from '../domain/country';
import { minimumFor } from '../domain/minimum';
import { isCovered, isListed } from '../domain/network';
import { allUnits, unitsInScope, type Scope } from '../domain/scope';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { sizeClassOf } from '../domain/size-class';
import type { Proposed, Taken } from '../planner/describe';
import { groundOf, type Wishes } from '../planner/ground';
import { maillage, type Maillage } from '../planner/maillage';
import type { Unassigned } from '../planner/survey';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { reasonText, unassignedText } from '../words/proposals';
import { inhabitants as people } from '../language/language';
import type { Language } from '../words/language';
import type { Arguments } from './arguments';
import { UsageError } from './errors';
import { proposalSummary } from './propose-summary';
import { scopeGiven } from './scope';
import { answer, openCountry, type Terminal } from './terminal';

const SIZE = 60_000;
const FRENCH: Language = { words: fr, format: new Format('fr') };

/** `perimetre propose`: a maillage of what the CPTS leave of a part of the country. @throws {UsageError} */
export function proposeCommand(given: Arguments, terminal: Terminal): 0 {
  const [region, department, objective, size, count] = ['region', 'department', 'objective', 'size', 'count'].map(
    given.value,
  );
  const areas = [region, department, given.flag('france') || null].filter((area) => area !== null);
  if (areas.length !== 1) throw new UsageError('area');
  if (objective !== null && objective !== 'balance' && objective !== 'count') {
    throw new UsageError('objective', objective);
  }
  if (size !== null && count !== null) throw new UsageError('wish');
  const minimum = whole(given.value('min'), 1);
  const seed = whole(given.value('seed'), 0) ?? 1;
  const territories = whole(count, 1);
  const inhabitants = whole(size, 1) ?? SIZE;

  const country = openCountry(given, terminal);
  const scope = scopeGiven(given, country);
  const units = unitsInScope(country, scope);
  const wishes: Wishes = {
    objective: objective ?? 'balance',
    minimum: minimum ?? minimumIn(country, units),
    wish: territories === null ? { kind: 'size', inhabitants } : { kind: 'number', territories },
    seed,
  };
  const held = allUnits(country.atlas).filter((unit) => isCovered(country.network, unit));
  const free = units.filter((unit) => !isCovered(country.network, unit) && !isListed(country, unit));
  const unlisted = { units: free.length, population: populationOf(country.atlas, free) };
  const ground = groundOf(country);
  if (unlisted.units) terminal.error(fr.proposals.unlisted(people(unlisted.population, FRENCH)));
  const start = performance.now();
  const found = maillage(ground, { scope: units, held }, wishes);
  const milliseconds = Math.round(performance.now() - start);
  answer(
    given,
    terminal,
    () => ({ ...report(country, scope, wishes, found, milliseconds), withoutKnownCpts: unlisted }),
    () => proposalSummary(country, scope, found, FRENCH),
  );
  return 0;
}

/** A whole number of at least `least`; `null` when none is given. @throws {UsageError} */
function whole(text: string | null, least: number): number | null {
  if (text === null) return null;
  const number = Number(text);
  if (!/^\d+$/.test(text.trim()) || number < least || !Number.isSafeInteger(number))
    throw new UsageError('number', text);
  return number;
}

/** The strictest minimum of the regions that `units` touch. */
function minimumIn({ atlas, regionOf }: Country, units: Uint16Array): number {
  return minimumFor(atlas, [...new Set(Array.from(units, (unit) => regionOf[unit]))], DEFAULT_SETTINGS).value;
}

/** The answer of `propose` as JSON: plain figures, `null` for what is unknown, communes by their codes. */
function report(country: Country, scope: Scope, wishes: Wishes, found: Maillage, milliseconds: number) {
  const { atlas } = country;
  const { vintage, quality } = atlas.populations[0];
  return {
    scope: { kind: scope.kind, code: scope.kind === 'france' ? null : scope.code },
    wishes,
    vintage,
    quality,
    territories: found.territories.map((territory, i) => territoryReport(atlas, territory, i)),
    unassigned: found.unassigned.map((group) => unassignedReport(country, group)),
    stats: found.stats,
    milliseconds,
  };
}

function territoryReport(atlas: Atlas, territory: Proposed, i: number) {
  const { units, unknownUnits, reason } = territory;
  const named = (unit: number) => ({ code: atlas.codes[unit], name: atlas.names[unit] });
  const share = (groups: readonly { code: string; name: string }[], { group, units: taken, available, of }: Taken) => ({
    code: groups[group].code,
    name: groups[group].name,
    units: taken,
    available,
    of,
  });
  return {
    id: `T${String(i + 1).padStart(4, '0')}`,
    units: codesOf(atlas, units),
    population: unknownUnits ? null : territory.population,
    class: sizeClassOf(territory.population, DEFAULT_SETTINGS.boundary80000),
    reason: {
      text: reasonText(atlas, territory.reason, FRENCH),
      centre: named(reason.centre),
      meanDistance: reason.meanDistance,
      epci: reason.epcis.map((taken) => share(atlas.epcis, taken)),
      departments: reason.departments.map((taken) => share(atlas.departments, taken)),
      crossings: reason.crossings.map(({ from, to, km }) => ({ from: named(from), to: named(to), km })),
      surrounds: codesOf(atlas, reason.surrounds),
    },
  };
}

function unassignedReport({ atlas, network }: Country, group: Unassigned) {
  return {
    units: codesOf(atlas, group.units),
    population: group.unknownUnits ? null : group.population,
    reason: group.reason,
    text: unassignedText(network, group, FRENCH),
  };
}
