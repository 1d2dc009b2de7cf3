import type { Row } from '../../data/engine';
import { findColumn, foldHeader } from '../../data/importers/columns';
import { shareOf } from '../../data/importers/survey';
import { holdsList } from './cells';
import { isoDate } from './dates';
import { cellsOf, cellShare, isMarkColumn, LETTERS } from './sample';
import { apart, MARK, saysNone, speaksOfCpts } from './words';

/** Names that say as little as `nom`: a CPTS only where the rest of the table is about one. */
const VAGUE_NAMES = [
  'denomination',
  'raison_sociale',
  'structure',
  'nom',
  'libelle',
  'name',
  'intitule',
  'titre',
  'territoire',
];
/** What a header with `cpts` in it speaks of, when it is not of the name. */
const NOT_A_NAME =
  /(?:^|_)(?:ids?|identifiant|code|codes|num|numero|nb|nbre|nombre|date|dt|statut|etat|stade|avancement|etape|phase|communes?|insee|pop|population|habitants|e?mail|courriel|site|web|url|lien|tel|telephone|adresse|siret|siren|finess|president|presidente|coordinateur|coordinatrice|coordonnateur|contact|taille|classe|categorie|departement|dep|region|annee|part|taux|surface)(?:_|$)/;
const STAGE = /(?:^|_)(?:statut|etat|avancement|stade|etape|phase|maturite|situation)(?:_|$)/;
const DATE = /(?:^|_)(?:date|dt|signature|signe_le|depuis)(?:_|$)/;
/** Of what is dated: the agreement and the stage before anything else, the file itself never. */
const DATED = [/aci|sign/, /statut|etat|stade|etape/];
const DATE_OF_FILE = /maj|mise_a_jour|extraction|modif|creation|naissance/;

/** Whether a header is that of the names of CPTS. */
export const isNameOfCpts = (header: string) => speaksOfCpts(header) && !NOT_A_NAME.test(foldHeader(apart(header)));

/** The column of the names: said by its header, else by its cells. */
export function nameColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const texts = columns.filter((column) => {
    const cells = cellsOf(sample, column);
    return !cells.length || shareOf(cells, (cell) => /\p{L}/u.test(cell) || saysNone(cell)) > 0.5;
  });
  const headed = texts.filter(isNameOfCpts);
  const told = headed
    .filter((column) => cellsOf(sample, column).some((cell) => !saysNone(cell) && !MARK.test(cell)))
    .toSorted((a, b) => yearOf(b) - yearOf(a));
  const byHeader = told.find((column) => /nom|lib|denom/.test(foldHeader(column))) ?? told[0];
  if (byHeader !== undefined) return byHeader;
  return texts.find((column) => {
    const cells = cellsOf(sample, column);
    return (
      cells.length > 0 &&
      shareOf(cells, (cell) => speaksOfCpts(cell) && cell.length < 150 && foldHeader(cell) !== 'cpts') >= 0.5
    );
  });
}

/** Of `CPTS 2023` and `CPTS 2024` the second is today's. */
const yearOf = (header: string) => Number(/(?:19|20)\d\d/.exec(header)?.[0] ?? 0);

/** `CPTS 1` and `CPTS 2`, `CPTS principale` and `CPTS secondaire`: the names of those that share a commune. */
export function severalNames(columns: readonly string[], sample: readonly Row[]): string[] {
  const named = columns.filter(
    (column) =>
      isNameOfCpts(column) &&
      cellsOf(sample, column).every((cell) => LETTERS.test(cell) || saysNone(cell)) &&
      !isMarkColumn(sample, column),
  );
  return named.some((column) => OTHER.test(foldHeader(column))) ? named : [];
}
export const OTHER = /(?:^|_)(?:[2-9]|secondaire|autre|bis|deuxieme|seconde)(?:_|$)/;

/** A name that may be anything's: the usual headers, else, of surfaces, the text that tells the most rows apart. */
export function vagueName(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const isText = (column: string) => cellShare(sample, column, (cell) => LETTERS.test(cell)) > 0.5;
  const texts = columns.filter(isText);
  const usual = findColumn(texts, VAGUE_NAMES);
  if (usual !== undefined) return usual;
  const distinct = (column: string) => new Set(cellsOf(sample, column)).size;
  const telling = texts.filter(
    (column) =>
      distinct(column) > 1 &&
      !NOT_A_NAME.test(foldHeader(column)) &&
      !cellShare(sample, column, (cell) => /^https?:|@|^\w+[./]\d+$/.test(cell) || holdsList(cell)),
  );
  return telling.sort((a, b) => distinct(b) - distinct(a))[0];
}

export function stageColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  return columns.find((column) => {
    if (!STAGE.test(foldHeader(column)) || DATE.test(foldHeader(column))) return false;
    const cells = cellsOf(sample, column);
    return !cells.length || shareOf(cells, (cell) => LETTERS.test(cell)) > 0.5;
  });
}

export function dateColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const dates = columns.filter((column) => {
    const header = foldHeader(column);
    const cells = cellsOf(sample, column);
    return DATE.test(header) && !DATE_OF_FILE.test(header) && shareOf(cells, (cell) => isoDate(cell) !== null) > 0.5;
  });
  return DATED.map((what) => dates.find((column) => what.test(foldHeader(column)))).find(Boolean) ?? dates[0];
}
