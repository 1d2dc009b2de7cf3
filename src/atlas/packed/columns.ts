import { packWhole, unpackWhole } from './whole';

type Values = Float32Array | Float64Array;

/** How the figures of a column are written: whole ones times `scale`, 0 for unknown; `null` as they are. */
export type Scale = number | null;

const SCALES = [1, 10, 100, 1000];

/** The least scale at which no figure loses anything. */
export function scaleOf(values: Values): Scale {
  const Kind = values.constructor as new (values: number[]) => Values;
  const kept = (value: number, scale: number) => new Kind([Math.round(value * scale) / scale])[0] === value;
  const fits = (scale: number) =>
    values.every((value) => Number.isNaN(value) || (value >= 0 && value < 1e9 && kept(value, scale)));
  return SCALES.find(fits) ?? null;
}

export const packColumn = (values: Values, scale: Scale): Uint8Array | Values =>
  scale === null
    ? values
    : packWhole(Array.from(values, (value) => (Number.isNaN(value) ? 0 : Math.round(value * scale) + 1)));

/** Fills `column` with what `packColumn` wrote. */
export function unpackColumn<Column extends Values>(bytes: Uint8Array, scale: number, column: Column): Column {
  unpackWhole(bytes, (value, i) => (column[i] = value === 0 ? NaN : (value - 1) / scale));
  return column;
}
