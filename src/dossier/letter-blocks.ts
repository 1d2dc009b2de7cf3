/** A paragraph of the letter, or a list with its items. */
export type Block = { kind: 'paragraph'; text: string } | { kind: 'list'; items: readonly string[] };

/** A piece of text, `blank` where a person has still to write. */
export interface Run {
  text: string;
  blank: boolean;
}

const ITEM = /^\s*[-–•]\s+/;

/** Text as it was written, as it is set: lines that begin with a dash are a list, an empty line parts paragraphs. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const last = blocks.at(-1);
    if (!line.trim()) open = false;
    else if (ITEM.test(line)) {
      const item = line.replace(ITEM, '');
      if (open && last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] };
      else blocks.push({ kind: 'list', items: [item] });
      open = true;
    } else {
      if (open && last?.kind === 'paragraph') {
        blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text}\n${line}` };
      } else blocks.push({ kind: 'paragraph', text: line });
      open = true;
    }
  }
  return blocks;
}

/** The blanks of a text are between brackets. */
export const runsOf = (text: string): Run[] =>
  text
    .split(/(\[[^[\]]*\])/)
    .filter(Boolean)
    .map((piece) => ({ text: piece, blank: /^\[.*\]$/s.test(piece) }));
