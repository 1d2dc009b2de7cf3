import type { Engine } from '../../data/engine';
import { ImportError } from '../../data/importers/errors';
import { column } from '../../data/importers/sql';
import { Tally } from '../../data/importers/tally';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import { rowShares } from '../../data/row-shares';
import { speaksOfCpts } from './columns';
import { describeCpts, unitsNote } from './describe';
import { Levels } from './level';
import { Names } from './names';
import { isSigned, Stages } from './stages';
import { saysNone } from './words';

/** A unit is in a CPTS that covers at least half of its surface. */
const INSIDE = 0.5;
/** Lines drawn at another scale never follow a border exactly: this much on either side says nothing. */
const SLACK = 0.05;

/**
 * CPTS given by polygons: the units by share of surface, the cut ones counted.
 * @throws {ImportError} `outlines`, `nothing`, or `level` when the polygons are other areas.
 */
export async function runSurfaces(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  const { atlas, watch, share = rowShares } = context;
  const arcs = context.outlines();
  if (!arcs) throw new ImportError('outlines');
  const [name, stage, date] = [guess.columns.cpts, guess.columns.stage, guess.columns.date].map(
    (one) => `coalesce(trim(${column(one)}), '')`,
  );
  const rows = (await engine.query(
    `SELECT line::DOUBLE AS line, ${name} AS cpts, ${stage} AS stage, ${date} AS date
    FROM ${table.relation} ORDER BY line`,
  )) as unknown as { line: number; cpts: string; stage: string; date: string }[];
  const shared = table.surfaces ? await share({ arcs, surfaces: table.surfaces }, watch) : [];
  const areas = rows.map((row, i) => {
    const covered = shared[i] ?? [];
    return { ...row, covered, units: covered.filter((one) => one.share >= INSIDE).map(({ unit }) => unit) };
  });
  const levels = new Levels(atlas, [guess.columns.cpts ?? '', table.name].some(speaksOfCpts));
  const level = levels.ofAll(
    areas.filter(({ units }) => units.length).map(({ cpts, units }) => ({ name: cpts, units })),
  );
  if (level) throw new ImportError('level', { level });

  const stages = new Stages(guess.options.stages, isSigned(guess.columns.date));
  for (const area of areas) stages.note(area);
  const tally = new Tally();
  const names = new Names();
  const held = new Map<string, number[]>();
  const cut = new Set<number>();
  for (const { line, cpts, units, covered } of areas) {
    if (saysNone(cpts)) tally.setAside('no-value');
    else if (stages.hasEnded(cpts)) tally.setAside('ended');
    else if (!units.length) tally.reject(line, 'geometry', cpts);
    else if (levels.of({ name: cpts, units })) tally.setAside('other-level');
    else {
      tally.take();
      const key = names.note(cpts);
      held.set(key, [...(held.get(key) ?? []), ...units]);
      for (const { unit, share } of covered) if (share > SLACK && share < 1 - SLACK) cut.add(unit);
    }
  }
  if (!held.size) throw new ImportError('nothing', { reason: 'geometry' });
  const count = new Set([...held.values()].flat()).size;
  return describeCpts(
    [...held].map(([key, units]) => ({ name: names.of(key), units, said: stages.of(key) })),
    {
      guess,
      context,
      table,
      rows: { ...tally.report, communes: count, units: count, merged: 0 },
      notes: unitsNote('cut-units', cut, atlas.codes),
    },
  );
}
