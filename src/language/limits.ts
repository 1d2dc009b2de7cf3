import type { Format } from './format';

/** More decimals than any limit is read with. */
const MOST = 12;

/**
 * The limits of classes in figures, each with as many decimals as it has; where they have more than a reader wants, as
 * few as keep them apart.
 * @param least decimals that are always written.
 */
export function limitTexts(limits: readonly number[], format: Format, least = 0): string[] {
  const written = (decimals: number) => limits.map((limit) => Number(limit.toFixed(decimals)));
  let enough = 1;
  while (enough < MOST && new Set(written(enough)).size < new Set(limits).size) enough++;
  return limits.map((limit) => {
    const rounded = Number(limit.toFixed(enough));
    let decimals = least;
    while (decimals < enough && Number(rounded.toFixed(decimals)) !== rounded) decimals++;
    return format.number(rounded, decimals);
  });
}

/** How the classes between ascending limits are said. */
interface ClassWords {
  under: (limit: string) => string;
  between: (from: string, to: string) => string;
  over: (limit: string) => string;
}

/** The classes between ascending limits, from the lowest; at least one limit is to be given. */
export function classTexts(
  limits: readonly number[],
  { under, between, over }: ClassWords,
  format: Format,
  least?: number,
): string[] {
  const texts = limitTexts(limits, format, least);
  const inner = texts.slice(1).map((text, i) => between(texts[i], text));
  return [under(texts[0]), ...inner, over(texts.at(-1)!)];
}
