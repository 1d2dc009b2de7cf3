import { readArguments, type Arguments, type Command } from './arguments';
import { coverageCommand } from './coverage';
import { evaluateCommand } from './evaluate';
import { proposeCommand } from './propose';
import { errorSentence } from './sentences';
import type { Terminal } from './terminal';

type ExitCode = 0 | 2;

const COMMANDS: Record<Exclude<Command, 'import'>, (given: Arguments, terminal: Terminal) => ExitCode> = {
  evaluate: evaluateCommand,
  coverage: coverageCommand,
  propose: proposeCommand,
};

/** Runs one command. Returns the exit code: 0 done, 2 bad input. Only `import` has something to wait for. */
export function run(words: string[], terminal: Terminal): ExitCode | Promise<ExitCode> {
  const failed = (error: unknown): ExitCode => {
    const sentence = errorSentence(error);
    if (sentence === null) throw error;
    terminal.error(sentence);
    return 2;
  };
  try {
    const given = readArguments(words);
    if (given.command === 'import') return importing(given, terminal).catch(failed);
    return COMMANDS[given.command](given, terminal);
  } catch (error) {
    return failed(error);
  }
}

/** The engine and the readers are loaded for this command alone. */
const importing = async (given: Arguments, terminal: Terminal): Promise<ExitCode> =>
  (await import('./import')).importCommand(given, terminal);
