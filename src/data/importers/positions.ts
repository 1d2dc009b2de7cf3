import type { Atlas } from '../../atlas/atlas';
import type { IndexedArcs } from '../../kernel/arcs';
import { locator } from '../../kernel/locate';
import { identifier, type Engine } from '../engine';
import { findNamed, prepareNameIndex } from '../named';
import { besideRelation } from '../readers/shelf';
import type { ReadTable } from '../readers/table';
import { OUTSIDE } from '../recode';
import { mapInTasks } from '../../kernel/task';
import { coordinateColumns, placesOf } from './coordinates';
import { findPlaces } from './keys';
import { POSITION } from './position';
import { inBatches } from './records';
import { cellOf, type Survey } from './survey';

const MOSTLY = 0.8;
const HALF = 0.5;

/**
 * A table whose rows are placed by their coordinates, where neither a code nor a name places them: the same with one
 * more column, of the codes. `null` for any other table.
 * @param outlines of the units; asked for when there are coordinates only.
 */
export async function placedByPosition(
  engine: Engine,
  survey: Survey,
  atlas: Atlas,
  outlines: () => IndexedArcs | null | Promise<IndexedArcs | null>,
): Promise<ReadTable | null> {
  const { table } = survey;
  if (table.surfaces || table.relation.startsWith('(') || !coordinateColumns(table.columns)) return null;
  await Promise.all([atlas.former.load(), prepareNameIndex(atlas)]);
  const columns = coordinateColumns(table.columns);
  if (!columns || (await saysPlace(survey, atlas))) return null;
  const arcs = await outlines();
  if (!arcs) return null;
  const rows = await engine.query(
    `SELECT line::DOUBLE AS line, ${columns.map(identifier).join(', ')} FROM ${table.relation}`,
  );
  const places = await placesOf(rows, columns);
  if (places.filter(Boolean).length < HALF * rows.length) return null;
  const find = await locator(arcs);
  const codes = await mapInTasks(places, (place) => {
    if (!place) return null;
    const unit = find(...place);
    return unit === null ? OUTSIDE : atlas.codes[unit];
  });
  if (!codes.some((code) => code !== null && code !== OUTSIDE)) return null;
  const beside = besideRelation(table.relation);
  await engine.query(`DROP TABLE IF EXISTS ${beside}`);
  await engine.createTable(
    beside,
    [
      { name: 'line', type: 'BIGINT' },
      { name: POSITION, type: 'VARCHAR' },
    ],
    inBatches(codes, (code, i) => [[rows[i].line as number, code]]),
  );
  return {
    ...table,
    relation: `(SELECT * FROM ${table.relation} LEFT JOIN ${beside} USING (line))`,
    columns: [...table.columns, POSITION],
    coordinates: columns,
  };
}

/** Whether a code says the commune of the rows, or a name that most often leads to one. */
async function saysPlace(survey: Survey, atlas: Atlas): Promise<boolean> {
  const { code, name, postcode, department } = await findPlaces(survey, atlas);
  if (code !== undefined) return true;
  if (name === undefined) return false;
  const rows = survey.rows.filter((row) => cellOf(row, name));
  const named = rows.filter((row) => {
    const place = { name: cellOf(row, name), postcode: cellOf(row, postcode), department: cellOf(row, department) };
    return !('reason' in findNamed(atlas, place));
  });
  return named.length >= MOSTLY * rows.length;
}
