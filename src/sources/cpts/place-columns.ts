import type { Atlas } from '../../atlas/atlas';
import type { Row } from '../../data/engine';
import { CODE_CELL, foldHeader, mostly, placeColumns } from '../../data/importers/columns';
import type { Places } from '../../data/importers/keys';
import { shareOf } from '../../data/importers/survey';
import type { Role } from '../../data/importers/kinds';
import { normalisedNames, normaliseName } from '../../atlas/names';
import { CellReader, holdsList, isCodeList } from './cells';
import { epciReader } from './epci';
import { cellsOf, cellShare, LETTERS } from './sample';

const COMMUNES =
  /(?:^|_)(?:communes?|insee|perimetre|composition|listes?|membres?|territoires?|localites?|villes?|codes?|com\d*|cog)(?:_|$)/;
/** A name, or a number among names. */
const PLACE = /\p{L}{2}|^\d{5}$/u;
const MOSTLY = 0.8;

/** The places that the values say, where they are in one of `columns`. */
export const among = ({ code, name }: Places, columns: readonly string[]): Places => ({
  ...(code !== undefined && columns.includes(code) && { code }),
  ...(name !== undefined && columns.includes(name) && { name }),
});

/** The column whose cells name EPCI. */
export function epciColumn(columns: readonly string[], sample: readonly Row[], atlas: Atlas): string | undefined {
  const epcis = epciReader(atlas);
  return columns.find((column) => cellShare(sample, column, (cell) => epcis.isList(cell)) >= MOSTLY);
}

export const placed = (columns: readonly string[], sample: readonly Row[]) => {
  const { code, name } = placeColumns(columns, sample);
  return code !== undefined || name !== undefined;
};

/** The columns of the commune; under an unusual header, the first that speaks of communes. */
export function placesOf(columns: readonly string[], sample: readonly Row[]): Partial<Record<Role, string>> {
  const places = placeColumns(columns, sample);
  if (places.code !== undefined || places.name !== undefined) return places;
  const told = columns.filter(
    (column) => COMMUNES.test(foldHeader(column)) && !/(?:^|_)n(?:om)?br?e?(?:_|$)/.test(foldHeader(column)),
  );
  const code = told.find((column) => mostly(sample, column, CODE_CELL));
  if (code !== undefined) return { ...places, code };
  const name = told.find((column) => mostly(sample, column, PLACE));
  return name === undefined ? places : { ...places, name };
}

const listsPlaces = (cell: string) => isCodeList(cell) || (holdsList(cell) && LETTERS.test(cell));

/** A column whose cells hold several communes each. */
export function listColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const lists = columns.filter((column) => {
    const cells = cellsOf(sample, column);
    return shareOf(cells, isCodeList) >= 0.5 || (COMMUNES.test(foldHeader(column)) && cells.some(listsPlaces));
  });
  const codes = lists.find((column) => cellShare(sample, column, isCodeList) > 0);
  return codes ?? lists[0];
}

/** The column whose cells name communes, several of them in some, whatever its header says. */
export function namedListColumn(columns: readonly string[], sample: readonly Row[], atlas: Atlas): string | undefined {
  const lists = columns.filter((column) => cellsOf(sample, column).some(listsPlaces));
  if (!lists.length) return undefined;
  const reader = new CellReader(atlas);
  const names = new Set(normalisedNames(atlas));
  const isNamed = (cell: string) => {
    const named = reader.read(cell).map(({ name }) => normaliseName(name));
    return named.length > 0 && shareOf(named, (name) => names.has(name)) > 0.5;
  };
  return lists.find((column) => cellShare(sample, column, isNamed) >= MOSTLY);
}

/** `Commune 1`, `Commune 2`… */
export function numberedColumns(columns: readonly string[]): string[] {
  const families = new Map<string, string[]>();
  for (const column of columns) {
    const stem = /^(\D*?)_?\d+$/.exec(foldHeader(column))?.[1];
    if (stem && COMMUNES.test(stem)) families.set(stem, [...(families.get(stem) ?? []), column]);
  }
  const blank = foldHeader(columns.find((column) => COMMUNES.test(foldHeader(column))) ?? '');
  const first = families.get(blank);
  if (first) first.unshift(...columns.filter((column) => foldHeader(column) === blank));
  return [...families.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** IRIS are quarters: their code begins with that of the commune. */
export function irisColumn(columns: readonly string[], sample: readonly Row[]): Partial<Record<Role, string>> {
  const isIris = (cell: string) => /^(?:\d{8,9}|2[AB]\d{7})$/i.test(cell);
  const iris = columns.find((column) => {
    const cells = cellsOf(sample, column);
    const told =
      /(?:^|_)d?c?iris(?:_|$)|iris$/.test(foldHeader(column)) || shareOf(cells, (cell) => /0000$/.test(cell)) > 0.3;
    return told && shareOf(cells, isIris) > 0.9;
  });
  return iris === undefined ? {} : { code: iris };
}
