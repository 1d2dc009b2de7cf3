import type { Atlas } from '../../atlas/atlas';
import { codeIndex } from '../../atlas/codes';
import { mapInTasks } from '../../kernel/task';
import { findNamed, nameIndex } from '../named';
import { departmentOf, joinedCode, tidyCode } from '../place-cells';
import { groupCodes } from '../recode';
import { CODE_CELL, foldHeader, NUMBER_CELL, PLACES } from './columns';
import type { Rival } from './types';
import { POSITION } from './position';
import { cellOf, shareOf, type Survey } from './survey';

/** Columns that say which commune a row speaks of. */
export interface Places {
  code?: string;
  name?: string;
  postcode?: string;
  department?: string;
}

/** Headers of a commune that is not that of the row: the seat of something, where someone else lives. */
const ELSEWHERE =
  /chef_?lieu|siege|prefecture|bureau(?!_distrib)|burcentral|centralisateur|destination|arrivee|travail/;
/** Headers of areas that are numbered as communes are. */
const AREA =
  /bassin|(^|_)(zones?|ze|uu|aav|au|bv|cv|canton|arr|arrondissement|secteur|territoire|quartier|qpv?|circonscription|pays|region|reg|tvs)\d*(_|$)/;
const VAGUE_CODES = ['code_geo', 'geo_code', 'geocode', 'codegeo', 'geo', 'com', 'code', 'id'];
const CODE_HEADER = /insee|commune|municipality|depcom|codgeo|citycode|gisco|(^|_)(cog|com|numcom|codcom|lau)(_|$)/;
const OF_INSEE = /insee|depcom|codgeo/;
const VAGUE_NAMES = ['nom', 'libelle', 'name', 'label'];
const NAME_HEADER =
  /commune|nom_?com|lib_?com|com_(?:name|nom|lib)|lau_nam|ville|city|localite|municipalit|bureau_distrib|acheminement|routage/;
const POSTCODE_HEADER = /postal|(^|_)(cp|zip)(_|$)|postcode/;
const DEPARTMENT_HEADER = /(^|_)(dep|dept|dpt|departements?|department|coddep|codedep|numdep|libdep)(_|$)/;

/** Cells that answer, from which a column whose header says nothing is believed. */
const SURE = 0.9;
const ENOUGH = 5;
/** Cells that answer, from which a column may say the place in the stead of another. */
const LIKELY = 0.5;
const MOST_RIVALS = 3;

/** Whether the header alone says that a column holds the codes of communes. */
export const isPlainCode = (column: string): boolean => {
  const header = foldHeader(column);
  return !VAGUE_CODES.includes(header) && (PLACES.code.includes(header) || CODE_HEADER.test(header));
};

export const isVagueName = (column: string): boolean => VAGUE_NAMES.includes(foldHeader(column));

/** Finds the columns that say the place: by their values first, whatever their headers say. */
export async function findPlaces(survey: Survey, atlas: Atlas): Promise<Places> {
  const { columns } = survey.table;
  const department = await best(columns, (column) => departmentScore(survey, atlas, column));
  const code =
    (await best(columns, (column) => (column === department ? 0 : codeScore(survey, atlas, column)))) ??
    (await best(columns, (column) => joinedScore(survey, atlas, department, column)));
  const rest = columns.filter((column) => column !== code && column !== department);
  const named = await best(rest, (column) => nameScore(survey, atlas, column, department));
  // Beside codes that are said to be INSEE's, towns that are no commune at all are those of something else.
  const isOfAnother =
    named !== undefined &&
    !/com/.test(foldHeader(named)) &&
    code !== undefined &&
    OF_INSEE.test(foldHeader(code)) &&
    namedShare(survey, atlas, named) < 0.1;
  const name = isOfAnother ? undefined : named;
  const postcode = await best(
    rest.filter((column) => column !== name),
    (column) => postcodeScore(survey, atlas, column),
  );
  return {
    ...(code !== undefined && { code }),
    ...(name !== undefined && { name }),
    ...(postcode !== undefined && { postcode }),
    ...(department !== undefined && { department }),
  };
}

/** Columns beside the chosen ones whose cells lead to communes too, those that answer best first. */
export async function rivalsOf(survey: Survey, atlas: Atlas, places: Places): Promise<Rival[]> {
  const { byCode, heirs } = codeIndex(atlas);
  const isKnown = (cell: string) => byCode.has(tidyCode(cell)) || heirs.has(tidyCode(cell));
  const chosen = new Set<string | undefined>(Object.values(places));
  const others = survey.table.columns.filter((column) => !chosen.has(column));
  const rivalsIn = (column: string): Rival[] => {
    const cells = survey.cells(column);
    const mayBeAmounts =
      wholeNumberShare(cells) === 1 || cells.some((cell) => cell.length < 4 || /\d[.,]\d/.test(cell));
    const codes = mayBeAmounts ? 0 : shareOf(cells, isKnown);
    if (codes >= LIKELY) return [{ role: 'code', column, known: codes }];
    const names = shareOf(cells, (cell) => /\p{L}{2}/u.test(cell)) < LIKELY ? 0 : namedShare(survey, atlas, column);
    return names >= LIKELY ? [{ role: 'name', column, known: names }] : [];
  };
  const rivals = (await mapInTasks(others, rivalsIn, 1)).flat();
  return rivals.sort((a, b) => b.known - a.known).slice(0, MOST_RIVALS);
}

/** The column of the highest score above 0, the first among equals. */
async function best(columns: readonly string[], score: (column: string) => number): Promise<string | undefined> {
  const scores = await mapInTasks(columns, score, 1);
  const highest = Math.max(...scores);
  return highest > 0 ? columns[scores.indexOf(highest)] : undefined;
}

/** More for a header that comes earlier in the list of the known ones. */
const headerBonus = (names: readonly string[], header: string) => {
  const written = names.indexOf(header);
  const at = written < 0 ? names.indexOf(header.replaceAll('_', '')) : written;
  return at < 0 ? 0 : 1 - at / 100;
};

export const isYear = (cell: string) => /^(?:19|20)\d\d$/.test(cell);

function codeScore(survey: Survey, atlas: Atlas, column: string): number {
  const header = foldHeader(column);
  const cells = survey.cells(column);
  if (column === POSITION) return 3;
  if (!cells.length || POSTCODE_HEADER.test(header)) return 0;
  const { byCode, heirs } = codeIndex(atlas);
  const shaped = shareOf(cells, (cell) => CODE_CELL.test(tidyCode(cell)));
  const known = shareOf(cells, (cell) => byCode.has(tidyCode(cell)) || heirs.has(tidyCode(cell)));
  const listed = headerBonus([...PLACES.code, 'id'], header);
  if (listed && header !== 'id') {
    const years = !isPlainCode(column) && cells.every(isYear);
    // Files of several levels give the codes of all of them in one column.
    const groups = groupCodes(atlas);
    const own = cells.filter((cell) => !groups.has(cell.toUpperCase()));
    const isOfCommunes = shaped >= 0.5 || (known > 0 && shareOf(own, (cell) => CODE_CELL.test(tidyCode(cell))) >= 0.5);
    return isOfCommunes && !years ? listed + known : 0;
  }
  if (ELSEWHERE.test(header)) return 0;
  if (AREA.test(header) && !CODE_HEADER.test(header)) return 0;
  if (CODE_HEADER.test(header) || PLACES.name.includes(header)) return known >= 0.6 ? 0.5 + known : 0;
  const certain = known >= SURE && (cells.length >= ENOUGH || isUntitled(column)) && !cells.every(isYear);
  const isFirst = survey.table.columns[0] === column && isUntitled(column) && known === 1 && cells.length > 2;
  return certain && (isFirst || wholeNumberShare(cells) < 1) ? known / 2 : 0;
}

const isUntitled = (column: string) => /^colonne \d+$/.test(column);

/** Part of the cells that may as well be amounts: codes have zeros before, letters, or are all five figures long. */
const wholeNumberShare = (cells: readonly string[]) =>
  shareOf(cells, (cell) => /^[1-9]\d*$/.test(cell) && cell.length < 5);

function joinedScore(survey: Survey, atlas: Atlas, department: string | undefined, column: string): number {
  const header = foldHeader(column);
  if (department === undefined || column === department || !/com|insee/.test(header)) return 0;
  const { byCode, heirs } = codeIndex(atlas);
  const joined = survey.rows.flatMap((row) => {
    const own = cellOf(row, column);
    return own ? [joinedCode(cellOf(row, department), own) ?? ''] : [];
  });
  const known = shareOf(joined, (code) => byCode.has(code) || heirs.has(code));
  return known >= 0.8 ? known : 0;
}

/** What some files write before a commune of three figures, `105`. */
const OVERSEAS = '97';

function departmentScore(survey: Survey, atlas: Atlas, column: string): number {
  const header = foldHeader(column);
  const listed = headerBonus(PLACES.department, header);
  if (!listed && !DEPARTMENT_HEADER.test(header)) return 0;
  const known = shareOf(survey.cells(column), (cell) => departmentOf(atlas, cell) !== null || cell === OVERSEAS);
  return known >= 0.5 ? listed + known : 0;
}

function nameScore(survey: Survey, atlas: Atlas, column: string, department: string | undefined): number {
  const header = foldHeader(column);
  const cells = survey.cells(column);
  if (!cells.length || shareOf(cells, (cell) => NUMBER_CELL.test(cell)) >= 0.8) return 0;
  const listed = headerBonus([...PLACES.name, 'com'], header);
  const hinted =
    NAME_HEADER.test(header) && !ELSEWHERE.test(header) && !/code|epci|type|^(?!communes?_).*cpts/.test(header);
  const vague = VAGUE_NAMES.includes(header);
  if (!listed && !hinted && !vague && (ELSEWHERE.test(header) || DEPARTMENT_HEADER.test(header))) return 0;
  const named = namedShare(survey, atlas, column, department);
  const { byCode, heirs } = codeIndex(atlas);
  const isKnownCode = (cell: string) =>
    /^\W*\d/.test(cell) && (byCode.has(tidyCode(cell)) || heirs.has(tidyCode(cell)));
  // Some lists mix the names with codes.
  const known = named && named + shareOf(cells, isKnownCode);
  if (vague) return known >= 0.3 ? listed + known : 0;
  if (listed) return listed + known;
  if (hinted) return known >= 0.3 ? 0.5 + known : 0;
  const isEnough = cells.length >= ENOUGH || isUntitled(column) || /adresse|address/.test(header);
  return known >= SURE && isEnough ? known / 2 : 0;
}

/** Part of the cells that name a commune, of today or of before, one or several. */
export function namedShare(survey: Survey, atlas: Atlas, column: string, department?: string): number {
  const named = new Map<string, boolean>();
  const rows = survey.rows.filter((row) => cellOf(row, column));
  const hits = rows.filter((row) => {
    const [name, beside] = [cellOf(row, column), cellOf(row, department)];
    const key = `${name}\n${beside}`;
    if (!named.has(key)) {
      const found = findNamed(atlas, { name, postcode: '', department: beside });
      named.set(key, !('reason' in found) || found.reason === 'name-ambiguous');
    }
    return named.get(key);
  });
  return rows.length ? hits.length / rows.length : 0;
}

function postcodeScore(survey: Survey, atlas: Atlas, column: string): number {
  const header = foldHeader(column);
  const cells = survey.cells(column);
  const listed = headerBonus(PLACES.postcode, header) || (POSTCODE_HEADER.test(header) ? 0.5 : 0);
  if (listed) return shareOf(cells, (cell) => CODE_CELL.test(tidyCode(cell))) >= 0.5 ? listed : 0;
  const { byPostcode } = nameIndex(atlas);
  const known = shareOf(cells, (cell) => /^\d{5}$/.test(cell) && byPostcode.has(cell));
  return known >= SURE && cells.length >= ENOUGH ? known / 4 : 0;
}
