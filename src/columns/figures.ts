import type { Column } from '../atlas/atlas';
import { figureText, type Language } from '../language/language';
import type { Cells } from './column';

/** The cells of a column of figures: what is unknown or estimated is said so. */
export const figureCells = (
  { values, quality, layer, vintage }: Omit<Column, 'values'> & { values: Float32Array | Float64Array },
  language: Language,
  write: (value: number) => string,
): Cells => ({
  text: (unit) => {
    const value = Number.isNaN(values[unit]) ? null : values[unit];
    return figureText({ value, quality, source: layer, vintage }, language, write);
  },
  order: { figures: (unit) => values[unit] },
});
