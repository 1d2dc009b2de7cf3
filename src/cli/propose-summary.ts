import type { Country } from '../domain/country';
import type { Scope } from '../domain/scope';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { sizeClassOf } from '../domain/size-class';
import type { Maillage } from '../planner/maillage';
import { cutsText, reasonText, unassignedText } from '../words/proposals';
import { inhabitants, unitNames, unitsText } from '../language/language';
import type { Language } from '../words/language';
import { nameOf } from './scope';

/** Groups without territory told one by one; the others are counted. */
const TOLD = 20;

/** A maillage in words, for somebody at a terminal. */
export function proposalSummary(country: Country, scope: Scope, found: Maillage, language: Language): string {
  const { atlas, network } = country;
  const { words, format } = language;
  const { stats, territories, unassigned } = found;
  const limit =
    stats.wished === null ? words.proposals.bound(format, stats.bound) : words.proposals.wished(format, stats.wished);
  const left = unassigned.flatMap(({ units }) => [...units]);
  return [
    `${nameOf(country, scope)} · ${words.proposals.territories(format, stats.territories)} ${limit}`,
    ...(stats.meanDistance === null ? [] : [words.proposals.meanDistance(format.decimal(stats.meanDistance))]),
    cutsText(
      territories.map(({ reason }) => reason),
      stats.departmentCut,
      language,
    ),
    '',
    ...territories.map((territory) => {
      const size = words.sizeClass(sizeClassOf(territory.population, DEFAULT_SETTINGS.boundary80000));
      const people = inhabitants(territory.unknownUnits ? null : territory.population, language);
      return `  ${unitsText(atlas, territory.units, language)} · ${people} · ${size}. ${reasonText(atlas, territory.reason, language)}`;
    }),
    ...(left.length ? ['', words.proposals.unassignedUnits(unitsText(atlas, left, language))] : []),
    ...unassigned
      .slice(0, TOLD)
      .map((group) => `  ${unitNames(atlas, group.units, language)} : ${unassignedText(network, group, language)}`),
    ...(unassigned.length > TOLD ? [`  … ${format.integer(unassigned.length - TOLD)}`] : []),
  ].join('\n');
}
