import type { Format } from './format';

/** « 1 commune », « 23 communes » : French takes the plural from 2 on. */
export const countFr = (f: Format, n: number, one: string, many: string) => `${f.integer(n)} ${n < 2 ? one : many}`;

/** "0 communes", "1 commune", "23 communes": English takes the singular for 1 alone. */
export const countEn = (f: Format, n: number, one: string, many: string) => `${f.integer(n)} ${n === 1 ? one : many}`;

/** The same after a figure already in words, estimate or not: « ≈ 1 médecin généraliste ». */
export const countedFr = (figure: string, one: string, many: string) =>
  `${figure} ${/^(≈ )?[01]$/.test(figure) ? one : many}`;

/** The same in English after a figure already in words, estimate or not: "≈ 1 general practitioner". */
export const countedEn = (figure: string, one: string, many: string) =>
  `${figure} ${/^(≈ )?1$/.test(figure) ? one : many}`;

/** What an agreement words as "above 175 000" begins at 175 001, which nobody says. */
const isAbove = (from: number) => from % 1000 === 1;

export const thresholdFr = (f: Format, from: number) =>
  isAbove(from) ? `plus de ${f.integer(from - 1)}` : f.integer(from);

export const thresholdEn = (f: Format, from: number) =>
  isAbove(from) ? `more than ${f.integer(from - 1)}` : f.integer(from);
