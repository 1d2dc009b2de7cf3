import { NONE, type Atlas, type PointSet } from '../../atlas/atlas';
import { codeIndex } from '../../atlas/codes';
import type { Layer } from '../../atlas/manifest';
import { locator } from '../../kernel/locate';
import { mapInTasks } from '../../kernel/task';
import { identifier, type Engine, type Row } from '../engine';
import { shortened } from '../readers/lengths';
import type { ReadTable } from '../readers/table';
import type { ImportNote } from '../report';
import { foldHeader } from './columns';
import { coordinateColumns, placesOf } from './coordinates';
import { isBelow } from './levels';
import { POSITION } from './position';
import { cellOf } from './survey';
import type { Guess, ImportContext } from './types';

/** More points than this are a cloud, and a page held. */
export const MOST_POINTS = 100_000;

/** Headers of what a place is called, folded, the surest first. */
const NAMES = [
  /^(?:nom|name|libelle|label|titre|title|site|intitule|denomination|enseigne|raison_sociale|rs|rslongue)$/,
  /(^|_)(etablissement|structure|raison_sociale|enseigne|denomination|praticien|officine|centre|maison)(_|$)/,
  /^(?:nom|name|lib|libelle|intitule)_|_(?:nom|name|libelle)$/,
];

/** The rows of a table that are places of their own as points of the map; none where rows are of communes. */
export async function pointsOf(
  engine: Engine,
  table: ReadTable,
  { level, columns }: Guess,
  { atlas, outlines }: Pick<ImportContext, 'atlas' | 'outlines'>,
  { id, title, vintage }: Layer,
): Promise<{ points: PointSet | null; notes: ImportNote[] }> {
  const nothing = { points: null, notes: [] };
  const axes = coordinateColumns(table.columns);
  if (!axes || table.surfaces || !isBelow(level) || level === 'iris') return nothing;
  if (table.rows > MOST_POINTS)
    return { points: null, notes: [{ note: 'points-many', count: table.rows, examples: [] }] };
  const name = nameColumn(table, columns);
  const own = table.columns.includes(POSITION) ? [POSITION] : [];
  const asked = [...axes, ...(name === undefined ? [] : [name]), ...own];
  const rows = await engine.query(`SELECT ${asked.map(identifier).join(', ')} FROM ${table.relation} ORDER BY line`);
  const places = await placesOf(rows, axes);
  const unitOf = await unitFinder(atlas, own.length > 0, outlines);
  const found: { longitude: number[]; latitude: number[]; units: number[]; names: string[] } = {
    longitude: [],
    latitude: [],
    units: [],
    names: [],
  };
  await mapInTasks(places, (place, i) => {
    if (!place?.every(Number.isFinite)) return;
    found.longitude.push(place[0]);
    found.latitude.push(place[1]);
    found.units.push(unitOf(rows[i], place));
    found.names.push(shortened(cellOf(rows[i], name)).replaceAll('\0', ' '));
  });
  const { names } = found;
  if (!names.length) return nothing;
  const points: PointSet = {
    title,
    layer: id,
    vintage,
    longitude: Float32Array.from(found.longitude),
    latitude: Float32Array.from(found.latitude),
    units: Uint16Array.from(found.units),
    names,
  };
  return { points, notes: [{ note: 'points', count: names.length, examples: [] }] };
}

function nameColumn({ columns }: ReadTable, roles: Guess['columns']): string | undefined {
  const taken = new Set<string | undefined>(Object.values(roles));
  const free = columns.filter((column) => !taken.has(column));
  return NAMES.flatMap((header) => free.find((column) => header.test(foldHeader(column))) ?? [])[0];
}

/** Where rows were placed by their coordinates already, that is not worked out again. */
async function unitFinder(
  atlas: Atlas,
  placed: boolean,
  outlines: ImportContext['outlines'],
): Promise<(row: Row, place: readonly [number, number]) => number> {
  const { byCode } = codeIndex(atlas);
  if (placed) return (row) => byCode.get(cellOf(row, POSITION)) ?? NONE;
  const arcs = await outlines();
  const find = arcs && (await locator(arcs));
  return (_, [x, y]) => find?.(x, y) ?? NONE;
}
