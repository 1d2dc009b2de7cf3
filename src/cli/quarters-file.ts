import { resolve } from 'node:path';
import { ImportError } from '../data/importers/errors';
import type { ImportedLayer } from '../data/importers/types';
import { reportLines } from '../words/imports';
import type { Arguments } from './arguments';
import { FileError, ListError, UsageError } from './errors';
import { FRENCH, importFile, sourceOf } from './import';
import { dataFolder, type Terminal } from './terminal';

/**
 * Reads the quarters of `--iris`, and the inhabitants that `--census`, or the same file, gives them; nothing without
 * `--iris`. @throws {UsageError | FileError | FolderError | ReadError | ListError}
 */
export async function readQuarters(given: Arguments, terminal: Terminal): Promise<Pick<Terminal, 'quarters'> | null> {
  const [iris, census] = [given.value('iris'), given.value('census')];
  if (iris === null && census !== null) throw new UsageError('census');
  if (iris === null) return null;
  const drawn = await layersOf(iris, given, terminal);
  const counted = census === null ? drawn : await layersOf(census, given, terminal);
  const quarters = drawn.find(({ brings }) => brings === 'quarters');
  const people = counted.find(({ brings }) => brings === 'census');
  if (quarters?.brings !== 'quarters') throw new FileError('quarters', iris);
  if (census !== null && people?.brings !== 'census') throw new FileError('census', census);
  const { layer, communes } = quarters;
  return {
    quarters: {
      layer: { layer: layer.id, vintage: layer.vintage, communes },
      census:
        people?.brings === 'census'
          ? { layer: people.layer.id, vintage: people.layer.vintage, inhabitants: people.inhabitants }
          : null,
    },
  };
}

async function layersOf(file: string, given: Arguments, terminal: Terminal): Promise<readonly ImportedLayer[]> {
  const source = await sourceOf(resolve(terminal.folder, file));
  try {
    const { layers, report } = await importFile(source, null, dataFolder(given, terminal));
    terminal.error(reportLines(report, FRENCH).join('\n'));
    return layers;
  } catch (error) {
    throw error instanceof ImportError ? new ListError(source.name, error) : error;
  }
}
