import { identifier, literal, type Engine } from '../../data/engine';
import { foldHeader } from '../../data/importers/columns';
import { column } from '../../data/importers/sql';
import { cellOf, type Survey } from '../../data/importers/survey';
import { columnNames, isTitle } from '../../data/readers/header';
import type { ReadTable } from '../../data/readers/table';
import { speaksOfCpts, titleParts } from './words';

/** A list made by hand has no more. */
const MOST_ROWS = 20_000;
const [NAME, STAGE] = ['CPTS', 'Stade'];
const UNNAMED = /^colonne_\d+$/;
/** What a block says of all its rows, as SQL and JavaScript read it. */
const TOTAL = String.raw`^(?:(?:sous|grand)[- ]?)?total\b|^ensemble\b|^(?:nombre|nb|nbre) (?:de |d.)|^population\b`;
/** Where the title of the first block was taken for the header: before any line. */
const ABOVE = -1;

/**
 * Lists in blocks, a line that names a CPTS and its communes under it, as a table with one more column, or two: the name
 * over each row, and the stage that it tells. `null` for any other table.
 */
export async function unfoldBlocks(engine: Engine, survey: Survey): Promise<ReadTable | null> {
  const { table } = survey;
  const { relation, columns, rows } = table;
  const above = headTitle(columns);
  const begins = above !== null || survey.sample.some((row) => isTitle(columns.map((name) => cellOf(row, name))));
  if (table.surfaces || rows > MOST_ROWS || !begins) return null;
  const filled = columns.map((name) => `(nullif(trim(${column(name)}), '') IS NOT NULL)::INTEGER`).join(' + ');
  const first = `coalesce(${columns.map((name) => `nullif(trim(${column(name)}), '')`).join(', ')})`;
  const alone = await engine.query(
    `SELECT line::DOUBLE AS line, ${first} AS title FROM ${relation} WHERE ${filled} = 1 ORDER BY line`,
  );
  const titles = (alone as { line: number; title: string }[]).filter(({ title }) => isTitle([title]));
  const blocks = titles.length + Number(above !== null);
  if (blocks < 2 || rows - titles.length < blocks) return null;
  const lines = titles.map(({ line }) => line);
  if (await someSayTheirOwn(engine, table, lines)) return null;
  const under = await rowsUnder(engine, table, lines);
  const [header] = under;
  const repeats = under.length > 1 && under.every((cells) => cells.join('\n') === header.join('\n'));
  const named = repeats
    ? columns.map((name, i) => header[i] || name)
    : columns.map((name, i) => untitled(name, i, above));
  const isOver = `line IN (${lines.join(', ')})`;
  const isHeader = `line IN (${lines.map((line) => line + 1).join(', ')})`;
  // A column that holds nothing but the titles says no place.
  const kept = await heldBeside(engine, table, isOver);
  const told = [...titles, ...(above === null ? [] : [{ line: ABOVE, title: above }])].map(({ line, title }) => ({
    line,
    ...titleParts(title),
  }));
  const saysStage = told.some(({ stage }) => stage);
  const [name, stage, ...names] = columnNames([NAME, STAGE, ...kept.map((i) => named[i])]);
  const cells = kept.map((place, i) => {
    return `CASE WHEN NOT is_total THEN ${identifier(columns[place])} END AS ${identifier(names[i])}`;
  });
  const own = [`CASE WHEN is_total THEN 'Total' ELSE title_name END AS ${name}`];
  if (saysStage) own.push(`CASE WHEN NOT is_total THEN title_stage END AS ${stage}`);
  const values = told.map((one) => `(${one.line}, ${literal(one.name)}, nullif(${literal(one.stage)}, ''))`);
  return {
    ...table,
    relation: `(SELECT line, ${[...own, ...cells].join(', ')}
      FROM (SELECT *, ${isOver} AS is_over, regexp_matches(lower(${first}), '${TOTAL}') AS is_total,
          coalesce(last_value(CASE WHEN ${isOver} THEN line END IGNORE NULLS) OVER (ORDER BY line ROWS UNBOUNDED PRECEDING), ${ABOVE}) AS over_line
        FROM ${relation})
      LEFT JOIN (VALUES ${values.join(', ')}) AS titles(title_line, title_name, title_stage) ON title_line = over_line
      WHERE NOT is_over ${repeats ? `AND NOT ${isHeader}` : ''})`,
    columns: [name, ...(saysStage ? [stage] : []), ...names],
    rows: rows - titles.length - (repeats ? titles.length : 0),
  };
}

/** The title of the first block, where it was taken for the header. */
function headTitle(columns: readonly string[]): string | null {
  const named = columns.filter((name) => !UNNAMED.test(foldHeader(name)));
  return named.length === 1 && isTitle(named) ? named[0] : null;
}

const untitled = (name: string, i: number, above: string | null) =>
  name === above || speaksOfCpts(name) ? `colonne ${i + 1}` : name;
/** Whether other rows name their own CPTS: those that name nothing else are of no commune, and no title. */
async function someSayTheirOwn(engine: Engine, { relation, columns }: ReadTable, titles: readonly number[]) {
  const cells = columns.map((name, i) => `${column(name)} AS c${i}`).join(', ');
  const rows = await engine.query(`SELECT line::DOUBLE AS line, ${cells} FROM ${relation}`);
  const own = new Set(titles);
  return rows.some(
    (row) => !own.has(row.line as number) && columns.some((_, i) => isTitle([(row[`c${i}`] as string | null) ?? ''])),
  );
}

/** Cells of the row just under each title. */
async function rowsUnder(engine: Engine, { relation, columns }: ReadTable, lines: readonly number[]) {
  if (!lines.length) return [];
  const cells = columns.map((name, i) => `coalesce(trim(${column(name)}), '') AS c${i}`).join(', ');
  const rows = await engine.query(
    `SELECT ${cells} FROM ${relation} WHERE line IN (${lines.map((line) => line + 1).join(', ')}) ORDER BY line`,
  );
  return rows.map((row) => columns.map((_, i) => row[`c${i}`] as string));
}

/** Places of the columns that have a cell in some row that is no title. */
async function heldBeside(engine: Engine, { relation, columns }: ReadTable, isOver: string): Promise<number[]> {
  const counts = columns.map((name, i) => `count(nullif(trim(${column(name)}), ''))::DOUBLE AS c${i}`).join(', ');
  const [held] = await engine.query(`SELECT ${counts} FROM ${relation} WHERE NOT ${isOver}`);
  return columns.flatMap((_, i) => ((held[`c${i}`] as number) > 0 ? [i] : []));
}
