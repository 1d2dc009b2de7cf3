import type { Atlas } from '../atlas/atlas';
import { repairCode } from '../atlas/codes';
import { normaliseName, withoutArticle } from '../atlas/names';

/** A spreadsheet that is kept from turning a code into a number: `="01001"`, `'01001`; a list of one, `["01001"]`. */
const GUARD = /^(?:=\s*)?[["'’]+(.*?)[\]"']*$/;
const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/** What publishers put before a code: `2023-COM-01001` (INSEE), `COM01001`, `FR01001`. */
const PREFIX = /^(?:(?:19|20)\d\d[-_ ]?)?(?:COM|FR|INSEE|C)[-_ ]?(?=(?:\d{5}|2[AB]\d{3})$)/i;
const FIGURES = /^\d*$/;
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/g;

/** A code as INSEE writes it, from what spreadsheets make of one: `1001`, `1001.0`, `1.001E+03`, `="01001"`, `01 001`. */
export function tidyCode(text: string): string {
  if (FIGURES.test(text)) return repairCode(text);
  let code = text.replace(INVISIBLE, '').trim().replace(GUARD, '$1').trim();
  if (SCIENTIFIC.test(code)) code = String(Number(code.replace(',', '.')));
  code = code
    .replace(PREFIX, '')
    .replace(/[.,]0+$/, '')
    .replace(/^(\d{1,2}|2[ab])[\s\u00A0\u202F.,-](\d{3})$/i, '$1$2');
  return repairCode(code);
}

/**
 * The code of an IRIS: that of its commune, then four figures. A spreadsheet drops the first zero; one that has rounded
 * the number (`6,08801E+07`) leaves no code: the text then stays as it is, and is none.
 */
export function quarterCode(text: string): string {
  const rounded = /^\d(?:[.,](\d+))?e\+?(\d+)$/i.exec(text.trim());
  if (rounded && (rounded[1] ?? '').length < Number(rounded[2])) return text.trim();
  const tidy = tidyCode(text).replace(/^(\d{5}|2[AB]\d{3})[_ -](\d{4})$/, '$1$2');
  return /^\d{8}$/.test(tidy) ? `0${tidy}` : tidy;
}

export const QUARTER_CODE = /^(?:\d{9}|2[AB]\d{7})$/;

/** The code of a commune from the number of its department and its own, as INSEE cuts it: `03` and `190`, `971` and `101`. */
export function joinedCode(department: string, own: string): string | null {
  const [dep, number] = [tidyNumber(department), tidyNumber(own)];
  if (!/^\d{1,3}$/.test(number)) return null;
  if (/^97[1-8]$/.test(dep)) return `${dep}${number.padStart(3, '0').slice(1)}`;
  return /^(?:\d{1,2}|2[AB])$/.test(dep) ? `${dep.padStart(2, '0')}${number.padStart(3, '0')}` : null;
}

const tidyNumber = (text: string) =>
  text
    .trim()
    .replace(GUARD, '$1')
    .trim()
    .replace(/[.,]0+$/, '')
    .toUpperCase();

/** A name without what the post adds to it: `MOULINS CEDEX 2`, and the department in brackets. */
export const withoutCedex = (name: string) => name.replace(/\s+cedex\b.*$/i, '');

/** The same without what sentences put before it: `Communes de Riom`, `Ville d’Yzeure`. */
export const withoutCommuneOf = (name: string) =>
  name.replace(/^\s*(?:communes?|villes?|mairies?)\s+(?:de\s+la\s+|de\s+|d['’]\s*|du\s+|des\s+|:\s*)/i, '');

const places = new WeakMap<Atlas, ReadonlyMap<string, number>>();

/** The department (index) that a text names: `03`, `3`, `4.0`, `Allier`, `03 - Allier`, `Allier (03)`; else `null`. */
export function departmentOf(atlas: Atlas, text: string): number | null {
  let known = places.get(atlas);
  if (!known) {
    known = new Map(
      atlas.departments.flatMap(({ code, name }, i) => {
        const named = normaliseName(name);
        return [code, named, withoutArticle(named)].map((key) => [key, i] as const);
      }),
    );
    places.set(atlas, known);
  }
  const code = tidyNumber(text).replace(/^D(?:[EÉ]P)?\.?\s*(?=\d|2[AB])/, '');
  const whole = known.get(code) ?? known.get(code.padStart(2, '0')) ?? known.get(normaliseName(text));
  if (whole !== undefined) return whole;
  const inside = /(?<![\dA-Z]|\d[.,])(\d{2,3}|2[AB])(?:[.,]0+)?(?![\dA-Z]|[.,]\d)/i.exec(text)?.[1].toUpperCase();
  const bare = normaliseName(text.replace(/\d+|\b2[AB]\b|\bd[eé]p(?:artement|t)?\b\.?|[()\-–]/gi, ' '));
  const named = known.get(bare);
  if (inside === undefined) return named ?? null;
  const coded = known.get(inside);
  return coded !== undefined && (bare === '' || named === undefined || named === coded) ? coded : null;
}

/** The department (index) of a postcode; `null` for one of no department, and for Corsica's, which name two. */
export function postcodeDepartments(atlas: Atlas, postcode: string): readonly number[] {
  const prefix = /^9[78]/.test(postcode) ? postcode.slice(0, 3) : postcode.slice(0, 2);
  const codes = prefix === '20' ? ['2A', '2B'] : [prefix];
  return codes.flatMap((code) => departmentOf(atlas, code) ?? []);
}
