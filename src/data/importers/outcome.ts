import type { Engine, Row } from '../engine';
import type { ReadTable } from '../readers/table';
import { LISTED_LINES, type ImportReport, type Rejected, type RejectedLine, type SetAside } from '../report';
import { ImportError } from './errors';
import { readable, type Sql } from './sql';

/** What became of the rows of a table: the part of the report that every import of records shares. */
export interface Outcome {
  rows: Pick<ImportReport, 'rows' | 'communes' | 'units' | 'merged' | 'setAside' | 'rejected' | 'lines'>;
  /** Rows taken that are shared between several units. */
  shared: number;
}

/**
 * Counts the outcome of an import.
 * @param verdicts table of a row each: `line, wrong, aside, recoded, shared, place, given`.
 * @param taken `FROM` clause of the records taken with their units: `code, identity, unit`.
 * @throws {ImportError} `nothing` when no row could be taken.
 */
export async function outcomeOf(engine: Engine, table: ReadTable, verdicts: Sql, taken: Sql): Promise<Outcome> {
  const counts = await engine.query(`
    SELECT wrong, CASE WHEN wrong IS NULL THEN aside END AS aside, count(*)::DOUBLE AS rows,
      sum(recoded)::DOUBLE AS recoded, sum(shared)::DOUBLE AS shared
    FROM ${verdicts} GROUP BY ALL ORDER BY rows DESC, min(line)`);
  const rejected = countsOf<Rejected>(counts, 'wrong');
  const setAside = countsOf<SetAside>(counts, 'aside');
  const well = counts.find(({ wrong, aside }) => wrong === null && aside === null);
  if (!well) throw new ImportError('nothing', { reason: (rejected[0] ?? setAside[0])?.reason ?? 'no-value' });
  const lines = await engine.query(`
    SELECT line, wrong AS reason, ${readable("concat_ws(' : ', nullif(place, ''), given)")} AS input
    FROM ${verdicts} WHERE wrong IS NOT NULL ORDER BY line LIMIT ${LISTED_LINES}`);
  const [{ communes, units, merged }] = await engine.query(`
    WITH met AS MATERIALIZED (SELECT DISTINCT unit, identity, code <> '' AS coded ${taken})
    SELECT count(DISTINCT identity)::DOUBLE AS communes, count(DISTINCT unit)::DOUBLE AS units,
      (SELECT count(*)::DOUBLE FROM (SELECT unit FROM met WHERE coded GROUP BY unit HAVING count(*) > 1)) AS merged
    FROM met`);

  const unreadable = table.refused.map(({ line, reason }): RejectedLine => ({
    line,
    reason: 'unreadable',
    input: reason,
  }));
  if (unreadable.length) rejected.push({ reason: 'unreadable', rows: unreadable.length });
  const [aside, wrong] = [total(setAside), total(rejected)];
  return {
    rows: {
      rows: {
        read: (well.rows as number) + aside + wrong,
        taken: well.rows as number,
        recoded: well.recoded as number,
        setAside: aside,
        rejected: wrong,
      },
      communes: communes as number,
      units: units as number,
      merged: merged as number,
      setAside,
      rejected,
      lines: [...(lines as unknown as RejectedLine[]), ...unreadable]
        .sort((a, b) => a.line - b.line)
        .slice(0, LISTED_LINES),
    },
    shared: well.shared as number,
  };
}

const countsOf = <Reason>(counts: readonly Row[], of: 'wrong' | 'aside') =>
  counts.flatMap((row) => (row[of] === null ? [] : [{ reason: row[of] as Reason, rows: row.rows as number }]));

const total = (counts: readonly { rows: number }[]) => counts.reduce((sum, { rows }) => sum + rows, 0);
