import { normaliseName } from '../../atlas/names';
import { identifier } from '../engine';
import type { ReadTable } from '../readers/table';
import { foldHeader } from './columns';
import { cellOf, type Survey } from './survey';

const CITY = '^(?:ville de )?(?:paris|lyon|marseille)$';
const isCity = new RegExp(CITY);
const HEADER = /(^|_)(arr|arrdt|ardt|arrondissements?|quartier|secteur|district)(_|$)/;
/** `13`, `13e`, `13ème arrondissement`. */
const NUMBER = '^0?(\\d{1,2}) ?(?:er|e|eme|ème|ième|ieme)?(?: ?arr.*)?$';
const isNumber = new RegExp(NUMBER, 'i');

/**
 * A table that gives Paris, Lyon or Marseille in a column and the number of the arrondissement in another, with both in
 * the first: alone, it would stand for the whole city. Any other as it is.
 */
export function withDistricts({ table, rows }: Survey): ReadTable {
  if (table.surfaces) return table;
  const district = table.columns.find((column) => HEADER.test(foldHeader(column)));
  const city = table.columns.find(
    (column) => column !== district && rows.some((row) => isCity.test(normaliseName(cellOf(row, column)))),
  );
  if (district === undefined || city === undefined) return table;
  const inCity = rows.filter((row) => isCity.test(normaliseName(cellOf(row, city))) && cellOf(row, district));
  if (!inCity.length || !inCity.every((row) => isNumber.test(cellOf(row, district)))) return table;
  const [place, number] = [city, district].map((name) => `lower(trim(${identifier(name)}))`);
  const cells = table.columns.map((name) =>
    name === city
      ? `CASE WHEN regexp_matches(${place}, '${CITY}') AND regexp_matches(${number}, '${NUMBER}')
          THEN concat(${identifier(city)}, ' ', regexp_extract(${number}, '${NUMBER}', 1)) ELSE ${identifier(city)} END AS ${identifier(city)}`
      : identifier(name),
  );
  return { ...table, relation: `(SELECT line, ${cells.join(', ')} FROM ${table.relation})` };
}
