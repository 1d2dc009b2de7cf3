import type { Geometry } from 'geojson';
import { identifier } from '../engine';
import { SurfacePacker, withoutRows } from '../surfaces';
import { firstOf, understand } from './france';
import { asIs, moveSurfaces, type ToWgs84 } from './projection';
import { isSurfaceText, surfaceOf } from './shape-text';
import type { Shelf } from './shelf';
import type { ReadTable } from './table';

/** Rows looked at for a column of surfaces. */
const LOOKED = 20;
/** Letters of surfaces that can be held at once. */
const MOST_LETTERS = 2 ** 27;

/**
 * A table one of whose columns holds surfaces, as databases and portals export them, as one that has these in place of
 * the column; any other as it is.
 */
export async function withDrawnColumn(table: ReadTable, { engine }: Shelf): Promise<ReadTable> {
  const { relation, columns } = table;
  if (table.surfaces || !columns.length) return table;
  const starts = columns.map((name, i) => `left(${identifier(name)}, 300) AS c${i}`).join(', ');
  const first = await engine.query(`SELECT ${starts} FROM ${relation} LIMIT ${LOOKED}`);
  const place = columns.findIndex((_, i) => {
    const cells = first.flatMap((row) => (row[`c${i}`] as string | null) ?? []);
    return cells.length > 0 && cells.every(isSurfaceText);
  });
  if (place < 0) return table;
  const cell = identifier(columns[place]);
  const [{ letters }] = await engine.query(`SELECT sum(length(${cell}))::DOUBLE AS letters FROM ${relation}`);
  if ((letters as number) > MOST_LETTERS) return table;
  const rows = await engine.query(`SELECT line::DOUBLE AS line, ${cell} AS cell FROM ${relation} ORDER BY line`);
  const packer = new SurfacePacker();
  const lost = new Set<number>();
  let said: ToWgs84 = asIs;
  const places = rows.map(({ cell }, row): Geometry | null => {
    const surface = cell === null ? null : surfaceOf(cell as string);
    const sound = packer.add(surface?.geometry ?? null);
    if (!sound || (cell !== null && !surface)) lost.add(row);
    if (surface) said = surface.project;
    const first = firstOf(surface?.geometry ?? null);
    return first && { type: 'Point', coordinates: first };
  });
  const packed = packer.surfaces;
  if (!packed) return table;
  const { project, understood } = understand(places, said);
  for (const row of moveSurfaces(packed, project)) lost.add(row);
  const kept = columns.filter((_, i) => i !== place);
  const refused = [...lost]
    .sort((a, b) => a - b)
    .map((row) => ({ line: rows[row].line as number, reason: 'geometry' as const }));
  const isLost = refused.length ? `WHERE line NOT IN (${refused.map(({ line }) => line).join(', ')})` : '';
  return {
    ...table,
    relation: `(SELECT line, ${kept.map(identifier).join(', ')} FROM ${relation} ${isLost})`,
    columns: kept,
    rows: table.rows - lost.size,
    drawnInCells: true,
    surfaces: lost.size ? withoutRows(packed, lost) : packed,
    refused: [...table.refused, ...refused],
    ...(understood && { understood }),
  };
}
