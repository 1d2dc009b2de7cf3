import type { Engine } from '../data/engine';
import type { ReadTable } from '../data/readers/table';
import { IMPORTERS } from './all';
import { ImportError } from '../data/importers/errors';
import type { Guess, ImportContext, Imported } from '../data/importers/types';

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
  const imported = await importer.run(engine, table, guess, context);
  const note = table.understood && UNDERSTOOD[table.understood];
  if (note) imported.report.notes.push({ note, count: table.rows, examples: [] });
  return imported;
}

/** What is told of coordinates that were not read as the file says. */
const UNDERSTOOD = { metres: 'system-unsaid', swapped: 'axes-swapped' } as const;
