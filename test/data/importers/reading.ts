import type { Engine } from '../../../src/data/engine';
import { guessesOf } from '../../../src/sources/recognise';
import { runImport } from '../../../src/sources/run';
import type { ImportKind } from '../../../src/data/importers/kinds';
import type { Guess, ImportContext, Imported } from '../../../src/data/importers/types';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import type { ReadTable } from '../../../src/data/readers/table';

/** The table of a text, read as the file of that name would be. */
export async function tableOf(engine: Engine, text: string, name = 'fichier.csv'): Promise<ReadTable> {
  const { tables } = await openFile(new File([text], name), engine);
  return tables[0];
}

export async function fileTables(engine: Engine, path: string): Promise<readonly ReadTable[]> {
  return (await openFile(await nodeFile(path), engine)).tables;
}

/** Imports a table as its best guess, or as the best one of a kind. */
export async function imported(
  engine: Engine,
  table: ReadTable,
  context: ImportContext,
  { kind, options }: { kind?: ImportKind; options?: Partial<Guess['options']> } = {},
): Promise<Imported> {
  const guesses = await guessesOf(engine, table, context.atlas);
  const guess = guesses.find((one) => !kind || one.kind === kind)!;
  return runImport(engine, table, { ...guess, options: { ...guess.options, ...options } }, context);
}
