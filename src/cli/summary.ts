import { countText } from '../language/language';
import type { Country } from '../domain/country';
import type { Verdict } from '../checks/verdict';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { absent, figureText, inhabitants } from '../language/language';
import { checkSentence } from '../checks/sentences';
import type { Language } from '../words/language';
import type { GivenPerimeter } from './perimeter';

const MARKS = { pass: '✓', warn: '!', fail: '✗', unknown: '?', info: '·' } as const;

/** The verdict in French for somebody at a terminal. */
export function summary(country: Country, given: GivenPerimeter, verdict: Verdict): string {
  const language: Language = { words: fr, format: new Format('fr') };
  const { words, format } = language;
  const size = verdict.size.class === null ? words.sizeNone : words.sizeClass(verdict.size.class);
  const lines = [
    `${countText(verdict, language)} · ${inhabitants(verdict.population.value, language)} (${words.vintages(verdict.population.years)}) · ${size}`,
    ...given.recoded.map(({ from, to }) => words.paste.recoded(from, to.join(', '))),
    '',
    ...verdict.checks.map(
      ({ id, state }) => `${MARKS[state]} ${words.checks[id].name} : ${checkSentence(id, verdict, country, language)}`,
    ),
    '',
    ...verdict.professionals.map(({ key, count, density }) => {
      const counted = figureText(count, language, (value) => format.integer(value));
      if (density.value === null)
        return `  ${words.professions[key]} : ${counted} (${absent(density.quality, language)})`;
      return `  ${words.professions[key]} : ${counted} (${format.decimal(density.value)} pour 10 000 habitants)`;
    }),
    ...verdict.facilities.map(({ key, count }) => {
      return `  ${words.facilities[key]} : ${figureText(count, language, (value) => format.integer(value))}`;
    }),
  ];
  return lines.join('\n');
}
