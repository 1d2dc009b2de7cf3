import { foldWords } from '../../atlas/names';
import type { Row } from '../engine';
import type { Role } from './kinds';

/** A header as headers are compared: folded, words joined by `_`; `CodeInsee` has two. */
export const foldHeader = (name: string) => foldWords(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')).join('_');

/** Names of the columns that say which commune a row speaks of, folded, the surest first. */
export const PLACES: Record<'code' | 'name' | 'postcode' | 'department', readonly string[]> = {
  code: [
    'codgeo',
    'code_insee',
    'codeinsee',
    'insee_com',
    'depcom',
    'com_code',
    'code_commune',
    'code_commune_insee',
    'code_insee_commune',
    'code_com',
    'codecommune',
    'insee',
    'code_geo',
    'geo_code',
    'geocode',
    'codegeo',
    'geo',
    'com',
    'code',
  ],
  name: [
    'nom_commune',
    'nom_com',
    'libelle_commune',
    'libelle_de_la_commune',
    'lib_commune',
    'commune',
    'communes',
    'libgeo',
    'libcom',
    'lib_com',
    'com_libelle',
    'nom_officiel',
    'nom_membre',
    'nom_de_la_commune',
    'ville',
    'nom',
    'libelle',
  ],
  postcode: ['code_postal', 'codepostal', 'cp', 'postal_code', 'codes_postaux'],
  department: ['departement', 'dep', 'code_departement', 'dept', 'num_dep'],
};

/** The first of `names` (folded) that is a column; `undefined` when none is. */
export function findColumn(columns: readonly string[], names: readonly string[]): string | undefined {
  const folded = columns.map(foldHeader);
  // `CodGeo` is CODGEO.
  const joined = folded.map((name) => name.replaceAll('_', ''));
  for (const name of names) {
    const at = folded.indexOf(name);
    const place = at >= 0 ? at : joined.indexOf(name);
    if (place >= 0) return columns[place];
  }
  return undefined;
}

const cells = (sample: readonly Row[], column: string) =>
  sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean);

/** Whether most cells of a column match, at least `share` of them; false for an empty one. */
export function mostly(sample: readonly Row[], column: string, pattern: RegExp, share = 0.8): boolean {
  const written = cells(sample, column);
  return written.length > 0 && written.filter((cell) => pattern.test(cell)).length >= share * written.length;
}

export const CODE_CELL = /^(?:\d{4,5}|2[AB]\d{3})(?:[.,]0+)?$/i;
export const NUMBER_CELL = /^[-+]?[\d\s\u00A0\u202F]*[.,]?\d+(?:e[-+]?\d+)?$/i;
export const WHOLE_CELL = /^-?[\d\s\u00A0\u202F]+(?:[.,]0+)?$/;

/** The columns that say the place. A column of codes must hold codes: `COM` is a name in INSEE's older files. */
export function placeColumns(columns: readonly string[], sample: readonly Row[]): Partial<Record<Role, string>> {
  const holdsCodes = (column: string) => mostly(sample, column, CODE_CELL, 0.5);
  const code = findColumn(columns.filter(holdsCodes), PLACES.code);
  const words = columns.filter((column) => column !== code && !mostly(sample, column, NUMBER_CELL));
  const name = findColumn(words, PLACES.name) ?? findColumn(words, ['com']);
  const postcode = findColumn(columns.filter(holdsCodes), PLACES.postcode);
  const department = findColumn(columns, PLACES.department);
  return {
    ...(code !== undefined && { code }),
    ...(name !== undefined && { name }),
    ...(postcode !== undefined && { postcode }),
    ...(department !== undefined && { department }),
  };
}

/** A year in the name of a column, a sheet or a file, as far as today: what is beyond is another number. */
export function yearIn(text: string): string | null {
  const years = text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
  return years.find((year) => Number(year) <= new Date().getFullYear()) ?? null;
}

/** The year that two figures of a header mean: of this century up to 60, of the last beyond. */
export const fullYear = (digits: string): string =>
  digits.length === 4 ? digits : `${digits > '60' ? '19' : '20'}${digits}`;
