import type { Atlas, Group } from '../../atlas/atlas';
import { normaliseName } from '../../atlas/names';
import type { Engine } from '../engine';
import { departmentOf } from '../place-cells';
import { foldHeader } from './columns';
import { isPlainCode, isVagueName, namedShare, type Places } from './keys';
import type { Level } from './levels';
import { distinct, shareOf, type Survey } from './survey';

const MOST = 0.8;
/** Fewer rows than this whose names are of no commune prove nothing; a drawn one does. */
const ENOUGH = 3;

const WORDS: readonly [Level, RegExp][] = [
  ['canton', /^cantons?\b/i],
  ['iris', /\biris\b|^quartier\b/i],
  ['epci', /^(?:cc|ca|cu|m[eé]tropole|communaut[eé])\b/i],
  ['delegated', /d[eé]l[eé]gu[eé]e|associ[eé]e/i],
  ['department', /^d[eé]partement\b/i],
  ['region', /^r[eé]gion\b/i],
  ['other', /^(?:bassin|zone|unit[eé] urbaine|aire|territoire|secteur|circonscription|arrondissement|pays|petr)\b/i],
];
const HEADERS: readonly [Level, RegExp][] = [
  ['canton', /(^|_)(cantons?|can)(_|$)/],
  ['region', /(^|_)(reg|regions?|cod_?reg|lib_?reg)(_|$)/],
  ['epci', /(^|_)(epci|siren_epci|code_epci|interco)(_|$)/],
];

/** Headers of areas that are called after a town. */
const AREAS =
  /^(?:cod\w*_|lib\w*_|nom_)?(?:(?:d_|de_|des_)?(?:unites?_urbaines?|aires?_(?:d_)?(?:attraction|urbaine)\w*|bassins?_(?:de_)?(?:vie|emploi|sante)|zones?_(?:d_)?emploi|territoires?_(?:de_)?(?:sante|vie)(?:_sante)?|academies?|circonscriptions?|arrondissements?)|uu|aav|au|bv|ze|tvs)(?:_?\d{2,4})?(?:_|$)/;

/** Headers under which a number is a department. */
const DEPARTMENT = /(^|_)(dep|dept|dpt|departement|code|geo|codgeo|id|insee)(_|$)/;

/**
 * The level of a table that is of something larger than communes, or of something else under codes that look like
 * theirs; `null` when it may well be of communes.
 */
export async function groupLevel(engine: Engine, survey: Survey, atlas: Atlas, places: Places): Promise<Level | null> {
  if (places.code !== undefined) return isPlainCode(places.code) || places.name ? null : namedLevel(survey, atlas);
  const name = places.name;
  const [first] = survey.table.columns;
  if (first === undefined) return null;
  const isArea = (column: string) => AREAS.test(foldHeader(column)) && !survey.cells(column).some(isArrondissement);
  if (isArea(name ?? first)) return 'other';
  if (name !== undefined && !isVagueName(name)) return null;
  if (isArea(first) && (await distinct(engine, survey.table, [first])) > MOST) return 'other';
  const named = name === undefined ? 0 : namedShare(survey, atlas, name);
  // A row each, or several: where nothing smaller is said, that is what they are of.
  const isNowhere = name === undefined && places.postcode === undefined;
  // Names tell what a number alone may not be of.
  const worded = (column: string) => Number(shareOf(survey.cells(column), (cell) => /\p{L}{3}/u.test(cell)) >= 0.5);
  // Of the department and its region, the rows are of what tells most of them apart.
  const different = (column: string) => new Set(survey.cells(column)).size;
  for (const column of survey.table.columns.toSorted((a, b) => different(b) - different(a) || worded(b) - worded(a))) {
    const [level, share] = levelOfColumn(survey, atlas, column);
    if (level !== null && share > named && (isNowhere || (await distinct(engine, survey.table, [column])) > MOST))
      return level;
  }
  return null;
}

/** Names beside codes that are named as vaguely (`code`, `nom`): they tell what the codes are. */
function namedLevel(survey: Survey, atlas: Atlas): Level | null {
  const { table } = survey;
  const names = table.columns.filter(isVagueName);
  for (const column of names) {
    const cells = survey.cells(column);
    if (cells.length < ENOUGH && !table.surfaces) continue;
    if (namedShare(survey, atlas, column) >= 0.3) continue;
    return WORDS.find(([, words]) => shareOf(cells, (cell) => words.test(cell)) >= MOST)?.[0] ?? 'other';
  }
  return null;
}

/** The group that the cells of a column are codes or names of, and how many of them. */
function levelOfColumn(survey: Survey, atlas: Atlas, column: string): [Level | null, number] {
  const header = foldHeader(column);
  const cells = survey.cells(column);
  if (!cells.length) return [null, 0];
  const answers: [Level, number][] = [
    ['epci', shareOf(cells, (cell) => isGroup(atlas.epcis, cell))],
    ['department', shareOf(cells, (cell) => isDepartment(atlas, header, cell))],
    ['region', shareOf(cells, (cell) => isNamed(atlas.regions, cell))],
    ...WORDS.map(([level, words]): [Level, number] => [level, shareOf(cells, (cell) => words.test(cell))]),
  ];
  const said = HEADERS.find(([, words]) => words.test(header))?.[0];
  if (said !== undefined) return [said, 1];
  const [level, share] = answers.sort(([, a], [, b]) => b - a)[0];
  return share >= MOST ? [level, share] : [null, 0];
}

/** `Paris 14e`: those of the large cities are communes to us. */
const isArrondissement = (cell: string) =>
  /^(?:paris|lyon|marseille)\b.*\d|^(?:75[01]|6900|6938|130[01]|132[01])\d+$/i.test(cell);

/** A number under a header that says nothing is a figure as likely as a department. */
const isDepartment = (atlas: Atlas, header: string, cell: string) =>
  /\p{L}{3}/u.test(cell)
    ? isNamed(atlas.departments, wordsOf(cell)) && departmentOf(atlas, cell) !== null
    : DEPARTMENT.test(header) && departmentOf(atlas, cell) !== null;

/** `Moulins (03)` has a department, and is none. */
const wordsOf = (cell: string) => cell.replace(/\d+|\b2[AB]\b|\bd[eé]p(?:artement|t)?\b\.?|[()\-–:]/gi, ' ');

const isNamed = (groups: readonly Group[], cell: string) => namesOf(groups).has(normaliseName(cell));
const isGroup = (groups: readonly Group[], cell: string) => isNamed(groups, cell) || codesOf(groups).has(cell);

const names = new WeakMap<readonly Group[], ReadonlySet<string>>();
const codes = new WeakMap<readonly Group[], ReadonlySet<string>>();

const namesOf = (groups: readonly Group[]) => setOf(names, groups, ({ name }) => normaliseName(name));
const codesOf = (groups: readonly Group[]) => setOf(codes, groups, ({ code }) => code);

function setOf(
  cache: WeakMap<readonly Group[], ReadonlySet<string>>,
  groups: readonly Group[],
  text: (group: Group) => string,
): ReadonlySet<string> {
  let set = cache.get(groups);
  if (!set) cache.set(groups, (set = new Set(groups.map(text))));
  return set;
}
