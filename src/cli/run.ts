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
 * Runs one command, or says how they are written. Returns the exit code: 0 done, 2 bad input. Files read by the importers, those of `import`, `--cpts`,
 * `--iris`, `--census` and workbooks, are waited for.
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
    if (FILES.some((option) => given.value(option) !== null))
      return withFiles(given, terminal)
        .then((read) => COMMANDS[command](given, read))
        .catch(failed);
    const code = COMMANDS[command](given, terminal);
    return code instanceof Promise ? code.catch(failed) : code;
  } catch (error) {
    return failed(error);
  }
}

/** What is read beside the data folder. */
const FILES = ['cpts', 'iris', 'census'] as const;

const withFiles = async (given: Arguments, terminal: Terminal): Promise<Terminal> => {
  const { readCptsFile } = await import('./cpts-file');
  const { readQuarters } = await import('./quarters-file');
  // Perimeters of CPTS are laid over the quarters.
  const cut = { ...terminal, ...((await readQuarters(given, terminal)) ?? {}) };
  return { ...cut, ...(given.value('cpts') !== null && { cpts: await readCptsFile(given, cut) }) };
};

/** The engine and the readers are loaded for what reads files alone. */
const importing = async (given: Arguments, terminal: Terminal): Promise<ExitCode> =>
  (await import('./import')).importCommand(given, terminal);
