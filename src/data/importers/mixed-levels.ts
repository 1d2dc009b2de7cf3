import { foldHeader } from './columns';
import { column, type Sql } from './sql';
import type { Survey } from './survey';

const HEADER = /(^|_)(type\w*|nature|niveau\w*|level|geo_object|nivgeo|maille|echelle|echelon)(_|$)/;
const COMMUNE = `com|communes?|communes?[ -](actuelle|simple)s?|arm|arrondissements?[ -]municipa(l|ux)|lau2?|municipality`;
const OTHERS =
  /^(?:com[da]|communes?[ -](?:d[eé]l[eé]gu[eé]e|associ[eé]e)s?|(?:d[eé]p|r[eé]g)(?:artement|ion)?s?|pays|france|m[eé]tro\w*|fe|fm|epci|ept|interco.*|communaut[eé].*|can(?:t|tons?)?|cv|iris|quartiers?|qpv?|arr(?:ondissement)?s?|(?:bv|ze|uu|aav|au|zone|bassin|unit[eé]|aire|territoire)\b.*|(?:bv|ze|uu|aav|au)\d+)$/i;
const isCommune = new RegExp(`^(${COMMUNE})$`, 'i');

/**
 * The column that says of each row whether it is of a commune or of something else, where a file gives several levels;
 * `null` when there is none.
 */
export function levelColumn({ table, cells }: Survey): string | null {
  const found = table.columns.find((name) => {
    if (!HEADER.test(foldHeader(name))) return false;
    const words = [...new Set(cells(name))];
    return (
      words.some((word) => isCommune.test(word)) &&
      words.some((word) => OTHERS.test(word)) &&
      words.every((word) => isCommune.test(word) || OTHERS.test(word))
    );
  });
  return found ?? null;
}

/** Whether a row is of another level, by that column. */
export const isOtherLevel = (name: string): Sql =>
  `NOT coalesce(regexp_full_match(lower(trim(${column(name)})), '${COMMUNE}'), true)`;
