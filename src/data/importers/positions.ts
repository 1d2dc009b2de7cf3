import type { Point } from 'geojson';
import type { Atlas } from '../../atlas/atlas';
import type { IndexedArcs } from '../../kernel/arcs';
import { locator } from '../../kernel/locate';
import { identifier, type Engine } from '../engine';
import { findNamed } from '../named';
import { understand } from '../readers/france';
import { asIs } from '../readers/projection';
import { besideRelation } from '../readers/shelf';
import type { ReadTable } from '../readers/table';
import { OUTSIDE } from '../recode';
import { mapInTasks } from '../../kernel/task';
import { foldHeader } from './columns';
import { findPlaces } from './keys';
import { POSITION } from './position';
import { cellOf, shareOf, surveyTable, type Survey } from './survey';

const EAST =
  /^(?:(?:geo_|gps_|wgs84_)?(?:lon|long|lng|longitude)(?:_?(?:wgs84|gps|deg|x|geo))?|(?:coord(?:onn?ees?)?_?|point_|geo_)?x(?:_?(?:et|wgs84|l93|lambert\d*|geo|ban|coord))?|lambert_?x|xcoord|coordxet|coordonneexet)$/;
const NORTH =
  /^(?:(?:geo_|gps_|wgs84_)?(?:lat|latitude)(?:_?(?:wgs84|gps|deg|y|geo))?|(?:coord(?:onn?ees?)?_?|point_|geo_)?y(?:_?(?:et|wgs84|l93|lambert\d*|geo|ban|coord))?|lambert_?y|ycoord|coordyet|coordonneeyet)$/;
/** Both in one cell, the latitude first, but for a point in WKT or GeoJSON. */
const BOTH =
  /^(?:geo_?point(?:_2d)?|geo_?loc(?:alisation)?|coord(?:onn?ees?)?(?:_(?:gps|geo\w*|xy))?|gps|point|wkt|lat_?lon|latlng|position|geom(?:etry)?|the_geom)$/;
const PAIR = /^[[({]?\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*[\])}]?$/;
const EAST_FIRST = /(?:^POINT\s*Z?\s*\(|"coordinates"\s*:\s*\[)\s*(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)/i;

const MOSTLY = 0.8;
const HALF = 0.5;

/** The columns of the coordinates: two, or one that holds both. */
type Columns = readonly [east: string, north: string] | readonly [both: string];

/**
 * A table whose rows are placed by their coordinates, where neither a code nor a name places them: the same with one
 * more column, of the codes. `null` for any other table.
 * @param outlines of the units; asked for when there are coordinates only.
 */
export async function placedByPosition(
  engine: Engine,
  table: ReadTable,
  atlas: Atlas,
  outlines: () => IndexedArcs | null | Promise<IndexedArcs | null>,
): Promise<ReadTable | null> {
  if (table.surfaces || table.relation.startsWith('(') || !coordinateColumns(table.columns)) return null;
  await atlas.former.load();
  const survey = await surveyTable(engine, table);
  const columns = coordinateColumns(table.columns);
  if (!columns || saysPlace(survey, atlas)) return null;
  const arcs = await outlines();
  if (!arcs) return null;
  const rows = await engine.query(
    `SELECT line::DOUBLE AS line, ${columns.map((name, i) => `${identifier(name)} AS c${i}`).join(', ')} FROM ${table.relation}`,
  );
  const points = rows.map((row) => pointOf(columns.map((_, i) => cellOf(row, `c${i}`))));
  if (shareOf(points.map(String), (point) => point !== 'null') < HALF) return null;
  const { project } = understand(
    points.map((point): Point | null => point && { type: 'Point', coordinates: point }),
    asIs,
  );
  const find = locator(arcs);
  const codes = await mapInTasks(points, (point) => {
    if (!point) return null;
    const unit = find(...(project(point) as [number, number]));
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
    [codes.map((code, i) => [rows[i].line as number, code])],
  );
  return {
    ...table,
    relation: `(SELECT * FROM ${table.relation} LEFT JOIN ${beside} USING (line))`,
    columns: [...table.columns, POSITION],
    coordinates: columns,
  };
}

function coordinateColumns(names: readonly string[]): Columns | null {
  const [east, north] = [EAST, NORTH].map((header) => names.find((name) => header.test(foldHeader(name))));
  if (east !== undefined && north !== undefined) return [east, north];
  const both = names.find((name) => BOTH.test(foldHeader(name)));
  return both === undefined ? null : [both];
}

/** Whether a code says the commune of the rows, or a name that most often leads to one. */
function saysPlace(survey: Survey, atlas: Atlas): boolean {
  const { code, name, postcode, department } = findPlaces(survey, atlas);
  if (code !== undefined) return true;
  if (name === undefined) return false;
  const rows = survey.rows.filter((row) => cellOf(row, name));
  const named = rows.filter((row) => {
    const place = { name: cellOf(row, name), postcode: cellOf(row, postcode), department: cellOf(row, department) };
    return !('reason' in findNamed(atlas, place));
  });
  return named.length >= MOSTLY * rows.length;
}

function pointOf(cells: readonly string[]): [number, number] | null {
  if (cells.length === 2) {
    const [x, y] = cells.map((cell) => (cell ? Number(cell.replace(/\s/g, '').replace(',', '.')) : NaN));
    return Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0) ? [x, y] : null;
  }
  const [, x, y] = EAST_FIRST.exec(cells[0]) ?? [];
  if (x !== undefined) return [Number(x), Number(y)];
  const [, north, east] = PAIR.exec(cells[0]) ?? [];
  return north === undefined ? null : [Number(east), Number(north)];
}
