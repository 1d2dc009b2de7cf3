import type { Engine } from '../../data/engine';
import { ImportError } from '../../data/importers/errors';
import { column, readable } from '../../data/importers/sql';
import type { Share } from '../../kernel/shares';
import { Tally } from '../../data/importers/tally';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import type { ImportNote } from '../../data/report';
import { rowShares } from '../../data/row-shares';
import { nextTask } from '../../kernel/task';
import { holdQuarters, type DividedQuarter } from './by-quarter';
import { describeCpts, unitsNote, type FoundCpts } from './describe';
import { holdUnits, unitsInside } from './hold';
import { Levels } from './level';
import { Names } from './names';
import { isSigned, Stages } from './stages';
import { saysNone, speaksOfCpts, titleParts } from './words';

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
    (one) => `coalesce(${readable(`trim(${column(one)})`)}, '')`,
  );
  const rows = (await engine.query(
    `SELECT line::DOUBLE AS line, ${name} AS cpts, ${stage} AS stage, ${date} AS date
    FROM ${table.relation} ORDER BY line`,
  )) as unknown as { line: number; cpts: string; stage: string; date: string }[];
  const shared = table.surfaces ? await share({ arcs, surfaces: table.surfaces }, watch) : [];
  const certain =
    [guess.columns.cpts ?? '', table.name].some(speaksOfCpts) || rows.some(({ cpts }) => speaksOfCpts(cpts));
  // A country of surfaces is gone through step by step: between two, the page answers.
  await nextTask();
  const levels = new Levels(atlas, certain);
  await nextTask();
  const areas = rows.map((row, i) => {
    const { name, stage } = titleParts(row.cpts, guess.columns.stage === undefined ? null : row.stage);
    return { ...row, cpts: name, stage, covered: shared[i], units: unitsInside(shared[i] ?? []) };
  });
  const level = levels.ofAll(
    areas.flatMap(({ cpts, covered, units }) => (covered?.length ? { name: cpts, units } : [])),
  );
  if (level) throw new ImportError('level', { what: level, why: 'cpts' });

  await nextTask();
  const stages = new Stages(guess.options.stages, isSigned(guess.columns.date));
  for (const area of areas) stages.note(area);
  await nextTask();
  const tally = new Tally();
  const names = new Names();
  const surfaces = new Map<string, Share[][]>();
  const keys: (string | null)[] = areas.map(() => null);
  for (const [row, { line, cpts, units, covered }] of areas.entries()) {
    if (saysNone(cpts)) tally.setAside('no-value');
    else if (stages.hasEnded(cpts)) tally.setAside('ended');
    else if (!covered) tally.reject(line, 'geometry', cpts);
    else if (!covered.length) tally.reject(line, 'nowhere', cpts);
    else if (levels.of({ name: cpts, units })) tally.setAside('other-level');
    else {
      tally.take();
      const key = names.note(cpts);
      keys[row] = key;
      surfaces.set(key, [...(surfaces.get(key) ?? []), covered]);
    }
  }
  await nextTask();
  const { units, cut, partly } = holdUnits(surfaces);
  const drawn = areas.map(({ covered }, row) => ({ key: keys[row], covered: covered ?? [] }));
  const { communes, held, divided } = await holdQuarters(cut, drawn, table.surfaces!, context);
  await nextTask();
  if (!units.size) throw new ImportError('nothing', { reason: tally.report.rejected[0]?.reason ?? 'geometry' });
  const found = [...units].map(([key, own]): FoundCpts => {
    const { quarters = [], communes: theirs = [] } = held.get(key) ?? {};
    const whole = own.filter((unit) => !communes.has(unit));
    return { name: names.of(key), units: [...whole, ...theirs], quarters, said: stages.of(key) };
  });
  const count = new Set(found.flatMap((one) => one.units)).size;
  const others = (some: Iterable<number>) => [...some].filter((unit) => !communes.has(unit));
  return describeCpts(found, {
    guess,
    context,
    table,
    rows: { ...tally.report, communes: count, units: count, merged: 0 },
    notes: [
      ...unitsNote('cut-units', others(cut), atlas.codes),
      ...unitsNote('in-part', others(partly), atlas.codes),
      ...dividedNote(divided, names),
    ],
    byQuarter: communes,
  });
}

/** The quarters that borders cut, each with what lies on either side, for a person to decide. */
function dividedNote(divided: readonly DividedQuarter[], names: Names): ImportNote[] {
  if (!divided.length) return [];
  const sides = ({ code, holders }: DividedQuarter) =>
    `${code} : ${holders.map(({ key, share }) => `${names.of(key)} ${Math.round(100 * share)} %`).join(', ')}`;
  return [{ note: 'cut-quarters', count: divided.length, examples: divided.map(sides) }];
}
