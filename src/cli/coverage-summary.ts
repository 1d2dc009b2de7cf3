import type { Country } from '../domain/country';
import type { Cover } from '../domain/cover';
import { listsIn, type Covered, type Coverage } from '../domain/coverage';
import type { Uncovered } from '../domain/white-zones';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { inhabitants, peopledText, unitsText } from '../language/language';
import type { Language } from '../words/language';
import { zonePlaces, zoneSentence } from '../words/zones';

/** Zones told one by one; the others are counted. */
const TOLD = 20;

/** The coverage of a part of the country, in French, for somebody at a terminal. */
export function coverageSummary(
  country: Country,
  cover: Cover,
  name: string,
  coverage: Coverage,
  { white: zones, unlisted }: Uncovered,
): string {
  const { atlas, network } = country;
  const language: Language = { words: fr, format: new Format('fr') };
  const { words, format } = language;
  const { aci, allStages, population, listed, unknownUnits, cpts } = coverage;
  const lists = listsIn(country, coverage.scope);
  const complete = lists.filter(({ list }) => list === 'complete').length;
  const known = listed.units
    ? words.coverage.listed(format, complete, lists.length, words.inhabitants(format, listed.population))
    : words.coverage.listedNowhere;
  const line = (notion: string, covered: Covered, lowerBound: boolean) => {
    const share = covered.share === null ? words.coverage.notVerifiable : format.percent(covered.share);
    const said = lowerBound && covered.share !== null ? words.coverage.atLeast(share) : share;
    const counted = words.coverage.covered(
      words.inhabitants(format, covered.population),
      peopledText(covered, language),
    );
    return words.labelled(notion, `${said} (${counted})`);
  };
  return [
    `${name} · ${peopledText(coverage, language)} · ${words.inhabitants(format, population)}`,
    `${words.coverage.loaded(format, network.cpts.length)}. ${known}`,
    '',
    line(words.coverage.aci, aci, aci.lowerBound),
    line(words.coverage.allStages, allStages, false),
    ...(listed.units
      ? [
          words.coverage.uncovered(
            words.inhabitants(format, coverage.uncovered.population),
            peopledText(coverage.uncovered, language),
          ),
        ]
      : []),
    ...(unlisted.length
      ? [
          words.zones.unlisted(
            unitsText(
              atlas,
              unlisted.flatMap((zone) => [...zone.units]),
              language,
            ),
            words.inhabitants(
              format,
              sum(unlisted, (zone) => zone.known),
            ),
          ),
        ]
      : []),
    ...(unknownUnits ? [words.coverage.populationUnknown(format, unknownUnits)] : []),
    ...(cpts.byStage.unknown ? [words.coverage.unknownStages(format, cpts.byStage.unknown)] : []),
    '',
    words.coverage.views.zones(format, zones.length),
    ...zones
      .slice(0, TOLD)
      .map(
        (zone) =>
          `  ${atlas.names[zone.heart]} (${zonePlaces(atlas, zone, language)}) : ${unitsText(atlas, zone.units, language)}, ` +
          `${inhabitants(zone.population, language)}. ${words.zones.viability[zone.viability]}. ` +
          zoneSentence(atlas, cover, zone, language),
      ),
    ...(zones.length > TOLD ? [`  … ${format.integer(zones.length - TOLD)}`] : []),
  ].join('\n');
}

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0);
