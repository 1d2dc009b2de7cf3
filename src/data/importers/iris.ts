import type { Atlas } from '../../atlas/atlas';
import { codeIndex } from '../../atlas/codes';
import { mapInTasks } from '../../kernel/task';
import { QUARTER_CODE, quarterCode, tidyCode } from '../place-cells';
import { foldHeader } from './columns';
import type { Places } from './keys';
import { cellOf, shareOf, type Survey } from './survey';

/** A district and a number in it, both small: the other identifiers of nine figures (FINESS, SIREN) are not so. */
const SUFFIX = /^(?:0000|(?:0[1-9]|[1-3]\d)(?:0\d|1\d|2\d|3\d))$/;
const MOST = 0.9;

/** Whether a cell is the code of an IRIS of a known commune. */
function isIris(atlas: Atlas, cell: string, anySuffix: boolean): boolean {
  const { byCode, heirs } = codeIndex(atlas);
  const whole = quarterCode(cell);
  if (!QUARTER_CODE.test(whole)) return false;
  const commune = whole.slice(0, 5);
  return (byCode.has(commune) || heirs.has(commune)) && (anySuffix || SUFFIX.test(whole.slice(5)));
}

export const isNamedIris = (column: string): boolean => /iris/.test(foldHeader(column));

/** The column of the codes of IRIS, told by its values; `null` when there is none. */
export async function irisColumn(survey: Survey, atlas: Atlas, { code }: Places): Promise<string | null> {
  const { columns } = survey.table;
  const shares = await mapInTasks(
    columns,
    (column) => {
      return shareOf(survey.cells(column), (cell) => isIris(atlas, cell, isNamedIris(column)));
    },
    1,
  );
  for (const column of columns.filter((_, i) => shares[i] >= MOST)) {
    if (code === undefined || code === column) return column;
    const rows = survey.rows.filter((row) => cellOf(row, column) && cellOf(row, code));
    const departments = rows.filter((row) => {
      const [iris, commune] = [quarterCode(cellOf(row, column)), tidyCode(cellOf(row, code))];
      return iris.slice(0, 2) === commune.slice(0, 2);
    });
    if (departments.length >= MOST * rows.length) return column;
  }
  return null;
}
