import { readArcs, readAtlas, readExistingCpts } from '../../../src/cli/folder';
import { applyLayers } from '../../../src/data/apply';
import { openNodeEngine } from '../../../src/data/engine-node';
import type { ImportKind } from '../../../src/data/importers/kinds';
import type { Guess } from '../../../src/data/importers/types';
import { DATA_FOLDER } from '../../folder';
import { imported, tableOf } from './reading';

export const atlas = readAtlas(DATA_FOLDER);
export const known = readExistingCpts(DATA_FOLDER, atlas);
export const { cpts } = known;
export const engine = await openNodeEngine();
export const outlines = () => readArcs(DATA_FOLDER, atlas);

export const unitOf = (code: string) => atlas.codes.indexOf(code);

/** Imports lines of text, the header first, over the built atlas. */
export async function importLines(
  lines: string[],
  { file = 'fichier.csv', ...how }: { file?: string; kind?: ImportKind; options?: Partial<Guess['options']> } = {},
) {
  const table = await tableOf(engine, lines.join('\n'), file);
  const done = await imported(engine, table, { atlas, outlines, file }, how);
  return { ...done, applied: applyLayers(atlas, known, done.layers) };
}
