import type { Engine } from '../data/engine';
import { ImportError } from '../data/importers/errors';
import type { ImportContext, Imported, ImportKind, ImportOptions } from '../data/importers/types';
import { openFile } from '../data/readers/read';
import type { Source } from '../data/readers/source';
import { recogniseTables } from './recognise';
import { runImport } from './run';

/** What is said beforehand of a file that nobody is there to be asked about. */
export interface Said {
  kind?: ImportKind | null;
  options?: Partial<ImportOptions>;
}

/**
 * Opens a file, recognises it and takes it as what it is most likely to be.
 * @throws {ReadError} when it gives no table. @throws {ImportError} when nothing of it can be taken.
 */
export async function takeFile(
  engine: Engine,
  file: File | Source,
  context: Omit<ImportContext, 'file'>,
  { kind = null, options = {} }: Said = {},
): Promise<Imported> {
  const { tables, close } = await openFile(file, engine);
  try {
    const [best] = await recogniseTables(engine, tables, kind);
    if (!best) throw new ImportError('unrecognised');
    const [guess] = best.guesses;
    const said = { ...guess, options: { ...guess.options, ...options } };
    return await runImport(engine, best.table, said, { ...context, file: file.name });
  } finally {
    await close();
  }
}
