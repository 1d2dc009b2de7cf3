import type { Atlas } from '../../atlas/atlas';
import type { Row } from '../../data/engine';
import { CODE_CELL, findColumn, foldHeader, mostly, placeColumns } from '../../data/importers/columns';
import type { Places } from '../../data/importers/keys';
import type { Found } from '../../data/importers/level';
import type { Role } from '../../data/importers/types';
import { isoDate } from './dates';
import { holdsList, isCodeList } from './cells';
import { EpciReader } from './epci';
import { MARK, saysNone } from './words';

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
const COMMUNES =
  /(?:^|_)(?:communes?|insee|perimetre|composition|listes?|membres?|territoires?|localites?|villes?|codes?|com\d*|cog)(?:_|$)/;
const CPTS = /\bcpts\b|communaut[ée]s? professionnelles? territoriales?/i;
const LETTERS = /\p{L}{2}/u;

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

const cellsOf = (sample: readonly Row[], column: string) =>
  sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean);
const share = (cells: readonly string[], test: (cell: string) => boolean) =>
  cells.length ? cells.filter(test).length / cells.length : 0;
/** Whether a header, a sheet's name or a file's is about CPTS. */
export const speaksOfCpts = (text: string) => CPTS.test(text.replaceAll('_', ' '));

const isNameOfCpts = (header: string) => speaksOfCpts(header) && !NOT_A_NAME.test(foldHeader(header));

/** Header of the corner of a cross table: `Communes / CPTS`. */
const isCrossing = (header: string) => speaksOfCpts(header) && /^communes?_/.test(foldHeader(header));

/** Reads the columns of a table as those of a list of CPTS; `null` when it is none. */
export function cptsColumns({ survey, atlas, places: answered }: Found): CptsColumns | null {
  const { table, sample } = survey;
  const { columns } = table;
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
  if (table.surfaces && !places.code) return { columns: { cpts: name, ...rest }, members: [], certain };
  return null;
}

/** The places that the values say, where they are in one of `columns`. */
const among = ({ code, name }: Places, columns: readonly string[]): Places => ({
  ...(code !== undefined && columns.includes(code) && { code }),
  ...(name !== undefined && columns.includes(name) && { name }),
});

/** The column whose cells name EPCI. */
function epciColumn(columns: readonly string[], sample: readonly Row[], atlas: Atlas): string | undefined {
  const epcis = new EpciReader(atlas);
  return columns.find((column) => share(cellsOf(sample, column), (cell) => epcis.isList(cell)) >= MOSTLY);
}
const MOSTLY = 0.8;

const placed = (columns: readonly string[], sample: readonly Row[]) => {
  const { code, name } = placeColumns(columns, sample);
  return code !== undefined || name !== undefined;
};

/** The columns of the commune; under an unusual header, the first that speaks of communes. */
function placesOf(columns: readonly string[], sample: readonly Row[]): Partial<Record<Role, string>> {
  const places = placeColumns(columns, sample);
  if (places.code !== undefined || places.name !== undefined) return places;
  const told = columns.filter(
    (column) => COMMUNES.test(foldHeader(column)) && !/(?:^|_)n(?:om)?br?e?(?:_|$)/.test(foldHeader(column)),
  );
  const code = told.find((column) => mostly(sample, column, CODE_CELL));
  if (code !== undefined) return { ...places, code };
  const name = told.find((column) => mostly(sample, column, LETTERS));
  return name === undefined ? places : { ...places, name };
}

/** The column of the names: said by its header, else by its cells. */
function nameColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const texts = columns.filter((column) => {
    const cells = cellsOf(sample, column);
    return !cells.length || share(cells, (cell) => /\p{L}/u.test(cell) || saysNone(cell)) > 0.5;
  });
  const headed = texts.filter(isNameOfCpts);
  const told = headed.filter((column) => cellsOf(sample, column).some((cell) => !saysNone(cell) && !MARK.test(cell)));
  const byHeader = told.find((column) => /nom|lib|denom/.test(foldHeader(column))) ?? told[0];
  if (byHeader !== undefined) return byHeader;
  return texts.find((column) => {
    const cells = cellsOf(sample, column);
    return (
      cells.length > 0 &&
      share(cells, (cell) => CPTS.test(cell) && cell.length < 150 && foldHeader(cell) !== 'cpts') >= 0.5
    );
  });
}

/** `CPTS 1` and `CPTS 2`, `CPTS principale` and `CPTS secondaire`: the names of those that share a commune. */
function severalNames(columns: readonly string[], sample: readonly Row[]): string[] {
  const named = columns.filter(
    (column) =>
      isNameOfCpts(column) &&
      cellsOf(sample, column).every((cell) => LETTERS.test(cell) || saysNone(cell)) &&
      !isMarkColumn(sample, column),
  );
  return named.some((column) => OTHER.test(foldHeader(column))) ? named : [];
}
const OTHER = /(?:^|_)(?:[2-9]|secondaire|autre|bis|deuxieme|seconde)(?:_|$)/;

/** A name that may be anything's: the usual headers, else, of surfaces, the text that tells the most rows apart. */
function vagueName(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const isText = (column: string) => share(cellsOf(sample, column), (cell) => LETTERS.test(cell)) > 0.5;
  const texts = columns.filter(isText);
  const usual = findColumn(texts, VAGUE_NAMES);
  if (usual !== undefined) return usual;
  const distinct = (column: string) => new Set(cellsOf(sample, column)).size;
  const telling = texts.filter(
    (column) =>
      distinct(column) > 1 &&
      !NOT_A_NAME.test(foldHeader(column)) &&
      !share(cellsOf(sample, column), (cell) => /^https?:|@|^\w+[./]\d+$/.test(cell) || holdsList(cell)),
  );
  return telling.sort((a, b) => distinct(b) - distinct(a))[0];
}

function stageColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  return columns.find((column) => {
    if (!STAGE.test(foldHeader(column)) || DATE.test(foldHeader(column))) return false;
    const cells = cellsOf(sample, column);
    return !cells.length || share(cells, (cell) => LETTERS.test(cell)) > 0.5;
  });
}

function dateColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const dates = columns.filter((column) => {
    const header = foldHeader(column);
    const cells = cellsOf(sample, column);
    return DATE.test(header) && !DATE_OF_FILE.test(header) && share(cells, (cell) => isoDate(cell) !== null) > 0.5;
  });
  return DATED.map((what) => dates.find((column) => what.test(foldHeader(column)))).find(Boolean) ?? dates[0];
}

const listsPlaces = (cell: string) => isCodeList(cell) || (holdsList(cell) && LETTERS.test(cell));

/** A column whose cells hold several communes each. */
function listColumn(columns: readonly string[], sample: readonly Row[]): string | undefined {
  const lists = columns.filter((column) => {
    const cells = cellsOf(sample, column);
    return share(cells, isCodeList) >= 0.5 || (COMMUNES.test(foldHeader(column)) && cells.some(listsPlaces));
  });
  const codes = lists.find((column) => share(cellsOf(sample, column), isCodeList) > 0);
  return codes ?? lists[0];
}

/** `Commune 1`, `Commune 2`… */
function numberedColumns(columns: readonly string[]): string[] {
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

const isMarkColumn = (sample: readonly Row[], column: string) => {
  const cells = cellsOf(sample, column);
  return cells.length > 0 && cells.every((cell) => MARK.test(cell));
};
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

/** IRIS are quarters: their code begins with that of the commune. */
function irisColumn(columns: readonly string[], sample: readonly Row[]): Partial<Record<Role, string>> {
  const isIris = (cell: string) => /^(?:\d{8,9}|2[AB]\d{7})$/i.test(cell);
  const iris = columns.find((column) => {
    const cells = cellsOf(sample, column);
    const told =
      /(?:^|_)d?c?iris(?:_|$)|iris$/.test(foldHeader(column)) || share(cells, (cell) => /0000$/.test(cell)) > 0.3;
    return told && share(cells, isIris) > 0.9;
  });
  return iris === undefined ? {} : { code: iris };
}
