import { NONE, type Atlas } from '../../atlas/atlas';
import type { Engine } from '../../data/engine';
import { ImportError } from '../../data/importers/errors';
import { column } from '../../data/importers/sql';
import { Tally } from '../../data/importers/tally';
import type { Guess } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import { isBeside, placeKeys } from '../../data/recode';
import { hasSurface, type Surfaces } from '../../data/surfaces';

/** The outlines of a file, and what each is of. */
export interface PlacedOutlines {
  surfaces: Surfaces;
  /** Unit of each row; `NONE` for a row that is left out, or of a whole city. */
  unitOf: Uint16Array;
  /** Rows of Paris, Lyon and Marseille as a whole, by code; none unless they are taken. */
  cities: ReadonlyMap<string, number[]>;
  /** INSEE codes of the rows, as they were written. */
  codes: readonly string[];
  tally: Tally;
}

/** What is done of outlines that are of no single unit, or of a part of one. */
export interface Outlining {
  /** Whether the outline of a whole city is taken, to be shared out between its arrondissements. */
  takesCities?: boolean;
  /** Units whose outline is not to be taken, by what is drawn of them. */
  misfits?: (surfaces: Surfaces, unitOf: Uint16Array) => Promise<ReadonlySet<number>>;
}

/**
 * Finds the unit of each outline of a table.
 * @throws {ImportError} `nothing` when the table has no surface.
 */
export async function placeOutlines(
  engine: Engine,
  table: ReadTable,
  { columns }: Guess,
  atlas: Atlas,
  { takesCities = false, misfits }: Outlining = {},
): Promise<PlacedOutlines> {
  const { surfaces } = table;
  if (!surfaces) throw new ImportError('nothing', { reason: 'geometry' });
  const rows = await engine.query(
    `SELECT line, coalesce(trim(${column(columns.code)}), '') AS code FROM ${table.relation} ORDER BY line`,
  );
  const codes = rows.map(({ code }) => code as string);
  const keys = codes.map((code) => ({ code, name: '', postcode: '', department: '' }));
  const placings = await placeKeys(atlas, keys, { splits: 'refuse', wholeCities: false });
  const unitOf = Uint16Array.from(placings, (placing, row) =>
    'heirs' in placing && hasSurface(surfaces, row) ? placing.heirs[0].unit : NONE,
  );
  const misfit = await misfits?.(surfaces, unitOf);
  const tally = new Tally();
  const cities = new Map<string, number[]>();
  placings.forEach((placing, i) => {
    const [line, code] = [rows[i].line as number, codes[i]];
    const reason = 'reason' in placing ? placing.reason : null;
    if (takesCities && (reason === 'city' || reason === 'city-whole')) {
      tally.take();
      cities.set(code, [...(cities.get(code) ?? []), i]);
    } else if (reason !== null && isBeside(reason)) tally.setAside(reason);
    else if (reason !== null) tally.reject(line, reason, code);
    else if (!hasSurface(surfaces, i)) tally.reject(line, 'geometry', code);
    else if (misfit?.has(unitOf[i])) {
      tally.reject(line, 'misfit', code);
      unitOf[i] = NONE;
    } else if ('heirs' in placing) tally.take(placing.recoded);
  });
  return { surfaces, unitOf, cities, codes, tally };
}
