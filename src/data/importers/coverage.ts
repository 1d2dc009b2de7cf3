import type { Atlas } from '../../atlas/atlas';
import reCreated from '../../../data/imports/re-created.json';
import type { ImportNote } from '../report';

/** A file with rows in as many departments covers France: a commune that it does not name has none. */
const DEPARTMENTS_OF_FRANCE = 90;

/** Departments (indices) that `units` lie in. */
const departmentsOf = ({ department }: Atlas, units: Iterable<number>) =>
  new Set(Array.from(units, (unit) => department[unit]));

/**
 * Puts zeros where a file of counts that covers France has no row: in the departments that it covers, but for the
 * communes re-created after the 1 January of its year, which it still counts inside others.
 * @param present units that the file speaks of, whatever it says.
 * @param vintage year of the file; empty when unknown.
 */
export function fillZeros(
  atlas: Atlas,
  columns: Iterable<Float32Array | Float64Array>,
  present: ReadonlySet<number>,
  vintage: string,
): ImportNote[] {
  const covered = departmentsOf(atlas, present);
  if (covered.size < DEPARTMENTS_OF_FRANCE) return [];
  const since = new Set(reCreated.communes.filter(({ date }) => date > `${vintage}-01-01`).map(({ code }) => code));
  const left: string[] = [];
  let filled = 0;
  for (let unit = 0; unit < atlas.count; unit++) {
    if (present.has(unit) || !covered.has(atlas.department[unit])) continue;
    if (since.has(atlas.codes[unit])) left.push(atlas.codes[unit]);
    else filled++;
  }
  const unknown = new Set(left);
  for (const values of columns)
    for (let unit = 0; unit < atlas.count; unit++)
      if (Number.isNaN(values[unit]) && covered.has(atlas.department[unit]) && !unknown.has(atlas.codes[unit]))
        values[unit] = 0;
  const notes: ImportNote[] = filled ? [{ note: 'zero-filled', count: filled, examples: [] }] : [];
  if (left.length) notes.push({ note: 're-created', count: left.length, examples: left });
  return notes;
}
