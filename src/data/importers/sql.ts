import unknownWords from '../../../data/imports/unknown-words.json';
import { identifier, literal } from '../engine';
import { LONGEST_NAME } from '../readers/lengths';

/** A piece of SQL over the columns of a table. */
export type Sql = string;

/** A column of texts; NULL for one that the file has not. */
export const column = (name: string | undefined): Sql => (name === undefined ? 'NULL::VARCHAR' : identifier(name));

/** The beginning of what a person is to read. */
export const readable = (text: Sql): Sql => `left(${text}, ${LONGEST_NAME})`;

export const textList = (words: readonly string[]): Sql => words.map(literal).join(', ');

/** NULL for what the file writes in place of a value. */
const known = (text: Sql, words: readonly string[]): Sql =>
  `CASE WHEN lower(trim(${text})) IN (${textList(words)}) THEN NULL ELSE nullif(trim(${text}), '') END`;
export const knownFigure = (text: Sql): Sql =>
  known(`CASE WHEN NOT regexp_full_match(${text}, '\\s*[<≤]\\s*\\d+\\s*') THEN ${text} END`, [
    ...unknownWords.words,
    ...unknownWords.secret,
  ]);
export const knownText = (text: Sql): Sql => known(text, unknownWords.words);

/** Spaces and apostrophes between thousands; a unit and a note after the figure. */
const BETWEEN = `[\\s\\x{00A0}\\x{202F}''’]`;
const AFTER = `(%|€|euros?)?(\\*+|\\([a-z0-9]{1,2}\\)|[¹²³])?$`;

/** A figure between brackets: one that is little sure, below zero in what may be so. */
const ENCLOSED = `^\\s*\\(\\s*(\\d[^()]*)\\)\\s*$`;

/** A column of what may be below zero, which accountants write between brackets. */
export const balance = (text: Sql): Sql => `regexp_replace(${text}, '${ENCLOSED}', '-\\1')`;

/**
 * A number as French and English files write it: `1 234,5`, `1234.5`, `1.234,5`, `12,5 %`, `1 000 €`, `12 (e)`; NULL for
 * anything else.
 * @param grouped whether points and commas part thousands only.
 */
export function number(text: Sql, grouped = false): Sql {
  const figure = `regexp_replace(replace(${text}, '−', '-'), '${ENCLOSED}', '\\1')`;
  const bare = `regexp_replace(regexp_replace(${figure}, '${BETWEEN}', '', 'g'), '${AFTER}', '', 'i')`;
  if (grouped) return `TRY_CAST(regexp_replace(${bare}, '[.,]', '', 'g') AS DOUBLE)`;
  return `CASE WHEN regexp_full_match(${text}, '\\d+') THEN TRY_CAST(${text} AS DOUBLE)
    WHEN regexp_matches(${text}, '\\d\\.\\d{3}(,|\\.\\d{3})') THEN TRY_CAST(replace(replace(${bare}, '.', ''), ',', '.') AS DOUBLE)
    WHEN regexp_matches(${text}, '\\d,\\d{3}(\\.|,\\d{3})') THEN TRY_CAST(replace(${bare}, ',', '') AS DOUBLE)
    ELSE TRY_CAST(replace(${bare}, ',', '.') AS DOUBLE) END`;
}
