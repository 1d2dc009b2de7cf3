import unknownWords from '../../../data/imports/unknown-words.json';
import { LONGEST_NAME } from './lengths';

/** Where the header and the units of a table stand, as places in the rows looked at; `null` for none. */
export interface Heading {
  header: number | null;
  units: number | null;
}

const NUMBER = /^[-+]?\d[\d\s.,  ]*%?$|^2[AB]\d{3}$/i;
const MACHINE_NAME = /^[A-Za-z_]\w*$/;

/** What a row of data has in place of a figure, and no unit is called. */
const STANDS_FOR_FIGURE = /^(?:[<≤>≥]?\s*\d|[-–—.*#?/]{1,3}$)/;
const UNKNOWN = new Set<string>([...unknownWords.words, ...unknownWords.secret]);

const filled = (row: readonly string[]) => row.filter((cell) => cell !== '');
const isNumber = (cell: string) => NUMBER.test(cell.trim());

/**
 * Guesses the heading of a table from its first rows: titles and notes above it have fewer cells, and a header names
 * things where the rows below count them.
 */
export function guessHeading(rows: readonly (readonly string[])[]): Heading {
  if (areBlocks(rows)) return { header: null, units: null };
  const width = Math.max(0, ...rows.map((row) => filled(row).length));
  const first = rows.findIndex((row) => filled(row).length >= Math.max(1, Math.ceil(0.6 * width)));
  if (first < 0 || isData(rows, first)) return { header: null, units: null };
  let [last, titles] = [first, rows[first]];
  for (; areParts(titles, rows[last + 1] ?? []); last++) titles = joinedTitles(titles, rows[last + 1]);
  if (last > first) return { header: last, units: isUnits(rows, last + 1) ? last + 1 : null };
  // Some workbooks name their columns twice: in full, then by the names of variables.
  const next = rows[first + 1] ?? [];
  const renamed =
    next.length > 1 &&
    next.every((cell) => MACHINE_NAME.test(cell)) &&
    next.some((cell) => /[_\d]/.test(cell)) &&
    unique(next);
  const header = renamed && !rows[first].every((cell) => MACHINE_NAME.test(cell)) ? first + 1 : first;
  return { header, units: isUnits(rows, header + 1) ? header + 1 : null };
}

/** A line that names a CPTS and nothing else. */
export const isTitle = (row: readonly string[]): boolean => {
  const [cell, other] = filled(row);
  return (
    other === undefined &&
    /^\W*(?:c\.?p\.?t\.?s\b|communaut\S{1,3} professionnelles? territoriales?)\W*[\p{L}\d]/iu.test(cell ?? '')
  );
};

/** Whether the rows are lists, each under a title, with no header over them all. */
function areBlocks(rows: readonly (readonly string[])[]): boolean {
  const written = rows.filter((row) => filled(row).length);
  const titles = written.filter(isTitle).length;
  const first = written.findIndex(isTitle);
  return (
    titles > 1 &&
    written.length >= 2 * titles &&
    written.slice(0, first).every((row) => filled(row).length === 1) &&
    written.every((row) => isTitle(row) || !row.some((cell) => isTitle([cell])))
  );
}

/** The row has numbers where the following ones have numbers: it is one of them. */
function isData(rows: readonly (readonly string[])[], at: number): boolean {
  if (namesCpts(rows, at)) return true;
  const numbers = numericColumns(rows.slice(at + 1));
  if (areYears(rows, at, numbers)) return false;
  return numbers.length > 0 && numbers.every((column) => isNumber(rows[at][column] ?? ''));
}

/** A list of several things in one cell. */
const isList = (cell: string) => /[,;/|\n]\s*\S/.test(cell);

/**
 * The row names a CPTS where the following ones do: one that comes again below, or beside a list as those below. A title
 * ("CPTS de rattachement") does neither.
 */
function namesCpts(rows: readonly (readonly string[])[], at: number): boolean {
  const below = rows.slice(at + 1);
  const alike = (column: number, is: (cell: string) => boolean) => {
    const cells = below.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(is).length >= 0.6 * cells.length;
  };
  const named = [...rows[at].keys()].filter((i) => isTitle([rows[at][i]]) && alike(i, (cell) => isTitle([cell])));
  return named.some(
    (i) =>
      below.some((row) => row[i] === rows[at][i]) ||
      rows[at].some((cell, j) => j !== i && isList(cell) && alike(j, isList)),
  );
}

/** Years that head figures: `Commune;2021;2022`. */
function areYears(rows: readonly (readonly string[])[], at: number, numbers: readonly number[]): boolean {
  const years = numbers.filter((column) => YEAR.test(rows[at][column] ?? ''));
  const below = rows.slice(at + 1).flatMap((row) => years.flatMap((column) => row[column] || []));
  return years.length > 1 && unique(years.map((column) => rows[at][column])) && !below.every((cell) => YEAR.test(cell));
}

/** Words wherever the following rows have numbers. */
function isUnits(rows: readonly (readonly string[])[], at: number): boolean {
  const numbers = numericColumns(rows.slice(at + 1));
  const cells = numbers.map((column) => rows[at][column] ?? '');
  return (
    cells.some((cell) => cell !== '') &&
    !cells.some((cell) => isNumber(cell) || STANDS_FOR_FIGURE.test(cell) || UNKNOWN.has(cell.toLowerCase()))
  );
}

function numericColumns(rows: readonly (readonly string[])[]): number[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(isNumber).length >= 0.8 * cells.length;
  });
}

const unique = (cells: readonly string[]) => new Set(cells.map((cell) => cell.toLowerCase())).size === cells.length;

/** A year, as headers write it: alone, or two of them for a school year. */
const YEAR = /^(19|20)\d\d([-/ ]+(19|20)?\d\d)?$/;

/** The row names the parts of wide cells above it: it stands under their gaps, and under no column that needs no more. */
function areParts(above: readonly string[], row: readonly string[]): boolean {
  const places = row.flatMap((cell, i) => (cell === '' ? [] : [i]));
  const gaps = places.filter((i) => (above[i] ?? '') === '');
  const alone = above.filter((cell, i) => cell !== '' && (row[i] ?? '') === '');
  return (
    places.length > 1 &&
    gaps.length > 0 &&
    alone.length > 0 &&
    places.every((i) => (above[i] ?? '') === '' || (above[i + 1] ?? '') === '') &&
    row.every((cell) => cell === '' || YEAR.test(cell) || !isNumber(cell))
  );
}

/** Rows that a heading has at most, above its last one. */
const HIGHEST = 3;

/** The numbers of the rows just above one, which may be of its heading. */
export const linesAbove = (line: number): number[] =>
  Array.from({ length: HIGHEST }, (_, i) => line - HIGHEST + i).filter((one) => one >= 0);

/** The titles of the columns, of a header and the rows above it, as long as these name several columns each. */
export function titlesOf(above: readonly (readonly string[])[], header: readonly string[]): string[] {
  let titles = joinedTitles(above.at(-1) ?? [], header);
  for (const row of above.slice(0, -1).toReversed()) {
    if (!areParts(row, titles)) break;
    titles = joinedTitles(row, titles);
  }
  return titles;
}

/**
 * The titles of the columns, of a row and the one above it: a wide cell above names several columns, and is part of their
 * titles when these would be the same, or nothing, without it.
 */
function joinedTitles(above: readonly string[], header: readonly string[]): string[] {
  let wide = '';
  const groups = Array.from({ length: Math.max(above.length, header.length) }, (_, i) => (wide = above[i] || wide));
  if (areParts(above, header))
    return groups.map((group, i) => (header[i] ? joined(group, header[i]) : (above[i] ?? '')));
  const folded = header.map((title) => title.toLowerCase());
  const isTwice = folded.map((title) => title !== '' && folded.indexOf(title) !== folded.lastIndexOf(title));
  const whole = header.map((title, i) => (isTwice[i] && groups[i] ? joined(groups[i], title) : title));
  const distinct = whole.filter((_, i) => isTwice[i]);
  return unique(distinct) ? whole : [...header];
}

/** A year follows what it is the year of. */
const joined = (group: string, title: string) => (YEAR.test(group) ? `${title} ${group}` : `${group} ${title}`);

/** Names for columns: those of the header, trimmed and cut, none empty, none twice in SQL, where case does not count. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set(['line']);
  return header.map((cell, i) => {
    const name = cell.trim().slice(0, LONGEST_NAME).replaceAll(/\s+/g, ' ').trim() || `colonne ${i + 1}`;
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} (${n})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
