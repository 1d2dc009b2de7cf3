import { resolve } from 'node:path';
import { evaluate } from '../checks/evaluate';
import type { Country } from '../domain/country';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { Territory } from '../domain/territory';
import { AGREEMENTS, type AgreementId } from '../domain/agreements';
import type { Arguments } from './arguments';
import { UsageError } from './errors';
import { readFile, readText, type GivenPerimeter } from './perimeter';
import { report } from './report';
import { ambiguousSentence, cutSentence, postcodeSentence, unknownSentence } from './sentences';
import { summary } from './summary';
import { answer, openGround, type Terminal } from './terminal';

/**
 * `perimetre evaluate`: the verdict on the communes given, at once but for a workbook. Exit 2 when none of them is known.
 * @throws {UsageError | FileError}
 */
export function evaluateCommand(given: Arguments, terminal: Terminal): 0 | 2 | Promise<0 | 2> {
  const [communes, file, rules] = ['communes', 'file', 'rules'].map(given.value);
  if ((communes === null) === (file === null)) throw new UsageError('input');
  if (rules !== null && !isAgreement(rules)) throw new UsageError('choice', rules);
  const { country, outlines } = openGround(given, terminal);
  const agreement = rules ?? DEFAULT_SETTINGS.agreement;
  const tell = (perimeter: GivenPerimeter) => judge(country, perimeter, agreement, given, terminal);
  if (file === null) return tell(readText(country.atlas, communes!));
  const perimeter = readFile(country.atlas, resolve(terminal.folder, file), outlines);
  return perimeter instanceof Promise ? perimeter.then(tell) : tell(perimeter);
}

const isAgreement = (id: string): id is AgreementId => AGREEMENTS.some((one) => one === id);

function judge(
  country: Country,
  perimeter: GivenPerimeter,
  agreement: AgreementId,
  given: Arguments,
  terminal: Terminal,
): 0 | 2 {
  const verdict = evaluate(country, new Territory(country, perimeter.units), { ...DEFAULT_SETTINGS, agreement });

  const ambiguous = perimeter.unknown.filter(({ reason }) => reason === 'ambiguous').map(({ input }) => input);
  const unknown = perimeter.unknown.filter(({ reason }) => reason !== 'ambiguous').map(({ input }) => input);
  if (unknown.length) terminal.error(unknownSentence(unknown));
  if (perimeter.postcodes.length) terminal.error(postcodeSentence(perimeter.postcodes));
  if (perimeter.cut.length) terminal.error(cutSentence(perimeter.cut));
  if (ambiguous.length) terminal.error(ambiguousSentence(ambiguous));
  answer(
    given,
    terminal,
    () => report(country, perimeter, verdict),
    () => summary(country, perimeter, verdict),
  );
  return perimeter.unknown.length > 0 && perimeter.units.length === 0 ? 2 : 0;
}
