import { repairCode } from './codes';
import { foldWords } from './names';

/** One place as it was pasted: a name, a number (code or postcode), or both, perhaps with its department. */
export interface Field {
  text: string;
  /** Without number, without department. */
  name: string;
  /** Without number only: some names hold a parenthesis, as Château-Chinon (Ville). */
  fullName: string;
  /** Five characters, the leading zero put back. */
  number: string | null;
  /** Code or name, as written. */
  department: string | null;
}

/** One line of a paste that holds something, cut into cells. */
export interface PastedLine {
  /** From 1. */
  line: number;
  /** The mark that cuts it; empty when it is one cell. */
  delimiter: string;
  cells: string[];
}

const NUMBER = String.raw`(?:\d{4,5}|2[ab]\d{3})`;
const BARE_NUMBERS = new RegExp(String.raw`^${NUMBER}(?:\s+${NUMBER})*$`, 'i');
const INNER_NUMBER = new RegExp(String.raw`(?<![\p{L}\d])${NUMBER}(?![\p{L}\d])`, 'iu');
const DEPARTMENT = String.raw`(?:\d{1,2}|2[ab]|9[78]\d)`;
/** A department's code before or after a name. An arrondissement's number looks the same: the whole text is read first. */
const BEFORE = new RegExp(String.raw`^\s*${DEPARTMENT}\s*[-–/]?\s+(?=\p{L})`, 'iu');
const AFTER = new RegExp(String.raw`\s[-–/]?\s*${DEPARTMENT}\s*$`, 'iu');
const without = (text: string, { index, 0: found }: RegExpExecArray) =>
  `${text.slice(0, index)} ${text.slice(index + found.length)}`;
const codeIn = (text: string) => text.replace(/[\s\-–/]/g, '');
const IN_BRACKETS = /[([][^()[\]]*[)\]]/g;
const ARTICLE = /^(?:le|la|les|l['’])$/i;
const LONGEST = 200;

/** Reads one field: `Moulins (03)`, `Saint-Pourçain-sur-Sioule 03500`, `Rochelle (La)`, `1001`. */
export function readField(text: string): Field {
  let name = text;
  let department: string | null = null;
  const number = INNER_NUMBER.exec(name)?.[0] ?? null;
  if (number) name = name.replace(number, ' ').replace(/\(\s*\)/, ' ');
  const groups = [...name.matchAll(IN_BRACKETS)];
  const [first] = groups;
  // Of two, the first belongs to the name: Bors (Canton de Charente-Sud) (16).
  const outer = groups.length > 1 ? groups.at(-1)! : null;
  if (outer) [name, department] = [without(name, outer), outer[0].slice(1, -1).trim()];
  const around = first && /\p{L}/u.test(first[0]) ? (BEFORE.exec(name) ?? AFTER.exec(name)) : null;
  if (around) [name, department] = [without(name, around), codeIn(around[0])];
  const fullName = name;
  if (first) {
    const inner = first[0].slice(1, -1).trim();
    const isArticle = ARTICLE.test(inner);
    name = `${isArticle ? inner : ''} ${name.replace(first[0], ' ')}`;
    if (!isArticle && inner) department ??= inner;
  }
  const beside = department === null ? (BEFORE.exec(name) ?? AFTER.exec(name)) : null;
  if (beside) [name, department] = [without(name, beside), codeIn(beside[0])];
  name = name.replace(/^[\s\-–•*:]+|[\s\-–:]+$/g, '');
  const known = number && repairCode(number);
  // A CEDEX number is that of a mailbox: it says its department, no more.
  if (known && /\bcedex\b/i.test(text)) return { text, name, fullName, number: null, department: departmentOf(known) };
  return { text, name, fullName, number: known, department };
}

/** The department's code that begins a code or a postcode. */
export const departmentOf = (number: string) => number.slice(0, /^9[78]/.test(number) ? 3 : 2);

/** The marks that cut a line, the surest first; not those inside a parenthesis: `Moulins (Allier, 03)`. */
const DELIMITERS = ['\t', ';', '|', ','].map((mark) => ({ mark, cut: new RegExp(`[${mark}](?![^()]*\\))`) }));
const ANY_DELIMITER = /[\t;|,](?![^()]*\))/;

/** Cuts pasted text into lines and cells, each trimmed and without its quotes. Lines without a letter or figure go. */
export function* pastedLines(text: string): Generator<PastedLine> {
  let line = 0;
  for (const row of text.split(/\r\n|\r|\n/)) {
    line++;
    if (!/[\p{L}\d]/u.test(row)) continue;
    const delimiter = DELIMITERS.find(({ mark, cut }) => row.includes(mark) && cut.test(row));
    const cells = delimiter ? row.split(delimiter.cut) : [row];
    yield {
      line,
      delimiter: delimiter?.mark ?? '',
      cells: cells.map((cell) => cell.replace(/^[\s"“”]+|[\s"“”]+$/g, '').slice(0, LONGEST)),
    };
  }
}

/** The fields of a line that is no row of a table: every mark cuts it, and numbers separated by blanks are a field each. */
export const fieldsOf = ({ cells }: PastedLine): Field[] =>
  cells
    .flatMap((cell) => cell.split(ANY_DELIMITER))
    .map((cell) => cell.trim())
    .filter((cell) => /[\p{L}\d]/u.test(cell))
    .flatMap((cell) => (BARE_NUMBERS.test(cell) ? cell.split(/\s+/) : [cell]))
    .map(readField);

const TOTAL = /^(?:sous[\s-]*)?total(?:aux)?\b|^ensemble$/i;
const HEADINGS = new Set(
  (
    'code codes insee codgeo com depcom cog cp postal postaux postale commune communes municipalite municipalites ' +
    'nom noms libelle libgeo ville villes departement departements dep dept region regions reg epci canton cantons ' +
    'population habitants intercommunalite n no nb nombre membre membres liste territoire cpts numero num siren geo de des du la le les'
  ).split(' '),
);

/** What a line is when it speaks of no place: the sum of the others, or, the first, the names of the columns. */
export function asideLine({ cells }: PastedLine, isFirst: boolean): 'total' | 'header' | null {
  const written = cells.filter((cell) => /[\p{L}\d]/u.test(cell));
  if (TOTAL.test(written[0])) return 'total';
  return isFirst && isHeading(written.join(' ')) ? 'header' : null;
}

/** Whether a text is made of the words that head a column. */
export function isHeading(text: string): boolean {
  const words = foldWords(text);
  return words.length > 0 && words.every((word) => HEADINGS.has(word));
}
