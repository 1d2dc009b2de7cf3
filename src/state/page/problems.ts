import type { Atlas } from '../../atlas/atlas';
import type { ContoursError } from '../../data/contours';
import { DatabaseError } from '../../data/database-error';
import { ImportError } from '../../data/importers/errors';
import { ReadError } from '../../data/readers/errors';
import { ExchangeError } from '../../project/errors';
import type { Words } from '../../words/fr';
import { importErrorText } from '../../words/imports';
import type { Language } from '../../words/language';
import { WorkError } from './beside';
import type { LoadError } from '../start/load';

/** The sentence for a file that holds no territory. */
export function fileProblem({ errors }: Words, { reason }: ExchangeError | WorkError): string {
  switch (reason) {
    case 'no-codes':
      return errors.importForeign;
    case 'projected':
      return errors.importProjected;
    case 'geometry':
    case 'failed':
      return errors.importGeometry;
    case 'empty':
    case 'unreadable':
      return errors.importBroken;
    case 'lost':
      return errors.importLost;
  }
}

/** The sentence for a file that gives the paste dialog neither a list of communes nor a polygon. */
export function placesProblem(language: Language, file: string, error: unknown): string {
  if (error instanceof ExchangeError) return fileProblem(language.words, error);
  return importProblem(language, file, error);
}

/** The sentence for a data folder that cannot be used. */
export function folderProblem({ errors }: Words, { reason, file }: LoadError): string {
  switch (reason) {
    case 'missing':
      return errors.dataMissing;
    case 'version':
      return errors.dataVersion;
    case 'corrupt':
      return errors.dataCorrupt(file);
    case 'network':
      return errors.network;
  }
}

/** The sentence for exact outlines that cannot be had. */
export function contoursProblem(
  { words, format }: Language,
  { departments }: Atlas,
  { reason, department, figure }: ContoursError,
): string {
  return words.contours.failed[reason](departments[department].name, figure === null ? '' : format.integer(figure));
}
/** The sentence for a file that could not be imported, or that waits for something to be said of it. */
export function importProblem(language: Language, file: string, problem: unknown): string {
  const { reading, intake } = language.words;
  if (problem instanceof ReadError) return reading.file[problem.reason](problem.file, problem.found);
  if (problem instanceof DatabaseError) return intake.noDatabase(file);
  if (problem instanceof WorkError && problem.reason === 'lost') return intake.lost(file);
  return problem instanceof ImportError ? importErrorText(file, problem, language) : intake.unexpected(file);
}
