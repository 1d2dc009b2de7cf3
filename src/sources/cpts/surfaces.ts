import type { Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { rowShares } from '../../data/row-shares';
import { describeCpts, readStages } from './describe';
import { ImportError } from '../../data/importers/errors';
import { column } from '../../data/importers/sql';
import { Tally } from '../../data/importers/tally';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';

/** A unit is in a CPTS that covers at least half of its surface. */
const INSIDE = 0.5;
/** Lines drawn at another scale never follow a border exactly: this much on either side says nothing. */
const SLACK = 0.05;
const EXAMPLES = 10;

/** CPTS given by polygons: the units by share of surface, the cut ones counted. @throws {ImportError} `outlines`. */
export async function runSurfaces(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  const { atlas, watch, share = rowShares } = context;
  const arcs = context.outlines();
  if (!arcs) throw new ImportError('outlines');
  const rows = await engine.query(
    `SELECT line, trim(${column(guess.columns.cpts)}) AS name FROM ${table.relation} ORDER BY line`,
  );
  const shared = table.surfaces ? await share({ arcs, surfaces: table.surfaces }, watch) : [];
  const tally = new Tally();
  const units = new Map<string, number[]>();
  const cut = new Set<number>();
  rows.forEach(({ line, name }, i) => {
    const shares = shared[i];
    const inside = shares?.filter(({ share }) => share >= INSIDE).map(({ unit }) => unit) ?? [];
    if (!name) return tally.setAside('no-value');
    if (!inside.length) return tally.reject(line as number, 'geometry', name as string);
    tally.take();
    units.set(name as string, [...(units.get(name as string) ?? []), ...inside]);
    for (const { unit, share } of shares!) if (share > SLACK && share < 1 - SLACK) cut.add(unit);
  });
  if (!units.size) throw new ImportError('nothing', { reason: 'geometry' });
  const held = new Set([...units.values()].flat()).size;
  return describeCpts(units, await readStages(engine, table, guess), {
    guess,
    context,
    table,
    rows: { ...tally.report, communes: held, units: held, merged: 0 },
    notes: cut.size
      ? [
          {
            note: 'cut-units',
            count: cut.size,
            examples: [...cut]
              .sort((a, b) => a - b)
              .slice(0, EXAMPLES)
              .map((unit) => atlas.codes[unit]),
          },
        ]
      : [],
  });
}
