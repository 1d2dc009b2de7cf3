import { dsvFormat } from 'd3-dsv';

const BOM = '\uFEFF';

/** What makes a spreadsheet run a cell (OWASP, "CSV Injection"), also behind blanks and invisible marks that it drops. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The cell as text that no spreadsheet runs: an apostrophe before what would start a formula. Numbers stay numbers. */
export const harmless = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** Rows as French spreadsheets open them: UTF-8 with BOM, `;`, every cell `harmless`. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  BOM + dsvFormat(';').formatRows(rows.map((row) => row.map(harmless))) + '\n';
