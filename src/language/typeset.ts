const NO_BREAK = '\u00a0';

/** French marks stay on the line of the word before them, and figures on the line of their unit. */
const keepTogether = (text: string) => text.replaceAll(/ (?=[:;?!»%€])/g, NO_BREAK).replaceAll('« ', `«${NO_BREAK}`);

/** The same words with French no-break spaces, in every sentence and in what every function answers. */
export function typeset<T>(words: T): T {
  if (typeof words === 'string') return keepTogether(words) as T;
  if (typeof words === 'function') {
    const say = words as unknown as (...given: unknown[]) => unknown;
    return ((...given: unknown[]) => typeset(say(...given))) as T;
  }
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, typeset(value)])) as T;
}
