// CodeMirror would do this and more, but sets a style attribute (`tab-size`), which the content policy refuses.
const MOST = 8;
const WORD = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** The word that is being written at `caret`, and those of `names` that it may become; none once it is one of them. */
export function completionsOf(
  text: string,
  caret: number,
  names: readonly string[],
): { word: string; names: string[] } {
  const word = WORD.exec(text.slice(0, caret))?.[0] ?? '';
  if (word.length < 2 || names.includes(word)) return { word, names: [] };
  const begun = word.toLowerCase();
  return { word, names: names.filter((name) => name.toLowerCase().startsWith(begun)).slice(0, MOST) };
}

/** The text with the word before `caret` become `name`, and where the caret is then. */
export function complete(text: string, caret: number, word: string, name: string): { text: string; caret: number } {
  const start = caret - word.length;
  return { text: text.slice(0, start) + name + text.slice(caret), caret: start + name.length };
}
