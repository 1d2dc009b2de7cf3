import { ImportError } from '../../data/importers/errors';
import { irisColumn } from '../../data/importers/iris';
import { surveyTable } from '../../data/importers/survey';
import { Tally } from '../../data/importers/tally';
import type { Guess, ImportContext, ImportedLayer } from '../../data/importers/types';
import type { Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { censusOfQuarters } from './census';
import { outlinesOfQuarters } from './outlines';

/** The figures beside outlines are good, whatever these are. */
function noOutlines(error: unknown): null {
  if (!(error instanceof ImportError)) throw error;
  return null;
}

/** What a table by IRIS brings beside the figures of its communes: the quarters that it draws, and their inhabitants. */
export async function quartersBeside(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
  layers: readonly ImportedLayer[],
): Promise<ImportedLayer[]> {
  if (guess.level !== 'iris') return [];
  const code = await irisColumn(await surveyTable(engine, table), context.atlas, guess.columns);
  if (code === null) return [];
  const drawn = layers.some(({ brings }) => brings === 'quarters')
    ? null
    : await outlinesOfQuarters(engine, table, { ...guess, columns: { code } }, context, new Tally()).catch(noOutlines);
  const census = await censusOfQuarters(engine, table, code, context);
  return [drawn, census].filter((layer) => layer !== null);
}
