import type { Guess, ImportOptions } from './types';

const OPTIONS: ImportOptions = { splits: 'refuse', activity: 'liberal', vintage: null, stages: {}, blanks: 'none' };

type Said = Pick<Guess, 'kind' | 'confidence' | 'columns'> & Partial<Omit<Guess, 'options'>>;

/** A guess, with what most kinds have nothing to say of left empty. */
export const guess = (said: Said, options: Partial<ImportOptions> = {}): Guess => ({
  level: 'commune',
  figures: [],
  members: [],
  totals: null,
  offered: [],
  rivals: [],
  missing: [],
  stageWords: [],
  ...said,
  options: { ...OPTIONS, ...options },
});
