import type { Engine, Row } from '../engine';
import type { ReadTable } from '../readers/table';
import { IMPORTERS } from './all';
import type { Guess } from './types';

/** Rows to recognise a table by. */
const SAMPLE_ROWS = 200;

/** What a table may be, the likeliest first; empty when nothing in it names a commune. */
export const recognise = (table: ReadTable, sample: readonly Row[]): Guess[] =>
  IMPORTERS.flatMap((importer) => importer.recognise(table, sample) ?? []).sort((a, b) => b.confidence - a.confidence);

/** The same from the first rows of the table. */
export const guessesOf = async (engine: Engine, table: ReadTable): Promise<Guess[]> =>
  recognise(table, await engine.query(`SELECT * FROM ${table.relation} LIMIT ${SAMPLE_ROWS}`));
