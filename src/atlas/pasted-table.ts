import { isHeading, readField, type Field, type PastedLine } from './pasted';

/** What a table of places asks of who knows them. */
export interface PlaceReader {
  /** Whether the field is the name of at least one place, or a number that is a code or a postcode. */
  isName(field: Field): boolean;
  isNumber(field: Field): boolean;
  /** Whether a text is a department, by its code or its name. */
  isDepartment(text: string): boolean;
  /** Whether some place has this name, this number and this department, as far as they are given. */
  agrees(field: Field): boolean;
}

/** Which columns of a table say the place of a row. */
interface Key {
  name: number | null;
  numbers: readonly number[];
  department: number | null;
}

/** The places of a table, one a row, and how its other columns are headed, or numbered from 1. */
export interface PastedTable {
  rows: { line: number; field: Field }[];
  heading: PastedLine | null;
  unread: string[];
}

/** A column is of a kind when so many of its cells are. */
const MOST = 0.6;
const HALF = 0.5;
const FEW = 0.1;

/** Rows that columns are told by. */
const JUDGED = 1000;

const share = <T>(rows: readonly T[], holds: (row: T) => boolean) =>
  rows.length ? rows.filter(holds).length / rows.length : 0;

/** A department's code as written beside a commune: two figures or more, so that a count of a few is none. */
const LOOKS_DEPARTMENT = /^(?:0\d|\d{2}|2[ab]|9[78]\d)(?:\s*[-–].*)?$|^\p{L}/iu;

/**
 * Lines as the rows of a table of places, or `null` when they are not one: lists of places, one a cell, are none. The
 * columns are told by their values. A figure beside a name is its code or postcode where it is so in most rows, or
 * nothing to us.
 */
export function pastedTable(lines: readonly PastedLine[], reader: PlaceReader): PastedTable | null {
  const [first, ...others] = lines;
  if (!others.length || first.cells.length < 2) return null;
  const { delimiter, cells } = first;
  if (lines.some((line) => line.delimiter !== delimiter || line.cells.length !== cells.length)) return null;
  const key = keyOf(others.slice(0, JUDGED), cells.length, reader);
  if (!key) return null;
  const heading = isHeadingOf(first, key, reader) ? first : null;
  const body = heading ? others : lines;
  const used = [key.name, key.department, ...key.numbers];
  const columns = cells.map((_, column) => column);
  const unread = columns.filter((column) => !used.includes(column) && body.some((line) => line.cells[column]));
  // Nothing that may be a place goes unread but under a heading, or beside a place that two columns agree on.
  const isTold = heading !== null || used.filter((column) => column !== null).length > 1;
  if (
    unread.some(
      (column) => !isTold || (!heading && body.some(({ cells }) => reader.isNumber(readField(cells[column])))),
    )
  )
    return null;
  const rows = body.map((line) => ({ line: line.line, field: rowField(line, key, reader) }));
  return {
    rows: rows.filter(({ field }) => field.name || field.number),
    heading,
    unread: unread.map((column) => heading?.cells[column] || `${column + 1}`),
  };
}

/** Whether the first line speaks of no place where the others do. */
function isHeadingOf({ cells }: PastedLine, { name, numbers }: Key, reader: PlaceReader): boolean {
  if (name !== null) return isHeading(cells[name]) || !reader.isName(readField(cells[name]));
  return numbers.every((column) => !readField(cells[column]).number);
}

function keyOf(lines: readonly PastedLine[], width: number, reader: PlaceReader): Key | null {
  const columns = Array.from({ length: width }, (_, column) => column);
  const filled = (column: number) => lines.filter(({ cells }) => cells[column]);
  const shareOf = (column: number, holds: (field: Field) => boolean) =>
    share(filled(column), ({ cells }) => holds(readField(cells[column])));
  const named = columns.filter((column) => shareOf(column, (field) => reader.isName(field)) >= MOST);
  const numbered = columns.filter((column) => shareOf(column, (field) => reader.isNumber(field)) >= MOST);
  const departments = columns.filter(
    (column) => share(filled(column), ({ cells }) => reader.isDepartment(cells[column])) >= MOST,
  );
  const agreement = (key: Key) => share(lines, (line) => reader.agrees(rowField(line, key, reader)));
  const nameOnly = (name: number | null): Key => ({ name, numbers: [], department: null });

  const names = named.filter((column) => !departments.includes(column) || named.length === 1);
  const agreeing = (name: number) =>
    numbered.filter((column) => column !== name && agreement({ ...nameOnly(name), numbers: [column] }) >= HALF);
  const best = names.find((name) => agreeing(name).length) ?? (names.length === 1 ? names[0] : null);
  if (best === null) {
    if (names.length > 1 || numbered.length !== 1) return null;
    // Numbers alone: the cells beside them must be no places.
    const [number] = numbered;
    return columns.every((column) => column === number || shareOf(column, (field) => reader.isName(field)) < FEW)
      ? { ...nameOnly(null), numbers: [number] }
      : null;
  }
  const department = departments.find(
    (column) =>
      column !== best &&
      (agreement({ ...nameOnly(best), department: column }) >= HALF ||
        (!named.includes(column) && share(filled(column), ({ cells }) => LOOKS_DEPARTMENT.test(cells[column])) === 1)),
  );
  const numbers = agreeing(best);
  // Another column of places, that no number tells from the first: a list of places, one a cell.
  if (!numbers.length && named.some((column) => column !== best && column !== department)) return null;
  return { name: best, numbers, department: department ?? null };
}

/** The place of a row: its name, with the number and the department that stand in their columns. */
function rowField({ cells }: PastedLine, { name, numbers, department }: Key, reader: PlaceReader): Field {
  const own = readField(name === null ? '' : cells[name]);
  const given = numbers.map((column) => readField(cells[column]).number).filter((number) => number !== null);
  const beside = department === null ? null : cells[department] || null;
  const used = [...numbers, name, department].filter((column) => column !== null).sort((a, b) => a - b);
  const field: Field = {
    ...own,
    text: used
      .map((column) => cells[column])
      .filter(Boolean)
      .join(' · '),
    department: beside ?? own.department,
  };
  const withNumber = given.map((number): Field => ({ ...field, number }));
  return withNumber.find((one) => reader.agrees(one)) ?? withNumber[0] ?? field;
}
