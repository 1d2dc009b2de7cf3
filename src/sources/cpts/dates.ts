import { foldWords } from '../../atlas/names';

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sept', 'oct', 'nov', 'dec'];
/** Days from the first of Excel's calendar to that of the clock. */
const EXCEL_EPOCH = 25_569;
const DAY = 86_400_000;

const two = (n: string | number) => String(n).padStart(2, '0');
const century = (year: string) => (year.length === 2 ? `20${year}` : year);

/**
 * A date as French tables write it (`31/12/2022`, `1er mars 2024`, `mars-24`, an Excel number, ISO) as ISO, to the day,
 * month or year that it says; `null` when it says none.
 */
export function isoDate(text: string): string | null {
  const written = text.trim();
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)/.exec(written);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const french = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(written);
  if (french) return checked(century(french[3]), french[2], french[1]);
  const monthOnly = /^(\d{1,2})[/.-](\d{4})$/.exec(written);
  if (monthOnly) return checked(monthOnly[2], monthOnly[1]);
  if (/^[345]\d{4}(?:\.\d+)?$/.test(written))
    return new Date((Math.floor(Number(written)) - EXCEL_EPOCH) * DAY).toISOString().slice(0, 10);
  const words = foldWords(written);
  const at = words.findIndex((word) => MONTHS.some((month) => word.startsWith(month)));
  const year = at < 0 ? undefined : words.slice(at + 1).find((word) => /^(?:\d{4}|\d{2})$/.test(word));
  if (year) {
    const month = MONTHS.findIndex((one) => words[at].startsWith(one)) + 1;
    const day = /^(\d{1,2})(?:er)?$/.exec(words[at - 1] ?? '')?.[1];
    return checked(century(year), String(month), day);
  }
  return /^(?:19|20)\d{2}$/.test(written) ? written : null;
}

function checked(year: string, month: string, day?: string): string | null {
  if (Number(month) < 1 || Number(month) > 12 || (day && (Number(day) < 1 || Number(day) > 31))) return null;
  return [year, two(month), ...(day ? [two(day)] : [])].join('-');
}
