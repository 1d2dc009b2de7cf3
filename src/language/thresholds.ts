import { wordedThreshold } from '../domain/size-class';
import type { Format } from './format';

/** The first population of a class as an agreement words it; `above` is "more than" in the language of `f`. */
export function threshold(f: Format, from: number, above: string): string {
  const worded = wordedThreshold(from);
  return worded < from ? `${above} ${f.integer(worded)}` : f.integer(from);
}
