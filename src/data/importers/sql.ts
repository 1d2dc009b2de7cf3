import unknownWords from '../../../data/imports/unknown-words.json';
import { identifier, literal } from '../engine';

/** A piece of SQL over the columns of a table. */
export type Sql = string;

/** A column of texts; NULL for one that the file has not. */
export const column = (name: string | undefined): Sql => (name === undefined ? 'NULL::VARCHAR' : identifier(name));

export const textList = (words: readonly string[]): Sql => words.map(literal).join(', ');

/** NULL for what the file writes in place of a value. */
const known = (text: Sql, words: readonly string[]): Sql =>
  `CASE WHEN lower(trim(${text})) IN (${textList(words)}) THEN NULL ELSE nullif(trim(${text}), '') END`;
export const knownFigure = (text: Sql): Sql => known(text, [...unknownWords.words, ...unknownWords.secret]);
export const knownText = (text: Sql): Sql => known(text, unknownWords.words);

/** A number as French and English files write it: `1 234,5`, `1234.5`; NULL for anything else. */
export const number = (text: Sql): Sql =>
  `TRY_CAST(replace(regexp_replace(${text}, '[\\s\\x{00A0}\\x{202F}]', '', 'g'), ',', '.') AS DOUBLE)`;
