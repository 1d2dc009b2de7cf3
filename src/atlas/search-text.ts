import type { Atlas } from './atlas';
import { codeIndex } from './codes';
import { normaliseName, withoutArticle } from './names';

/** A name to look for, and which units it may be; any when nothing beside the name says. */
export interface Reading {
  /** Normalised, never empty. */
  name: string;
  fits: ((unit: number) => boolean) | null;
}

const NUMBER = String.raw`(?:2[ab]\d{0,3}|\d{1,5})`;
const BESIDE = [
  /^(?<name>[^()[\]]+)[([](?<hint>[^()[\]]*)[)\]]?\s*$/u,
  /^(?<name>[^,;]+)[,;](?<hint>[^,;]*)$/u,
  new RegExp(String.raw`^(?<name>.*\p{L}.*?)\s*[-–/,]?\s+(?<hint>${NUMBER})$`, 'iu'),
  new RegExp(String.raw`^(?<hint>${NUMBER})\s*[-–/,]?\s+(?<name>.*\p{L}.*)$`, 'iu'),
];

/** The readings of a half-typed name: its last word may be `St` for Saint, or the start of Strasbourg. */
function ofName(text: string, fits: Reading['fits']): Reading[] {
  const whole = normaliseName(text);
  if (!whole) return [];
  const asTyped = /(?:^|[\s-])(ste?)$/i.exec(text.trim())?.[1].toLowerCase();
  return [whole, ...(asTyped ? [whole.replace(/\S+$/, asTyped)] : [])].map((name) => ({ name, fits }));
}

/**
 * The ways to read what is typed in a search box: all of it as a name; then a name with its department or number beside
 * it (`la garde 04`, `La Garde, Var`, `Moulins (03)`, `03190 Moulins`, `la garde var`), half-typed ones too.
 */
export function readQuery(atlas: Atlas, query: string): Reading[] {
  const readings = ofName(query, null);
  for (const pattern of BESIDE) {
    const { name, hint } = pattern.exec(query.trim())?.groups ?? {};
    const fits = name && hint?.trim() ? hinted(atlas, hint.trim()) : null;
    if (fits) readings.push(...ofName(name, fits));
  }
  const words = normaliseName(query).split(' ');
  for (let cut = 1; cut < words.length; cut++) {
    const fits = named(atlas, words.slice(cut).join(' '), true);
    if (fits) readings.push({ name: words.slice(0, cut).join(' '), fits });
  }
  return readings;
}

/** Units of the department or number that `hint` begins to say; `null` when it says nothing known. */
function hinted(atlas: Atlas, hint: string): Reading['fits'] {
  if (new RegExp(`^${NUMBER}$`, 'i').test(hint)) return numbered(atlas, hint.toUpperCase());
  const code = new RegExp(String.raw`^(${NUMBER})\b|\b(${NUMBER})$`, 'i').exec(hint);
  return code
    ? numbered(atlas, (code[1] ?? code[2]).toUpperCase())
    : named(atlas, withoutArticle(normaliseName(hint)), false);
}

function named({ departments, department }: Atlas, text: string, whole: boolean): Reading['fits'] {
  const wanted = new Set<number>();
  departments.forEach(({ name }, i) => {
    const normalised = normaliseName(name);
    for (const called of [normalised, withoutArticle(normalised)])
      if (whole ? called === text : called.startsWith(text)) wanted.add(i);
  });
  return text && wanted.size ? (unit) => wanted.has(department[unit]) : null;
}

/** A department's code, the beginning of a code or of a postcode, or an old code; leading zeros may be missing. */
function numbered(atlas: Atlas, digits: string): Reading['fits'] {
  const { heirs } = codeIndex(atlas);
  const isLong = digits.length > 3;
  const starts = [digits, ...(digits.length === 1 || digits.length === 4 ? [`0${digits}`] : [])];
  return (unit) =>
    starts.some(
      (start) =>
        atlas.codes[unit].startsWith(start) ||
        (isLong && atlas.postcodes[unit].split(' ').some((postcode) => postcode.startsWith(start))) ||
        !!heirs.get(start)?.includes(unit),
    );
}
