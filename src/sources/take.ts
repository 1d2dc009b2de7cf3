import type { Engine } from '../data/engine';
import { ImportError } from '../data/importers/errors';
import type { ImportKind } from '../data/importers/kinds';
import type { Guess, ImportContext, Imported, ImportOptions } from '../data/importers/types';
import { openFile } from '../data/readers/read';
import type { Source } from '../data/readers/source';
import type { ReadTable } from '../data/readers/table';
import { isPlaceList } from './place-list';
import { recogniseTables } from './recognise';
import { othersNote, runImport } from './run';

/** What is said beforehand of a file that nobody is there to be asked about. */
export interface Said {
  kind?: ImportKind | null;
  options?: Partial<ImportOptions>;
  /** The tables to look into; all of them when it is not said. */
  choose?: (tables: readonly ReadTable[]) => readonly ReadTable[];
  /** What is said of the columns, over what was guessed. */
  map?: (table: ReadTable, guess: Guess) => Promise<Guess>;
}

/**
 * Opens a file, recognises it and takes it as what it is most likely to be.
 * @throws {ReadError} when it gives no table. @throws {ImportError} when nothing of it can be taken.
 */
export async function takeFile(
  engine: Engine,
  file: File | Source,
  context: Omit<ImportContext, 'file'>,
  { kind = null, options = {}, choose = (tables) => tables, map = (_, guess) => Promise.resolve(guess) }: Said = {},
): Promise<Imported> {
  const { tables, close } = await openFile(file, engine);
  try {
    const chosen = choose(tables);
    const recognised = await recogniseTables(engine, chosen, context.atlas, kind, context.outlines);
    const [best] = recognised;
    if (!best) {
      const isList = kind === null && (await isPlaceList(engine, chosen, recognised, context.atlas));
      throw new ImportError(isList ? 'bare' : 'unrecognised');
    }
    const [likeliest] = best.guesses;
    const guess = await map(best.table, { ...likeliest, options: { ...likeliest.options, ...options } });
    const imported = await runImport(engine, best.table, guess, { ...context, file: file.name });
    imported.report.notes.push(...othersNote(chosen, best));
    return imported;
  } finally {
    await close();
  }
}
