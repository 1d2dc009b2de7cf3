import { describeLayer } from '../../data/importers/describe';
import { foldHeader, fullYear, yearIn } from '../../data/importers/columns';
import { column, number } from '../../data/importers/sql';
import type { ImportContext, ImportedLayer } from '../../data/importers/types';
import type { Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { quarterCode } from '../../data/place-cells';

/** INSEE's inhabitants of a census (`P22_POP`), and what others call them. */
const POPULATION =
  /^(?:p(\d\d)_pop|pop_total|pop|population|population_totale|total_population|nb_hab(?:itants)?|habitants)$/;
const IN_NAME = /(?:^|[^a-z])p(\d\d)(?:[^a-z\d]|$)/i;

/** The inhabitants that a table gives quarter by quarter; `null` where it gives none. */
export async function censusOfQuarters(
  engine: Engine,
  table: ReadTable,
  code: string,
  context: ImportContext,
): Promise<Extract<ImportedLayer, { brings: 'census' }> | null> {
  const named = table.columns.find((one) => POPULATION.test(foldHeader(one)));
  if (named === undefined) return null;
  const rows = (await engine.query(`
    SELECT trim(${column(code)}) AS code, sum(${number(column(named))})::DOUBLE AS inhabitants
    FROM ${table.relation} GROUP BY ALL HAVING inhabitants >= 0`)) as unknown as {
    code: string;
    inhabitants: number;
  }[];
  if (!rows.length) return null;
  const digits = POPULATION.exec(foldHeader(named))?.[1] ?? IN_NAME.exec(context.file)?.[1];
  const vintage = digits ? fullYear(digits) : (yearIn(table.name) ?? yearIn(context.file) ?? '');
  const counts = { rows: { read: rows.length, taken: rows.length, recoded: 0, setAside: 0, rejected: 0 } };
  const said = { title: 'Recensement par IRIS', vintage, quality: 'exact' } as const;
  return {
    brings: 'census',
    inhabitants: new Map(rows.map((row) => [quarterCode(row.code), row.inhabitants])),
    layer: describeLayer('import-census', null, said, context, counts),
  };
}
