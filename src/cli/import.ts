import { resolve } from 'node:path';
import { openNodeEngine } from '../data/engine-node';
import { ImportError } from '../data/importers/errors';
import { takeFile } from '../sources/take';
import { IMPORT_KINDS, type ImportKind } from '../data/importers/kinds';
import type { Imported } from '../data/importers/types';
import { nodeFile } from '../data/readers/node-file';
import type { Source } from '../data/readers/source';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { importErrorText, reportLines } from '../words/imports';
import type { Language } from '../words/language';
import type { Arguments } from './arguments';
import { FileError, UsageError } from './errors';
import { chosenTables, mappedGuess } from './import-mapping';
import { readArcs, readAtlas } from './folder';
import { answer, dataFolder, type Terminal } from './terminal';

export const FRENCH: Language = { words: fr, format: new Format('fr') };

/**
 * `perimetre import`: reads a file as the page would, and reports what became of its rows. Nothing is kept. Exit 2 when
 * none could be taken.
 * @throws {UsageError | FileError | FolderError | ReadError}
 */
export async function importCommand(given: Arguments, terminal: Terminal): Promise<0 | 2> {
  const { operand } = given;
  const kind = given.value('as');
  if (operand === null) throw new UsageError('no-file');
  if (kind !== null && !isKind(kind)) throw new UsageError('kind', kind);
  const source = await sourceOf(resolve(terminal.folder, operand));
  try {
    const { report } = await importFile(source, kind, dataFolder(given, terminal), given);
    answer(
      given,
      terminal,
      () => report,
      () => reportLines(report, FRENCH).join('\n'),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    terminal.error(importErrorText(source.name, error, FRENCH));
    return 2;
  }
}

const isKind = (text: string): text is ImportKind => (IMPORT_KINDS as readonly string[]).includes(text);

/** @throws {FileError} when there is no such file. */
export async function sourceOf(path: string): Promise<Source> {
  try {
    return await nodeFile(path);
  } catch {
    throw new FileError('missing', path);
  }
}

/**
 * What the likeliest table of a file brings over a built data folder.
 * @param given how the command line says to read it, when it may.
 * @param known quarters of communes that are at hand.
 * @throws {ImportError | ReadError | FolderError | UsageError}
 */
export async function importFile(
  source: Source,
  kind: ImportKind | null,
  data: string,
  given: Arguments | null = null,
  known: Terminal['quarters'] = undefined,
): Promise<Imported> {
  const atlas = readAtlas(data);
  const engine = await openNodeEngine();
  try {
    const context = {
      atlas,
      outlines: () => readArcs(data, atlas),
      quarters: (commune: string) => known?.layer.communes.get(commune),
      census: known?.census,
    };
    if (!given) return await takeFile(engine, source, context, { kind });
    return await takeFile(engine, source, context, {
      kind,
      choose: (tables) => chosenTables(given, tables),
      map: (table, guess) => mappedGuess(engine, table, guess, atlas, given),
    });
  } finally {
    await engine.close();
  }
}
