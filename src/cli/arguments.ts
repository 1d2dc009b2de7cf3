import { parseArgs } from 'node:util';
import type { AgreementId } from '../domain/verdict';
import { UsageError } from './errors';

export interface EvaluateArguments {
  /** Exactly one of the two is given. */
  communes: string | null;
  file: string | null;
  rules: AgreementId | null;
  cpts: string | null;
  data: string | null;
  json: boolean;
}

const OPTIONS = {
  communes: { type: 'string' },
  file: { type: 'string' },
  rules: { type: 'string' },
  cpts: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const AGREEMENTS: readonly string[] = ['aci-2019', 'avenant-2'] satisfies AgreementId[];

/** Reads the words after `perimetre`. @throws {UsageError} */
export function readArguments(words: string[]): EvaluateArguments {
  const { values, positionals, tokens } = parseArgs({
    args: words,
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [command, extra] = positionals;
  if (command !== undefined && command !== 'evaluate') throw new UsageError('command', command);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!(token.name in OPTIONS)) throw new UsageError('option', token.rawName);
    const wantsValue = OPTIONS[token.name as keyof typeof OPTIONS].type === 'string';
    if (wantsValue && token.value === undefined) throw new UsageError('value', token.rawName);
  }
  if (command === undefined) throw new UsageError('no-command');
  if (extra !== undefined) throw new UsageError('extra', extra);
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === 'string' ? values[name] : null);
  const [communes, file, rules] = [text('communes'), text('file'), text('rules')];
  if ((communes === null) === (file === null)) throw new UsageError('input');
  if (rules !== null && !AGREEMENTS.includes(rules)) throw new UsageError('choice', rules);
  return {
    communes,
    file,
    rules: rules as AgreementId | null,
    cpts: text('cpts'),
    data: text('data'),
    json: values.json === true,
  };
}
