import { basename } from 'node:path';
import type { Atlas } from '../../src/atlas/atlas';
import { openNodeEngine } from '../../src/data/engine-node';
import { ImportError } from '../../src/data/importers/errors';
import type { ImportKind } from '../../src/data/importers/kinds';
import type { Imported, ImportOptions } from '../../src/data/importers/types';
import type { Engine } from '../../src/data/engine';
import { openFile } from '../../src/data/readers/read';
import { ReadError } from '../../src/data/readers/errors';
import type { ImportReport } from '../../src/data/report';
import { placeOutlines, type PlacedOutlines } from '../../src/sources/contours/outlines';
import type { IndexedArcs } from '../../src/kernel/arcs';
import { recogniseTables } from '../../src/sources/recognise';
import { takeFile } from '../../src/sources/take';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { importErrorText } from '../../src/words/imports';
import { SourceError } from './errors';
import { EXAMPLES, type Ends } from './report';
import type { SourceFile } from './sources';

const FRENCH = { words: fr, format: new Format('fr') };

/**
 * Takes a file of the folder onto an atlas, by the code of the page and the command.
 * @param said `options`, what the place of the file in the folder says of it; `arcs`, for files of surfaces.
 * @throws {SourceError} `refused` when nothing of it can be taken.
 */
export const take = (
  kind: ImportKind,
  file: SourceFile,
  atlas: Atlas,
  { options = {}, arcs = null }: { options?: Partial<ImportOptions>; arcs?: IndexedArcs | null } = {},
): Promise<Imported> =>
  reading(file, (engine, source) => takeFile(engine, source, { atlas, outlines: () => arcs }, { kind, options }));

/**
 * Reads the outlines of a file of the folder, those of whole cities too.
 * @throws {SourceError} `refused` when it has none.
 */
export const takeOutlines = (file: SourceFile, atlas: Atlas): Promise<PlacedOutlines> =>
  reading(file, async (engine, source) => {
    const { tables } = await openFile(source, engine);
    const [best] = await recogniseTables(engine, tables, atlas, 'contours');
    if (!best) throw new ImportError('unrecognised');
    return placeOutlines(engine, best.table, best.guesses[0], atlas, { takesCities: true });
  });

async function reading<T>({ name, bytes }: SourceFile, read: (engine: Engine, source: File) => Promise<T>): Promise<T> {
  const engine = await openNodeEngine();
  try {
    return await read(engine, new File([bytes as Uint8Array<ArrayBuffer>], basename(name)));
  } catch (error) {
    if (error instanceof ReadError)
      throw new SourceError('refused', { sentence: fr.reading.file[error.reason](name, error.found) });
    if (!(error instanceof ImportError)) throw error;
    throw new SourceError('refused', { sentence: importErrorText(name, error, FRENCH) });
  } finally {
    await engine.close();
  }
}

type Outcome = Pick<ImportReport, 'rows' | 'setAside' | 'rejected' | 'lines'>;

/** What became of the rows of a file, as its layer tells it. */
export function endsOf({ rows, setAside, rejected, lines }: Outcome): Ends {
  const { read, taken, recoded } = rows;
  return {
    rows: { read, taken, recoded, setAside: rows.setAside, rejected: rows.rejected },
    setAside: setAside.map(({ reason, rows: count }) => ({ reason, count, examples: [] })),
    rejections: rejected.map(({ reason, rows: count }) => {
      const met = lines.filter((line) => line.reason === reason).map(({ input }) => input);
      return { reason, count, examples: met.slice(0, EXAMPLES) };
    }),
  };
}
