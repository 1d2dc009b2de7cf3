import { readArguments, type Arguments, type Command } from './arguments';
import { coverageCommand } from './coverage';
import { evaluateCommand } from './evaluate';
import { proposeCommand } from './propose';
import { errorSentence } from './sentences';
import type { Terminal } from './terminal';

const COMMANDS: Record<Command, (given: Arguments, terminal: Terminal) => 0 | 2> = {
  evaluate: evaluateCommand,
  coverage: coverageCommand,
  propose: proposeCommand,
};

/** Runs one command. Returns the exit code: 0 done, 2 bad input. */
export function run(words: string[], terminal: Terminal): 0 | 2 {
  try {
    const given = readArguments(words);
    return COMMANDS[given.command](given, terminal);
  } catch (error) {
    const sentence = errorSentence(error);
    if (sentence === null) throw error;
    terminal.error(sentence);
    return 2;
  }
}
