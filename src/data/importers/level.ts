import type { Atlas } from '../../atlas/atlas';
import type { Engine } from '../engine';
import { prepareNameIndex } from '../named';
import { foldHeader } from './columns';
import { coordinateColumns } from './coordinates';
import { groupLevel } from './groups';
import { irisColumn, isNamedIris } from './iris';
import type { Level } from './levels';
import { findPlaces, isYear, namedShare, rivalsOf, type Places } from './keys';
import { distinct, shareOf, type Survey } from './survey';
import { levelColumn } from './mixed-levels';
import type { Rival } from './types';

/** What a table was found to be, before anything is held of its figures. */
export interface Found {
  survey: Survey;
  atlas: Atlas;
  places: Places;
  /** Columns that may say the place as well. */
  rivals: readonly Rival[];
  level: Level;
  /** The column of the codes of IRIS: a row is of one, or of something in one. */
  iris: string | null;
  /** The column of the years, one a row. */
  year: string | null;
  /** The column of the levels, where there are several. */
  levels: string | null;
}

const TYPE = /(^|_)(type|typecom|type_com|nature|niveau|level)(_|$)/;
const DELEGATED = /^(?:comd|coma)$|d[eé]l[eé]gu[eé]e|associ[eé]e/i;
const YEAR = /(^|_)(annee|an|year|millesime|periode|time_period|exercice)(_|$)/;
/** What a facility has and a commune has not; what both may have. */
const FACILITY = /(^|_)(finess|nofinesset|nofinessej|et_finess|uai|rs)(_|$)/;
const ADDRESSED =
  /(^|_)(siret|raison_sociale|enseigne|etablissement|adresse|address|voie|rue|street|telephone|phone|tel)(_|$)/;
const PRACTITIONER = /(^|_)(rpps|adeli|identifiant_pp|identification_nationale_pp|prenom|praticien|civilite)(_|$)/;

const OWN_NAME =
  /^(?:nom|name|libelle|label|titre|enseigne|denomination|raison_sociale|etablissement|structure)(?:_|$)/;
const PLAIN_NAME =
  /^(?:nom|name|libelle|label|titre|title|enseigne|denomination|etablissement|structure|site|intitule)$/;

/** Part of the rows that are of a commune of their own, from which there is a row a commune. */
const ONE_EACH = 0.9;

/** Finds what a table is of, then by which columns it says where. */
export async function findOut(engine: Engine, survey: Survey, atlas: Atlas): Promise<Found> {
  await atlas.former.load();
  // Made here for the first file.
  await prepareNameIndex(atlas);
  const { table } = survey;
  const places = await findPlaces(survey, atlas);
  const year = yearColumn(survey);
  const found = {
    survey,
    atlas,
    places,
    rivals: await rivalsOf(survey, atlas, places),
    year,
    levels: levelColumn(survey),
    iris: null,
  };
  const iris = await irisColumn(survey, atlas, places);
  if (iris !== null && (await distinct(engine, table, [iris, year])) >= 0.5)
    return { ...found, places: { ...places, code: places.code ?? iris }, level: 'iris', iris };
  // What has a code of nine figures may be something else, unless its column says so.
  const within = iris !== null && isNamedIris(iris) ? iris : null;
  return { ...found, level: await levelOf(engine, found), iris: within };
}

async function levelOf(
  engine: Engine,
  { survey, atlas, places, year, levels }: Omit<Found, 'level' | 'rivals' | 'iris'>,
): Promise<Level> {
  const { table } = survey;
  if (isTyped(survey, DELEGATED)) return 'delegated';
  const group = await groupLevel(engine, survey, atlas, places);
  if (group !== null) return group;
  const keys = places.code ? [places.code, places.department] : [places.name, places.department, places.postcode];
  const headers = table.columns.map(foldHeader);
  const says = (pattern: RegExp) => headers.some((header) => pattern.test(header));
  if (says(PRACTITIONER)) return 'practitioner';
  if (says(FACILITY)) return 'facility';
  const each = await distinct(engine, table, [...keys, year, levels]);
  if (says(ADDRESSED) && (each < 1 || isSited(survey, atlas, places))) return 'facility';
  if (table.coordinates || isPointed(survey, atlas, places)) return 'point';
  return each <= ONE_EACH ? 'part' : 'commune';
}

/** Whether rows have a name and a place of their own, beside those of their commune. */
const isSited = (survey: Survey, atlas: Atlas, { name }: Places): boolean =>
  coordinateColumns(survey.table.columns) !== null &&
  survey.table.columns.some(
    (column) => column !== name && OWN_NAME.test(foldHeader(column)) && namedShare(survey, atlas, column) < 0.3,
  );

/** Whether each row has a name of its own and a place, and says nothing else of what it is. */
const isPointed = (survey: Survey, atlas: Atlas, { name }: Places): boolean =>
  coordinateColumns(survey.table.columns) !== null &&
  survey.table.columns.some((column) => {
    if (column === name || !PLAIN_NAME.test(foldHeader(column))) return false;
    const cells = survey.cells(column);
    return new Set(cells).size >= ONE_EACH * cells.length && namedShare(survey, atlas, column) < 0.3;
  });

function isTyped(survey: Survey, type: RegExp): boolean {
  return survey.table.columns.some((column) => {
    return TYPE.test(foldHeader(column)) && shareOf(survey.cells(column), (cell) => type.test(cell)) >= 0.8;
  });
}

function yearColumn(survey: Survey): string | null {
  const years = survey.table.columns.filter(
    (column) => YEAR.test(foldHeader(column)) && shareOf(survey.cells(column), isYear) === 1,
  );
  return years[0] ?? null;
}
