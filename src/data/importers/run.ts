import type { Engine } from '../engine';
import type { ReadTable } from '../readers/table';
import { IMPORTERS } from './all';
import { ImportError } from './errors';
import type { Guess, ImportContext, Imported } from './types';

/**
 * Takes a table as `guess` says, whole or not at all: the atlas is not touched, see `applyLayers`.
 * @throws {ImportError} when something is missing, or nothing of the table can be taken.
 */
export async function runImport(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  if (guess.missing.length) throw new ImportError('missing', { what: guess.missing[0] });
  const importer = IMPORTERS.find(({ kind }) => kind === guess.kind)!;
  return importer.run(engine, table, guess, context);
}
