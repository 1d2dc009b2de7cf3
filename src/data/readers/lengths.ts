/** Letters of a name, a title or an example that a person can read; a spoilt file has some of a megabyte, that hold the page. */
export const LONGEST_NAME = 200;

/** Letters of a cell that are kept: as many as a cell of a spreadsheet may have. */
export const LONGEST_CELL = 32_767;

/** A text as it is, or its beginning. */
export const shortened = (text: string, longest = LONGEST_NAME): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** Some of many texts in a line of `longest` letters; always one. */
export function listed(texts: readonly string[], longest: number): string {
  let length = 0;
  const end = texts.findIndex((text) => (length += text.length + 2) > longest);
  return end < 0 ? texts.join(', ') : `${texts.slice(0, Math.max(1, end)).join(', ')}…`;
}
