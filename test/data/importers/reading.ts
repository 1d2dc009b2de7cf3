import { readFileSync } from 'node:fs';
import { dsvFormat } from 'd3-dsv';
import type { Geometry } from 'geojson';
import { identifier, type Engine } from '../../../src/data/engine';
import { recognise, SAMPLE_ROWS } from '../../../src/data/importers/recognise';
import { runImport } from '../../../src/data/importers/run';
import type { Guess, ImportContext, Imported, ImportKind } from '../../../src/data/importers/types';
import type { ReadTable } from '../../../src/data/readers/table';

let tables = 0;

/** A table of text as the readers would give it, the header on the first line. */
export async function tableOf(
  engine: Engine,
  text: string,
  geometries: (Geometry | null)[] | null = null,
  name = 'fichier',
): Promise<ReadTable> {
  const delimiter = ['|', ';', ','].find((mark) => text.slice(0, text.indexOf('\n')).includes(mark)) ?? ';';
  const [header, ...rows] = dsvFormat(delimiter).parseRows(text.replace(/^\uFEFF/, '').trimEnd());
  const relation = `test_${tables++}`;
  await engine.createTable(
    relation,
    [{ name: 'line', type: 'BIGINT' }, ...header.map((column) => ({ name: column, type: 'VARCHAR' as const }))],
    [rows.map((row, i) => [i + 2, ...header.map((_, cell) => row[cell] || null)])],
  );
  return { name, relation, columns: header, rows: rows.length, headerRow: 1, unitsRow: null, geometries, refused: [] };
}

export const fileTable = (engine: Engine, path: string) => tableOf(engine, readFileSync(path, 'utf8'), null, path);

export async function guessesOf(engine: Engine, table: ReadTable): Promise<Guess[]> {
  const sample = await engine.query(`SELECT * FROM ${identifier(table.relation)} ORDER BY line LIMIT ${SAMPLE_ROWS}`);
  return recognise(table, sample);
}

/** Imports a table as its best guess, or as the best one of a kind. */
export async function imported(
  engine: Engine,
  table: ReadTable,
  context: ImportContext,
  { kind, options }: { kind?: ImportKind; options?: Partial<Guess['options']> } = {},
): Promise<Imported> {
  const guesses = await guessesOf(engine, table);
  const guess = guesses.find((one) => !kind || one.kind === kind)!;
  return runImport(engine, table, { ...guess, options: { ...guess.options, ...options } }, context);
}
