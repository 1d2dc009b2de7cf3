import { foldWords } from '../../atlas/names';
import { identifier, literal } from '../../data/engine';
import { foldHeader, yearIn } from '../../data/importers/columns';
import type { Guess } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';

/** Column of a joined table that says which sheet, which CPTS, a row is of. */
const SHEET = 'CPTS';
const GENERIC = /^(?:feuille?|sheet|table|tableau|onglet|page)?\d*$/;

/** A sheet, with the columns of it that go on in those of the others. */
export interface Part {
  table: ReadTable;
  columns: readonly string[];
}

/** Sheets that may go on in one another: the same columns, and names that are no years. */
export function sheetsAlike(tables: readonly ReadTable[]): Part[][] {
  const parts = tables.filter(({ surfaces, rows }) => !surfaces && rows > 0);
  return families(
    parts.map((table) => ({
      table,
      columns: table.columns.toSorted((a, b) => (foldHeader(a) < foldHeader(b) ? -1 : 1)),
    })),
    ({ columns }) => columns.map(foldHeader).join('|'),
  );
}

/** Lists of CPTS that go on in one another: the same roles, whatever the headers. */
export const listsAlike = (lists: readonly { table: ReadTable; guesses: readonly Guess[] }[]): Part[][] =>
  families(
    lists.flatMap(({ table, guesses: [{ kind, columns, members }] }) => {
      const roles = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
      if (kind !== 'cpts' || members.length || table.surfaces) return [];
      return [{ table, columns: roles.map(([, column]) => column), key: roles.map(([role]) => role).join() }];
    }),
    ({ key }) => key,
  );

function families<P extends Part>(parts: readonly P[], keyOf: (part: P) => string): P[][] {
  const alike = new Map<string, P[]>();
  for (const part of parts) {
    if (yearIn(part.table.name) !== null) continue;
    const key = keyOf(part);
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  return [...alike.values()].filter((family) => family.length > 1);
}

/** Whether the names of sheets may be those of CPTS. */
export const namesCpts = (family: readonly Part[]): boolean =>
  family.every(({ table }) => !GENERIC.test(foldWords(table.name).join('')));

/**
 * Sheets as one table, in which lines go on from one sheet to the next.
 * @param sheetColumn whether the name of the sheet is a column more, that of the CPTS.
 */
export function joinSheets(family: readonly Part[], sheetColumn: boolean): ReadTable {
  const [{ table: first, columns }] = family;
  let before = 0;
  const parts = family.map(({ table: { name, relation, rows, headerRow }, columns: own }) => {
    const cells = own.map((column, i) => `${identifier(column)} AS ${identifier(columns[i])}`);
    const title = sheetColumn ? [`${literal(name)} AS ${identifier(SHEET)}`] : [];
    const part = `SELECT line + ${before} AS line, ${[...title, ...cells].join(', ')} FROM ${relation}`;
    before += rows + (headerRow ?? 0);
    return part;
  });
  return {
    ...first,
    name: family.map(({ table }) => table.name).join(', '),
    relation: `(${parts.join(' UNION ALL ')})`,
    columns: sheetColumn ? [SHEET, ...columns] : columns,
    rows: family.reduce((sum, { table }) => sum + table.rows, 0),
    refused: family.flatMap(({ table }) => table.refused),
  };
}
