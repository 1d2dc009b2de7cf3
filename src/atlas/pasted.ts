import { repairCode } from './codes';

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

const NUMBER = String.raw`(?:\d{4,5}|2[ab]\d{3})`;
const BARE_NUMBERS = new RegExp(String.raw`^${NUMBER}(?:\s+${NUMBER})*$`, 'i');
const INNER_NUMBER = new RegExp(String.raw`(?<![\p{L}\d])${NUMBER}(?![\p{L}\d])`, 'iu');
/** A department's code before or after a name. An arrondissement's number looks the same: the whole text is read first. */
const BESIDE = /^\s*(?:\d{2}|2[ab]|97\d)\s*[-–]?\s+(?=\p{L})|\s[-–]?\s*(?:\d{2}|2[ab]|97\d)\s*$/iu;
const LONGEST = 200;

/** Reads one field: `Moulins (03)`, `Saint-Pourçain-sur-Sioule 03500`, `Rochelle (La)`, `1001`. */
export function readField(text: string): Field {
  let name = text;
  let department: string | null = null;
  const number = INNER_NUMBER.exec(name)?.[0] ?? null;
  if (number) name = name.replace(number, ' ');
  const fullName = name;
  const inside = /\(([^()]*)\)/.exec(name);
  if (inside) {
    const article = /^(?:le|la|les|l['’])$/i.test(inside[1].trim());
    name = article ? `${inside[1]} ${name.replace(inside[0], ' ')}` : name.replace(inside[0], ' ');
    if (!article && inside[1].trim()) department = inside[1].trim();
  }
  const beside = department === null ? BESIDE.exec(name) : null;
  if (beside) {
    name = name.replace(beside[0], ' ');
    department = beside[0].replace(/[\s\-–]/g, '');
  }
  name = name.replace(/^[\s\-–•*:]+|[\s\-–:]+$/g, '');
  return { text, name, fullName, number: number && repairCode(number), department };
}

/** Cuts pasted text into lines and fields; numbers separated by blanks are a field each. */
export function* pastedLines(text: string): Generator<{ line: number; fields: Field[] }> {
  let line = 0;
  for (const row of text.split(/\r\n|\r|\n/)) {
    line++;
    const fields = row
      .split(/[;,\t|]/)
      .map((part) => part.replace(/^[\s"“”]+|[\s"“”]+$/g, '').slice(0, LONGEST))
      .filter((part) => /[\p{L}\d]/u.test(part))
      .flatMap((part) => (BARE_NUMBERS.test(part) ? part.split(/\s+/) : [part]))
      .map(readField);
    if (fields.length) yield { line, fields };
  }
}
