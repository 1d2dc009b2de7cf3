import { foldWords } from '../../atlas/names';
import { identifier, literal } from '../../data/engine';
import { foldHeader, yearIn } from '../../data/importers/columns';
import type { ReadTable } from '../../data/readers/table';

/** Column of a joined table that says which sheet, which CPTS, a row is of. */
const SHEET = 'CPTS';
const GENERIC = /^(?:feuille?|sheet|table|tableau|onglet|page)?\d*$/;

/** Sheets with the same columns: families of two tables and more. */
export function sheetFamilies(tables: readonly ReadTable[]): ReadTable[][] {
  const families = new Map<string, ReadTable[]>();
  for (const table of tables) {
    if (table.surfaces || !table.rows) continue;
    const key = table.columns.map(foldHeader).join('|');
    families.set(key, [...(families.get(key) ?? []), table]);
  }
  return [...families.values()].filter((family) => family.length > 1);
}

/** Whether the names of sheets may be those of CPTS. */
export const namesCpts = (family: readonly ReadTable[]): boolean =>
  family.every(({ name }) => yearIn(name) === null && !GENERIC.test(foldWords(name).join('')));

/**
 * Sheets as one table, in which lines go on from one sheet to the next.
 * @param sheetColumn whether the name of the sheet is a column more, that of the CPTS.
 */
export function joinSheets(family: readonly ReadTable[], sheetColumn: boolean): ReadTable {
  const [{ columns, headerRow, unitsRow }] = family;
  let before = 0;
  const parts = family.map(({ name, relation, columns: own, rows }) => {
    const cells = own.map((column, i) => `${identifier(column)} AS ${identifier(columns[i])}`);
    const title = sheetColumn ? [`${literal(name)} AS ${identifier(SHEET)}`] : [];
    const part = `SELECT line + ${before} AS line, ${[...title, ...cells].join(', ')} FROM ${relation}`;
    before += rows + (headerRow ?? 0);
    return part;
  });
  return {
    name: family.map(({ name }) => name).join(', '),
    relation: `(${parts.join(' UNION ALL ')})`,
    columns: sheetColumn ? [SHEET, ...columns] : columns,
    rows: family.reduce((sum, { rows }) => sum + rows, 0),
    headerRow,
    unitsRow,
    surfaces: null,
    refused: family.flatMap(({ refused }) => refused),
  };
}
