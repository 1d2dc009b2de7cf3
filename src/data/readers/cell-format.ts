/** Formats of the standard (ECMA-376, 18.8.30) that show a date or a time, those of East Asia and Thailand included. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);

const DATE_TOKEN = /^([smhdy]{1,2}|[md]{3,4}|mmmmm|a{1,5}|am|pm|p|yyyy|e{1,2}|eeee)$/;

/**
 * Whether a number under a format is a date or a time.
 * @param code such as `dd/mm/yyyy`; `undefined` when the workbook does not say it.
 */
export const showsDate = (id: number, code: string | undefined): boolean =>
  isBuiltInDate(id) || (code !== undefined && isDateCode(code));

/** Whether one of the sections of a format has the letters of dates, and nothing else once its texts are set aside. */
export const isDateCode = (code: string): boolean =>
  code
    .toLowerCase()
    .replace(/;@$/, '')
    .replaceAll(/\\./g, ' ')
    .split(';')
    .some((section) => {
      const bare = section
        .replaceAll(/"[^"]*"/g, ' ')
        .replaceAll(/(\[?[smhd]{1,2}\]?)[.,]00?0?/g, '$1')
        .replaceAll(/\[([smhd]{1,2})\]/g, '$1')
        .replaceAll(/\[[^\]]*\]/g, '');
      const tokens = bare.split(/[^a-z0#?%]+/).filter(Boolean);
      return tokens.length > 0 && tokens.every((token) => DATE_TOKEN.test(token));
    });

const DAY = 24 * 60 * 60 * 1000;
/** Days from the first of the calendar, in which 1900 is held for a leap year, to that of Unix. */
const UNIX_EPOCH = 25_569;
/** Days by which the calendar of old Macs, which starts in 1904, is late. */
const FROM_1904 = 1462;

/** A number of days as an ISO date, with the time when there is one; `null` outside of the calendar. */
export function serialDate(days: number, since1904: boolean): string | null {
  const date = new Date(Math.floor((days + (since1904 ? FROM_1904 : 0) - UNIX_EPOCH) * DAY));
  return Number.isNaN(date.getTime()) ? null : isoDate(date);
}

/** `2023-12-31`, with the time when there is one. */
export const isoDate = (date: Date) => date.toISOString().replace('T00:00:00.000Z', '');

/** What a cell of a spreadsheet holds; dates are ISO texts. */
export type Cell = string | number | null | undefined;

/** As text: nothing, and the empty text, are `null`. */
export const plainText = (cell: Cell): string | null =>
  cell === undefined || cell === null || cell === '' ? null : String(cell);

/** What spreadsheets show in place of a figure that they could not work out. */
export const isErrorText = (text: string): boolean =>
  /^(#(DIV\/0!|N\/A|NAME\?|REF!|VALUE!|NUM!|NULL!)|Err:\d+)$/.test(text);

/** The number that is written, else what is written. */
export function numberCell(written: string): Cell {
  const value = Number(written);
  return Number.isFinite(value) && written.trim() !== '' ? value : written;
}
