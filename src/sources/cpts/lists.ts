import { group } from 'd3-array';
import words from '../../../data/imports/unknown-words.json';
import { literal, type Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { describeCpts, readStages } from './describe';
import { Records, type Reading } from '../../data/importers/records';
import { column } from '../../data/importers/sql';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';

/** Column of one code of a list. */
const ONE_CODE = 'import_code';

/** CPTS given by their communes: a row for each commune of each, or a row for each CPTS with the list of its codes. */
export async function runLists(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  const listed = guess.columns.codes;
  const places = listed ? { ...guess, columns: { ...guess.columns, code: ONE_CODE } } : guess;
  const records = await Records.read(engine, table, places, context, readingOf(table, guess));
  try {
    const { rows } = await records.outcome();
    const members = group(await records.collect({ times: 'count(*)' }), ({ item }) => item as string);
    const units = new Map([...members].map(([name, own]) => [name, own.map(({ unit }) => unit as number)]));
    return describeCpts(units, await readStages(engine, table, guess), { guess, context, table, rows, notes: [] });
  } finally {
    await records.drop();
  }
}

function readingOf({ relation }: ReadTable, { columns }: Guess): Reading {
  const name = `trim(${column(columns.cpts)})`;
  const none = `coalesce(${name}, '') = '' OR lower(${name}) IN (${words.withoutCpts.map(literal).join(', ')})`;
  const reading: Reading = {
    figures: [{ item: name, amount: `'1'`, as: 'text' }],
    aside: `CASE WHEN ${none} THEN 'no-value' END`,
    wholeCities: true,
    repeats: 'refuse',
  };
  if (!columns.codes) return reading;
  const codes = `regexp_extract_all(coalesce(${column(columns.codes)}, ''), '[^\\s,;|/]+')`;
  return {
    ...reading,
    from: `(SELECT *, generate_subscripts(import_codes, 1) AS import_part, unnest(import_codes) AS ${ONE_CODE}
      FROM (SELECT *, CASE WHEN len(${codes}) = 0 THEN [''] ELSE ${codes} END AS import_codes FROM ${relation}))`,
    part: 'import_part',
  };
}
