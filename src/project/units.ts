/** Lists of units, each ascending: what edits add, remove and compare. Every function walks its lists once. */

export const NO_UNITS = new Uint16Array();

/** The units, each once, ascending. */
export const ascending = (units: Iterable<number>): Uint16Array => Uint16Array.from(new Set(units)).sort();

/** Whether two lists hold the same units. */
export const sameUnits = (a: Uint16Array, b: Uint16Array) => a.length === b.length && a.every((u, i) => u === b[i]);

/** `units` and `more`, which share none, ascending. */
export function withUnits(units: Uint16Array, more: Uint16Array): Uint16Array {
  const all = new Uint16Array(units.length + more.length);
  for (let i = 0, j = 0, k = 0; k < all.length; k++) {
    all[k] = j === more.length || (i < units.length && units[i] < more[j]) ? units[i++] : more[j++];
  }
  return all;
}

/** `units` that are not among `gone`, ascending. */
export function withoutUnits(units: Uint16Array, gone: Uint16Array): Uint16Array {
  if (!gone.length) return units;
  let j = 0;
  return units.filter((unit) => {
    while (j < gone.length && gone[j] < unit) j++;
    return gone[j] !== unit;
  });
}
