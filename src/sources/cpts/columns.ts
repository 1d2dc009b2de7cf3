import type { Row } from '../../data/engine';
import { foldHeader, placeColumns } from '../../data/importers/columns';
import type { Places } from '../../data/importers/keys';
import type { Found } from '../../data/importers/level';
import type { Role } from '../../data/importers/kinds';
import {
  among,
  epciColumn,
  irisColumn,
  listColumn,
  namedListColumn,
  numberedColumns,
  placed,
  placesOf,
} from './place-columns';
import { cellsOf, isMarkColumn, withoutTotals } from './sample';
import { dateColumn, isNameOfCpts, nameColumn, severalNames, stageColumn, vagueName } from './title-columns';
import { speaksOfCpts } from './words';

/** How a table says which communes a CPTS holds; columns by name. */
export interface CptsColumns {
  columns: Partial<Record<Role, string>>;
  /** Several columns that hold what one could: see `Guess.members`. */
  members: string[];
  /** Whether something in the table says that it is about CPTS, beyond a name that may be anything's. */
  certain: boolean;
  /** Whether EPCI stand for their communes. */
  byEpci?: boolean;
}

/** Header of the corner of a cross table: `Communes / CPTS`. */
const isCrossing = (header: string) => speaksOfCpts(header) && /^communes?_/.test(foldHeader(header));

/** Reads the columns of a table as those of a list of CPTS; `null` when it is none. */
export function cptsColumns({ survey, atlas, places: answered }: Found): CptsColumns | null {
  const { table } = survey;
  const { columns } = table;
  const sample = withoutTotals(survey.sample, columns);
  const hinted = speaksOfCpts(table.name) || columns.some(isCrossing);
  const stage = stageColumn(columns, sample);
  const date = dateColumn(columns, sample);
  const rest = { ...(stage && { stage }), ...(date && { date }) };
  const free = columns.filter((name) => name !== stage && name !== date);
  const named = nameColumn(free, sample);
  if (named === undefined || columns.every(isNameOfCpts)) {
    const spread = spreadCpts(free, sample, hinted, answered);
    if (spread) return spread;
  }
  const several = severalNames(free, sample);
  if (several.length > 1) {
    const places = placesOf(
      free.filter((column) => !several.includes(column)),
      sample,
    );
    if (places.code || places.name) return { columns: { ...places, ...rest }, members: several, certain: true };
  }
  const certain = named !== undefined || hinted;
  const name = named ?? vagueName(free, sample);
  if (name === undefined) return null;
  const others = free.filter((column) => column !== name);
  const marked = others.filter((column) => isMarkColumn(sample, column));
  if (certain && marked.length > 1 && marked.some((column) => !saysNothing(column)))
    if (!placed(others, sample)) return { columns: { cpts: name, ...rest }, members: marked, certain };
  const codes = listColumn(others, sample);
  if (codes !== undefined) return { columns: { cpts: name, codes, ...rest }, members: [], certain };
  const numbered = numberedColumns(others);
  if (numbered.length > 1) return { columns: { cpts: name, ...rest }, members: numbered, certain };
  const told = { ...placesOf(others, sample), ...irisColumn(others, sample) };
  const places = told.code || told.name ? told : { ...told, ...among(answered, others) };
  const epci = certain && !places.code && !places.name ? epciColumn(others, sample, atlas) : undefined;
  if (epci !== undefined) return { columns: { cpts: name, codes: epci, ...rest }, members: [], certain, byEpci: true };
  if (certain && (places.code || places.name))
    return { columns: { ...places, cpts: name, ...rest }, members: [], certain };
  const unheaded = certain ? namedListColumn(others, sample, atlas) : undefined;
  if (unheaded !== undefined) return { columns: { cpts: name, codes: unheaded, ...rest }, members: [], certain };
  if (table.surfaces && !places.code) return { columns: { cpts: name, ...rest }, members: [], certain };
  return null;
}

const saysNothing = (header: string) => !/[\p{L}\p{N}]{3}/u.test(header);

/** CPTS that are columns: of marks beside the communes (a cross table), else of communes under each. */
function spreadCpts(
  columns: readonly string[],
  sample: readonly Row[],
  hinted: boolean,
  answered: Places,
): CptsColumns | null {
  const ofCpts = columns.filter(isNameOfCpts);
  const told = placeColumns(
    columns.filter((column) => !ofCpts.includes(column)),
    sample,
  );
  const crossing = columns.filter(isCrossing);
  const places = told.code || told.name || !crossing.length ? told : { ...told, ...among(answered, crossing) };
  const roles = new Set<string>(Object.values(places));
  if (places.code !== undefined || places.name !== undefined) {
    const marked = columns.filter((column) => !roles.has(column) && isMarkColumn(sample, column));
    const members = hinted ? marked : marked.filter((column) => ofCpts.includes(column));
    return members.length > 1 ? { columns: places, members, certain: true } : null;
  }
  const filled = ofCpts.filter((column) => cellsOf(sample, column).length > 0 && !isMarkColumn(sample, column));
  return filled.length > 1 ? { columns: {}, members: filled, certain: true } : null;
}
