import type { Atlas } from '../atlas/atlas';
import { resolveInTasks } from '../atlas/lookup';
import type { Engine } from './engine';
import type { ReadTable } from './readers/table';
import { column } from './importers/sql';

/** Rows that are looked at; no list of communes has more. */
const MOST_ROWS = 50_000;

/**
 * The table that names the most communes, as a text that can be pasted: a line a row, a tab between cells. Empty when
 * there is no table.
 */
export async function placeText(engine: Engine, tables: readonly ReadTable[], atlas: Atlas): Promise<string> {
  await atlas.former.load();
  const texts = await Promise.all(tables.map((table) => tableText(engine, table)));
  const counts: number[] = [];
  for (const text of texts) counts.push((await resolveInTasks(atlas, text, { suggested: 0 })).units.length);
  return texts[counts.indexOf(Math.max(...counts))] ?? '';
}

async function tableText(engine: Engine, { relation, columns, headerRow }: ReadTable): Promise<string> {
  const selected = columns.map((name, i) => `${column(name)} AS c${i}`).join(', ');
  const rows = await engine.query(`SELECT ${selected} FROM ${relation} ORDER BY line LIMIT ${MOST_ROWS}`);
  const cells = rows.map((row) => columns.map((_, i) => (row[`c${i}`] as string | null) ?? ''));
  return [...(headerRow === null ? [] : [columns]), ...cells]
    .map((row) => row.map((cell) => cell.replace(/\s*[\r\n]+\s*/g, ', ').replaceAll('\t', ' ')).join('\t'))
    .join('\n');
}
