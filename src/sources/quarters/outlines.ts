import { codeIndex } from '../../atlas/codes';
import { NONE, type Atlas } from '../../atlas/atlas';
import type { Quarter } from '../../atlas/quarters/layer';
import { MeshBuilder, OverlapError } from '../../atlas/topology/mesh';
import { ringsOfPolygons } from '../../atlas/topology/partition';
import { describeLayer } from '../../data/importers/describe';
import { ImportError } from '../../data/importers/errors';
import { column } from '../../data/importers/sql';
import type { Tally } from '../../data/importers/tally';
import type { Guess, ImportContext, ImportedLayer } from '../../data/importers/types';
import type { Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { quarterCode } from '../../data/place-cells';
import { hasSurface, polygonsAt } from '../../data/surfaces';
import { nextTask } from '../../kernel/task';
import { misfits } from '../../data/importers/misfits';

export type QuarterOutlines = Extract<ImportedLayer, { brings: 'quarters' }>;

/** The commune of today that a quarter is of; `NONE` where it is not known, or was parted. */
export function communeOfQuarter(atlas: Atlas, code: string): number {
  const { byCode, heirs } = codeIndex(atlas);
  const own = code.slice(0, 5);
  const heir = heirs.get(own);
  return byCode.get(own) ?? (heir?.length === 1 ? heir[0] : NONE);
}

/** Quarters read between two pauses. */
const AT_ONCE = 200;

/**
 * The quarters that a table draws, by their commune: only those of communes that it draws whole. `null` when there is
 * none.
 * @param guess whose code is that of the quarters.
 * @throws {ImportError} `overlap` when quarters lie over one another, `level` when they make no whole commune.
 */
export async function outlinesOfQuarters(
  engine: Engine,
  table: ReadTable,
  { columns, options }: Pick<Guess, 'columns' | 'options'>,
  context: ImportContext,
  tally: Tally,
): Promise<QuarterOutlines | null> {
  const { surfaces } = table;
  if (!surfaces) return null;
  const { atlas } = context;
  const [code, name] = [columns.code, nameColumn(table)].map((one) => `coalesce(trim(${column(one)}), '')`);
  const rows = (await engine.query(
    `SELECT line::DOUBLE AS line, ${code} AS code, ${name} AS name FROM ${table.relation} ORDER BY line`,
  )) as unknown as { line: number; code: string; name: string }[];
  const unitOf = Uint16Array.from(rows, ({ code: cell }, row) =>
    hasSurface(surfaces, row) ? communeOfQuarter(atlas, quarterCode(cell)) : NONE,
  );
  const misfit = await misfits(atlas, surfaces, unitOf, true);
  if (misfit.size && misfit.size === new Set(unitOf.filter((unit) => unit !== NONE)).size)
    throw new ImportError('level', { what: 'iris', why: 'outline' });
  const found = new Map<number, Quarter[]>();
  for (const [row, { line, code: cell, name: called }] of rows.entries()) {
    const unit = unitOf[row];
    if (unit === NONE) tally.reject(line, hasSurface(surfaces, row) ? 'code-unknown' : 'geometry', cell);
    else if (misfit.has(unit)) tally.reject(line, 'misfit', cell);
    else {
      tally.take();
      const quarter = {
        code: quarterCode(cell),
        name: called || cell,
        rings: ringsOfPolygons(polygonsAt(surfaces, row)),
      };
      found.set(unit, [...(found.get(unit) ?? []), quarter]);
    }
    if (row % AT_ONCE === AT_ONCE - 1) await nextTask();
  }
  const communes = new Map<string, Quarter[]>();
  for (const [unit, own] of found) {
    refuseOverlaps(own);
    if (own.length > 1)
      communes.set(
        atlas.codes[unit],
        own.sort((a, b) => (a.code < b.code ? -1 : 1)),
      );
  }
  if (!communes.size) return null;
  const vintage = options.vintage ?? '';
  const said = { title: 'IRIS', vintage, quality: 'exact' } as const;
  return { brings: 'quarters', communes, layer: describeLayer('import-quarters', null, said, context, tally.report) };
}

const NAME = /^(?:nom|lib|libelle|lab|label|name)_?iris$|^iris_name$/i;
export const nameColumn = ({ columns }: ReadTable): string | undefined => columns.find((one) => NAME.test(one));

function refuseOverlaps(quarters: readonly Quarter[]): void {
  const builder = new MeshBuilder();
  try {
    quarters.forEach(({ rings }, i) => builder.add(i, [...rings]));
  } catch (error) {
    if (!(error instanceof OverlapError)) throw error;
    throw new ImportError('overlap', { examples: error.units.map((i) => quarters[i].name).join(', ') });
  }
}
