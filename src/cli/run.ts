import { readArguments, type Arguments, type Command } from './arguments';
import { coverageCommand } from './coverage';
import { evaluateCommand } from './evaluate';
import { proposeCommand } from './propose';
import { errorSentence, USAGE } from './sentences';
import type { Terminal } from './terminal';

type ExitCode = 0 | 2;

const COMMANDS: Record<
  Exclude<Command, 'import'>,
  (given: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>
> = {
  evaluate: evaluateCommand,
  coverage: coverageCommand,
  propose: proposeCommand,
};

/**
 * Runs one command, or says how they are written. Returns the exit code: 0 done, 2 bad input. Files read by the importers, those of `import`, `--cpts`
 * and workbooks, are waited for.
 */
export function run(words: string[], terminal: Terminal): ExitCode | Promise<ExitCode> {
  const failed = (error: unknown): ExitCode => {
    const sentence = errorSentence(error);
    if (sentence === null) throw error;
    terminal.error(sentence);
    return 2;
  };
  if (words.includes('--help')) {
    terminal.out(USAGE);
    return 0;
  }
  try {
    const given = readArguments(words);
    const { command } = given;
    if (command === 'import') return importing(given, terminal).catch(failed);
    if (given.value('cpts') !== null)
      return withCpts(given, terminal)
        .then((listed) => COMMANDS[command](given, listed))
        .catch(failed);
    const code = COMMANDS[command](given, terminal);
    return code instanceof Promise ? code.catch(failed) : code;
  } catch (error) {
    return failed(error);
  }
}

const withCpts = async (given: Arguments, terminal: Terminal): Promise<Terminal> => {
  const { readCptsFile } = await import('./cpts-file');
  return { ...terminal, cpts: await readCptsFile(given, terminal) };
};

/** The engine and the readers are loaded for what reads files alone. */
const importing = async (given: Arguments, terminal: Terminal): Promise<ExitCode> =>
  (await import('./import')).importCommand(given, terminal);
