import type { Country } from '../domain/country';
import type { Cover } from '../domain/cover';
import type { Covered, Coverage } from '../domain/coverage';
import type { AssessedZone } from '../domain/white-zones';
import { Format } from '../words/format';
import { fr } from '../words/fr';
import { inhabitants, type Language } from '../words/sentences';
import { zonePlaces, zoneSentence } from '../words/zones';

/** Zones told one by one; the others are counted. */
const TOLD = 20;

/** The coverage of a part of the country, in French, for somebody at a terminal. */
export function coverageSummary(
  { atlas, network }: Country,
  cover: Cover,
  name: string,
  coverage: Coverage,
  zones: readonly AssessedZone[],
): string {
  const language: Language = { words: fr, format: new Format('fr') };
  const { words, format } = language;
  const { aci, allStages, units, population, unknownUnits, cpts } = coverage;
  const line = (notion: string, covered: Covered, lowerBound: boolean) => {
    const share = covered.share === null ? words.unknown : format.percent(covered.share);
    const said = lowerBound && covered.share !== null ? words.coverage.atLeast(share) : share;
    const counted = words.coverage.covered(
      words.inhabitants(format, covered.population),
      words.units(format, covered.units),
    );
    return words.labelled(notion, `${said} (${counted})`);
  };
  return [
    `${name} · ${words.units(format, units)} · ${words.inhabitants(format, population)}`,
    `${words.coverage.loaded(format, network.cpts.length)}. ${words.coverage.intro}`,
    '',
    line(words.coverage.aci, aci, aci.lowerBound),
    line(words.coverage.allStages, allStages, false),
    words.coverage.uncovered(
      words.inhabitants(format, population - allStages.population),
      words.units(format, units - allStages.units),
    ),
    ...(unknownUnits ? [words.coverage.populationUnknown(format, unknownUnits)] : []),
    ...(cpts.byStage.unknown ? [words.coverage.unknownStages(format, cpts.byStage.unknown)] : []),
    '',
    words.coverage.views.zones(format, zones.length),
    ...zones
      .slice(0, TOLD)
      .map(
        (zone) =>
          `  ${atlas.names[zone.heart]} (${zonePlaces(atlas, zone, language)}) : ${words.units(format, zone.units.length)}, ` +
          `${inhabitants(zone.population, language)}. ${words.zones.viability[zone.viability]}. ` +
          zoneSentence(atlas, cover, zone, language),
      ),
    ...(zones.length > TOLD ? [`  … ${format.integer(zones.length - TOLD)}`] : []),
  ].join('\n');
}
