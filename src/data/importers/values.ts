import type { Row } from '../engine';
import type { ImportTotal } from '../report';

/** The collected figures as one array a unit for each item, `NaN` where the file says nothing. */
export function valuesByItem(rows: readonly Row[], count: number, measure = 'value'): Map<string, Float64Array> {
  const columns = new Map<string, Float64Array>();
  for (const row of rows) {
    const item = row.item as string;
    let values = columns.get(item);
    if (!values) columns.set(item, (values = new Float64Array(count).fill(NaN)));
    values[row.unit as number] = (row[measure] as number | null) ?? NaN;
  }
  return columns;
}

export const SUM = 'sum(value * share)';

/** Sum of the known values, and how many are known. */
export function sumKnown(values: ArrayLike<number>): { value: number; units: number } {
  let [value, units] = [0, 0];
  for (let unit = 0; unit < values.length; unit++) {
    if (Number.isNaN(values[unit])) continue;
    value += values[unit];
    units++;
  }
  return { value, units };
}

/** A sum of the report. Sums of shares are rounded off the last digits that floating point invents. */
export function sumOf(
  key: string,
  title: ImportTotal['title'],
  values: ArrayLike<number>,
  national: ImportTotal['national'] = null,
): ImportTotal {
  const { value, units } = sumKnown(values);
  return { key, title, value: Math.round(value * 1e6) / 1e6, units, national };
}

/** What the report says of a figure that does not add up: how many units have it. */
export const presenceOf = (key: string, title: ImportTotal['title'], values: ArrayLike<number>): ImportTotal => ({
  key,
  title,
  value: null,
  units: sumKnown(values).units,
  national: null,
});
