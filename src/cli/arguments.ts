import { parseArgs } from 'node:util';
import { UsageError } from './errors';

/** The commands, and the options of each beside those of all. */
const COMMANDS = {
  evaluate: { communes: 'string', file: 'string', rules: 'string' },
  coverage: { region: 'string', department: 'string' },
  propose: {
    region: 'string',
    department: 'string',
    france: 'boolean',
    objective: 'string',
    min: 'string',
    size: 'string',
    count: 'string',
    seed: 'string',
  },
  import: {
    as: 'string',
    column: 'string',
    year: 'string',
    share: 'boolean',
  },
} as const satisfies Record<string, Record<string, 'string' | 'boolean'>>;

/** Commands that take a word beside their options. */
const TAKES_OPERAND: readonly string[] = ['import'] satisfies (keyof typeof COMMANDS)[];

/** `sheet`, `layer` and `key` say where to read the file of `import`, else that of `--cpts`. */
const COMMON = {
  cpts: 'string',
  iris: 'string',
  census: 'string',
  sheet: 'string',
  layer: 'string',
  key: 'string',
  complete: 'string',
  data: 'string',
  json: 'boolean',
} as const;

export type Command = keyof typeof COMMANDS;

export interface Arguments {
  command: Command;
  /** The word after the command; `null` when it is not given. */
  operand: string | null;
  /** The value of an option of the command or of `--cpts` and `--data`; `null` when it is not given. */
  value: (option: string) => string | null;
  /** All the values of an option that may be given several times. */
  values: (option: string) => string[];
  /** Whether an option without value is given. */
  flag: (option: string) => boolean;
}

/** Reads the words after `perimetre`. @throws {UsageError} */
export function readArguments(words: string[]): Arguments {
  const every = Object.assign({}, COMMON, ...Object.values(COMMANDS)) as Record<string, 'string' | 'boolean'>;
  const { values, positionals, tokens } = parseArgs({
    args: words,
    options: Object.fromEntries(Object.entries(every).map(([name, type]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [command, ...others] = positionals;
  const [operand, extra] = TAKES_OPERAND.includes(command) ? others : [undefined, ...others];
  if (command !== undefined && !(command in COMMANDS)) throw new UsageError('command', command);
  const known: Record<string, string> = command === undefined ? every : { ...COMMON, ...COMMANDS[command as Command] };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!(token.name in known)) throw new UsageError('option', token.rawName);
    if (known[token.name] === 'string' && token.value === undefined) throw new UsageError('value', token.rawName);
  }
  if (command === undefined) throw new UsageError('no-command');
  if (extra !== undefined) throw new UsageError('extra', extra);
  return {
    command: command as Command,
    operand: operand ?? null,
    value: (option) => {
      const given = values[option];
      return typeof given === 'string' ? given : null;
    },
    values: (option) =>
      tokens.flatMap((token) => (token.kind === 'option' && token.name === option && token.value ? [token.value] : [])),
    flag: (option) => values[option] === true,
  };
}
