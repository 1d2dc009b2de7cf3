import type { Format } from './format';

/** What an agreement words as "above 175 000" begins at 175 001, which nobody says. */
const isAbove = (from: number) => from % 1000 === 1;

export const thresholdFr = (f: Format, from: number) =>
  isAbove(from) ? `plus de ${f.integer(from - 1)}` : f.integer(from);

export const thresholdEn = (f: Format, from: number) =>
  isAbove(from) ? `more than ${f.integer(from - 1)}` : f.integer(from);
