import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Atlas, ExistingCpts } from '../atlas/atlas';
import { resolveCodes } from '../atlas/codes';
import type { CptsRecord } from '../atlas/files';
import { ImportError } from '../data/importers/errors';
import { reportLines } from '../words/imports';
import type { Arguments } from './arguments';
import { FileError, ListError } from './errors';
import { readAtlas } from './folder';
import { FRENCH, importFile, sourceOf } from './import';
import { dataFolder, type Terminal } from './terminal';

/**
 * Reads the CPTS of `--cpts`: any list that `import` takes, with the same report on standard error; or a `cpts.json` of
 * a built folder. @throws {FileError | FolderError | ReadError | ListError}
 */
export async function readCptsFile(given: Arguments, terminal: Terminal): Promise<ExistingCpts[]> {
  const path = resolve(terminal.folder, given.value('cpts')!);
  const data = dataFolder(given, terminal);
  const source = await sourceOf(path);
  const built = path.endsWith('.json') ? fromBuilt(readAtlas(data), path) : null;
  if (built) return built;
  try {
    const { layers, report } = await importFile(source, 'cpts', data, given, terminal.quarters);
    terminal.error(reportLines(report, FRENCH).join('\n'));
    return layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
  } catch (error) {
    if (error instanceof ImportError && error.reason === 'unrecognised') throw new FileError('cpts', path);
    throw error instanceof ImportError ? new ListError(source.name, error) : error;
  }
}

/** The CPTS of a `cpts.json`; `null` when the file is another. */
function fromBuilt(atlas: Atlas, path: string): ExistingCpts[] | null {
  try {
    const { cpts } = JSON.parse(readFileSync(path, 'utf8')) as { cpts: CptsRecord[] };
    const isRecord = ({ name, units }: CptsRecord) => typeof name === 'string' && Array.isArray(units);
    if (!cpts.every(isRecord)) return null;
    return cpts.map((record) => ({ ...record, units: resolveCodes(atlas, record.units.map(String)).units }));
  } catch {
    return null;
  }
}
