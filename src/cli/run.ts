import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCountry } from '../domain/country';
import { evaluate } from '../domain/evaluate';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { Territory } from '../domain/territory';
import { readArguments } from './arguments';
import { readCptsFile } from './cpts-file';
import { readAtlas, readExistingCpts } from './folder';
import { readFile, readText } from './perimeter';
import { report } from './report';
import { ambiguousSentence, errorSentence, unknownInCptsSentence, unknownSentence } from './sentences';
import { summary } from './summary';

/** Where a command reads and writes. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Whether a person reads `out`. */
  interactive: boolean;
  /** Folder that relative paths start from. */
  folder: string;
}

const LAST_BUILT = fileURLToPath(new URL('../../public/data', import.meta.url));

/** Runs one command. Returns the exit code: 0 done, 2 bad input. */
export function run(words: string[], terminal: Terminal): 0 | 2 {
  try {
    return evaluateCommand(words, terminal);
  } catch (error) {
    const sentence = errorSentence(error);
    if (sentence === null) throw error;
    terminal.error(sentence);
    return 2;
  }
}

function evaluateCommand(words: string[], terminal: Terminal): 0 | 2 {
  const options = readArguments(words);
  const path = (given: string) => resolve(terminal.folder, given);
  const data = options.data === null ? LAST_BUILT : path(options.data);
  const atlas = readAtlas(data);
  const given = options.file === null ? readText(atlas, options.communes!) : readFile(atlas, path(options.file));
  const network = options.cpts === null ? null : readCptsFile(atlas, path(options.cpts));
  const country = createCountry(atlas, network?.cpts ?? readExistingCpts(data, atlas));
  const settings = { ...DEFAULT_SETTINGS, rules: options.rules ?? DEFAULT_SETTINGS.rules };
  const verdict = evaluate(country, new Territory(country, given.units), settings);

  if (network?.unknown.length) terminal.error(unknownInCptsSentence(options.cpts!, network.unknown));
  const ambiguous = given.unknown.filter(({ reason }) => reason === 'ambiguous').map(({ input }) => input);
  const unknown = given.unknown.filter(({ reason }) => reason !== 'ambiguous').map(({ input }) => input);
  if (unknown.length) terminal.error(unknownSentence(unknown));
  if (ambiguous.length) terminal.error(ambiguousSentence(ambiguous));
  const asJson = options.json || !terminal.interactive;
  terminal.out(asJson ? JSON.stringify(report(atlas, given, verdict), null, 2) : summary(country, given, verdict));
  return given.unknown.length > 0 && given.units.length === 0 ? 2 : 0;
}
