import unknownWords from '../../../data/imports/unknown-words.json';
import type { Aggregate } from '../../atlas/atlas';
import { mapInTasks } from '../../kernel/task';
import { foldHeader, NUMBER_CELL } from './columns';
import type { Found } from './level';
import { isBelow } from './levels';
import { shareOf } from './survey';
import { totalsAmong } from './totals';
import type { FigureColumn, Guess } from './types';

/** Headers of what does not add up, folded. `part` says so only where it comes first: « comptée à part » is a count. */
const RATE =
  /^(?:dont_)?parts?(_|$)|(^|_)(taux|tx|pct|pourcent|pourcentage|indice|indicateur_de|densite|moyen|moyens|moyenne|moyennes|median|mediane|ratio|apl|score|note|altitude|alt|rang|classement|quotient|coefficient|quartile|decile|intensite|esperance|proportion|frequence|prevalence|incidence|density|rate|rates|ratios|share|percent|percentage|mean|average|avg)(_|$)|_pour_\d+|_1_?0+(?:_000)*_(?:hab|habitants|femmes|naissances|enfants)(?:_|$)|_par_(hab|habitant|km|an|mois|jour)/;
/** Headers of what does not add up, unless they say that it is a total. */
const MEASURE = /(^|_)(prix|tarif|revenu|revenus|salaire|niveau|age|distance|duree|delai|temps)(_|$)/;
/** Headers of a difference between two counts, which may be negative. */
const BALANCE = /(^|_)(solde|soldes|evolution|variation|difference|ecart|excedent|deficit|balance|accroissement)(_|$)/;
/** Headers of counts: their figures add up, whatever their decimals. */
const COUNT =
  /(^|_)(nb|nbr|nbre|nombre|number_of|count|effectif|effectifs|total|population|pop|etp|temps_plein|temps_partiel|superficie|surface|km2|ha|hectares|places|lits|montant|heures|foyers|menages|logements|medecins?|infirmiers?)(_|$)/;
/** Headers that say where, who or when, not how much. */
const NAMING =
  /(^|_)(dep|dept|departement|reg|agr|region|epci|siren|siret|nic|finess|rpps|adeli|arr|arrondissement|canton|can|cv|longitude|latitude|lon|lat|long|lng|coordx|coordy|x|y|id|fid|objectid|gid|guid|uuid|globalid|shape_area|shape_leng|shape_length|st_area|st_length|recordid|datasetid|identifiant|matricule|unnamed|index|insee|code|cod|cp|postal|annee|an|year|date|tel|telephone|phone|fax|mobile|uai|cheflieu|ctcd|geo_object|niveau_geo|typegeo|iris|triris|grd_quart)(_|$)/;
/** Headers of numbers that name a zone or a thing. */
const NUMBERING =
  /(^|_)(numero|num|no|ref|uu\d*|ze\d*|au\d*|aav\d*|bv\d*|bvcv|tuu\d*|tau\d*|taav\d*|zone|zones|zonage|bassin|bassin_vie|tvs|tncc|ape|naf|siege|qp|type|categorie|statut|ordre)(_|$)/;
/** Headers of registers, which part no words: `numvoie`, `codeape`, `dateouv`, `categetab`. */
const REGISTER = /(^|_)(code|date|tele|categ|num(?!erateur|ber_of)|coord)[a-z]+/;
/** Headers of words that are of one row only. */
const TEXT =
  /(^|_)(nom|noms|lib|lib(?:epci|com|geo|dep|reg)|libelle|intitule|denomination|raison_sociale|enseigne|prenom|adresse|address|street|voie|rue|commentaire|remarque|observation|observations|email|mail|courriel|site|url|commune|ville|titre|name|label)(_|$)/;
/** What files of several levels write beside each code. */
const LEVEL_WORDS = new Set(
  'COM COMD COMA COMMUNE-DELEGUEE COMMUNE-ASSOCIEE ARM DEP DÉP REG RÉG EPCI PAYS FRANCE IRIS CANTON COMMUNE DEPARTEMENT DÉPARTEMENT REGION RÉGION'.split(
    ' ',
  ),
);
/** A column of words with more different ones than this is a text, not a category. */
const MOST_CATEGORIES = 30;
/** Rows from which a word that is each time another is the row's own. */
const SEVERAL = 6;
/** Part of the cells that must be numbers; the others cost their cell. */
const MOSTLY = 0.8;
const HALF = 0.5;

const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ].*)?$/;
/** A longitude and a latitude in one cell, or a shape as databases write it. */
const PLACE = /^-?\d+\.\d+\s*[,; ]\s*-?\d+\.\d+$|^(?:multi)?(?:point|polygon|linestring)\s*z?\s*\(|^\{"type":/i;
const PHONE = /^(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}$/;
/** A number with what tables put around one: a unit, a note. */
const AMOUNT =
  /^(?:[-+−]?\d[\d\s\u00A0\u202F'’.,]*(?:e[-+]?\d+)?\s*(?:%|€|euros?)?\s*(?:\*+|\([a-z\d]{1,2}\)|[¹²³])?|\(\s*\d[\d\s\u00A0\u202F.,]*\))$/i;
const PERCENT = /%\s*(?:\*+|\([a-z\d]{1,2}\))?$/;
/** `1,234`: a thousand and more, or a little more than one? */
const THOUSANDS = /^[-+]?\d{1,3}(?:[.,]\d{3})+$/;

/** What a column says: an amount, a word among few, or what names, dates and tells apart. */
export type ColumnKind = 'amount' | 'category' | 'naming' | 'text';

export function kindOf({ survey }: Pick<Found, 'survey'>, column: string): ColumnKind {
  const cells = survey.cells(column).filter((cell) => cell !== column && !isUnknown(cell));
  if (!cells.length) return 'text';
  const header = foldHeader(column);
  const amounts = shareOf(cells, (cell) => AMOUNT.test(cell) || NUMBER_CELL.test(cell));
  if (NAMING.test(header) || REGISTER.test(header) || isNaming(cells)) return 'naming';
  // A table of a few rows has room for one wrong cell under a header that counts.
  if (amounts >= (COUNT.test(header) && amounts > HALF ? HALF : MOSTLY))
    return NUMBERING.test(header) && !COUNT.test(header) ? 'naming' : 'amount';
  const words = new Set(cells);
  if (words.size <= LEVEL_WORDS.size && [...words].every((word) => LEVEL_WORDS.has(word.toUpperCase())))
    return 'naming';
  const isOwn = words.size === cells.length && cells.length >= SEVERAL;
  return words.size <= MOST_CATEGORIES && !isOwn && !TEXT.test(header) ? 'category' : 'text';
}

const UNKNOWN = new Set<string>([...unknownWords.words, ...unknownWords.secret]);
/** What stands in place of a figure: a word for unknown or secret, an error of a spreadsheet. */
const isUnknown = (cell: string) =>
  UNKNOWN.has(cell.toLowerCase()) || /^(?:#[\p{L}/\d]+[!?]?|[-–—]+|[<≤]\s*\d+)$/u.test(cell);

/** Identifiers, codes, phones and dates are written with figures and count nothing. */
function isNaming(cells: readonly string[]): boolean {
  if (shareOf(cells, (cell) => DATE.test(cell) || PHONE.test(cell) || PLACE.test(cell)) >= MOSTLY) return true;
  const figures = cells.filter((cell) => /^\d[\dAB]?\d*$/i.test(cell));
  if (figures.length < MOSTLY * cells.length) return false;
  const widths = new Set(figures.map(({ length }) => length));
  const [width] = widths;
  const isFixed = widths.size === 1 && width > 1;
  if (figures.some((cell) => /^0\d/.test(cell))) return true;
  if (isFixed && (width === 9 || width === 10 || width === 14) && new Set(cells).size > 0.5 * cells.length) return true;
  // A letter in codes of one width, as Corsica's: `8403` beside `2A501`.
  return cells.some((cell) => /^\d[AB]\d+$/i.test(cell));
}

/** The amounts of a column without their unit. */
const amountsOf = ({ survey }: Pick<Found, 'survey'>, column: string) =>
  survey.cells(column).flatMap((cell) => (/\d/.test(cell) ? cell.replace(/\s*(?:€|euros?)$/i, '') : []));

/** Whether every amount has exactly three decimals, or groups of three figures: nobody can tell which. */
export const hasUncertainThousands = (found: Pick<Found, 'survey'>, column: string): boolean => {
  const amounts = amountsOf(found, column);
  const grouped = amounts.filter((cell) => /[.,]/.test(cell));
  const whole = amounts.every((cell) => THOUSANDS.test(cell) || /^\d{1,3}$/.test(cell));
  return whole && grouped.length > 0 && grouped.some((cell) => /^[-+]?\d{1,3}[.,]\d{3}$/.test(cell));
};

/** A year joined to a word is none of it: `tx2023`. */
const withoutYear = (header: string) => header.replace(/([a-z])((?:19|20)?\d\d)(?=_|$)/g, '$1_$2');

/** How a column of amounts is put together, by its header first, then by what its cells write. */
export function aggregateOf({ survey }: Pick<Found, 'survey'>, column: string): Aggregate {
  const header = withoutYear(foldHeader(column));
  const cells = survey.cells(column);
  if (RATE.test(header) || /%/.test(column) || shareOf(cells, (cell) => PERCENT.test(cell)) >= 0.5) return 'rate';
  if (COUNT.test(header) || BALANCE.test(header)) return 'sum';
  if (MEASURE.test(header)) return 'rate';
  const values = cells.map((cell) => Number(cell.replace(',', '.'))).filter((value) => !Number.isNaN(value));
  const isShare = values.every((value) => value >= 0 && value <= 1) && values.some((value) => !Number.isInteger(value));
  return isShare ? 'rate' : 'sum';
}

/** What some files write for an answer that they have not. */
const NO_ANSWER = /^[-−]\s*9+(?:[.,]0+)?$/;

/** Whether a column of counts may be below zero. */
export function isBalance({ survey }: Pick<Found, 'survey'>, column: string): boolean {
  const negative = shareOf(survey.cells(column), (cell) => /^[-−]\s*\d/.test(cell) && !NO_ANSWER.test(cell));
  return BALANCE.test(foldHeader(column)) || negative >= 0.05;
}

/** The column as a figure of one's own; `null` when it is none. */
export function figureOf(found: Found, column: string): FigureColumn | null {
  const title = { fr: column, en: column };
  const key = foldHeader(column) || column;
  const kind = kindOf(found, column);
  if (kind === 'category') return { column, key, title, aggregate: 'category' };
  if (kind !== 'amount') return null;
  const aggregate = aggregateOf(found, column);
  return {
    column,
    key,
    title,
    aggregate,
    ...(isBalance(found, column) && { signed: true }),
    ...(!RATE.test(withoutYear(key)) && hasUncertainThousands(found, column) && { grouped: true }),
  };
}

/** The figures of a table of one's own, and those that must be asked about. */
export async function figuresOf(found: Found): Promise<Pick<Guess, 'figures' | 'offered' | 'totals'>> {
  const { survey, places, rivals, level, year, levels } = found;
  const taken = new Set<string | null>([
    ...Object.values(places),
    ...rivals.flatMap(({ role, column }) => (role === 'name' ? [column] : [])),
    ...(survey.table.coordinates ?? []),
    year,
    levels,
  ]);
  const columns = survey.table.columns.filter((column) => !taken.has(column));
  const all = (await mapInTasks(columns, (column) => figureOf(found, column) ?? [], 1)).flat();
  const own = all.filter(({ grouped }) => !grouped);
  const sums = own.filter(({ aggregate }) => aggregate === 'sum');
  const figures = !isBelow(level) ? own : together(found, own, sums);
  const offered = [...countOf(found), ...all].filter(({ key }) => !figures.some((figure) => figure.key === key));
  const words = columns.filter((column) => !sums.some((sum) => sum.column === column));
  return { figures: distinctKeys(figures), offered, totals: isBelow(level) ? totalsAmong(survey, words) : null };
}

/** Headers of what each amount measures: amounts of several things make no sum. */
const INDICATOR = /(^|_)(indicateurs?|indicators?|variables?|mesures?|measures?|statistiques?|unites?|rp_measure)(_|$)/;

/** What makes a commune of its rows: how many they are, and what adds up. */
function together(found: Found, own: readonly FigureColumn[], sums: readonly FigureColumn[]): FigureColumn[] {
  const counted = found.level === 'part' && sums.length ? [] : countOf(found);
  const worded = found.level === 'part' ? byWord(found, own, sums) : [];
  const apart = worded.some(({ by }) => INDICATOR.test(foldHeader(by!)));
  return [...counted, ...(apart ? [] : sums), ...worded];
}

/** How many rows each commune has; IRIS are not worth counting. */
function countOf({ level, survey, places }: Found): FigureColumn[] {
  const column = places.code ?? places.name ?? places.postcode ?? survey.table.columns[0];
  const titles = {
    facility: { fr: 'Nombre d’établissements', en: 'Facilities' },
    practitioner: { fr: 'Nombre de professionnels', en: 'Practitioners' },
    point: { fr: 'Nombre de points', en: 'Points' },
    part: { fr: 'Nombre de lignes', en: 'Rows' },
  };
  if (level !== 'facility' && level !== 'practitioner' && level !== 'point' && level !== 'part') return [];
  return [{ column, key: 'nombre', title: titles[level], aggregate: 'sum', counts: true }];
}

/** Of a long table, its only amount by each word of its only category. */
function byWord({ survey }: Found, own: readonly FigureColumn[], sums: readonly FigureColumn[]): FigureColumn[] {
  const repeats = (cells: readonly string[]) => new Set(cells).size < cells.length;
  const categories = own.filter(({ aggregate, column }) => aggregate === 'category' && repeats(survey.cells(column)));
  if (categories.length !== 1 || sums.length !== 1) return [];
  const [{ column: by }] = categories;
  const [{ column, key, title }] = sums;
  return [{ column, key: `${key}_${foldHeader(by)}`, title, aggregate: 'sum', by }];
}

/** Two headers may fold into one key. */
function distinctKeys(figures: readonly FigureColumn[]): FigureColumn[] {
  const times = new Map<string, number>();
  return figures.map((figure) => {
    const before = times.get(figure.key) ?? 0;
    times.set(figure.key, before + 1);
    return before ? { ...figure, key: `${figure.key}_${before + 1}` } : figure;
  });
}

/** The ways of taking a column that a person may say. */
export const TAKES = ['sum', 'mean', 'count', 'category'] as const;
export type Take = (typeof TAKES)[number];

/** A column as a figure taken in the way that a person says, whatever it looks like. */
export function takenAs(figure: FigureColumn | string, take: Take): FigureColumn {
  const { by: _words, counts: _rows, ...said } = typeof figure === 'string' ? plainFigure(figure) : figure;
  if (take === 'count') return { ...said, aggregate: 'sum', counts: true };
  return { ...said, aggregate: take === 'mean' ? 'rate' : take };
}

const plainFigure = (column: string): FigureColumn => ({
  column,
  key: foldHeader(column) || column,
  title: { fr: column, en: column },
  aggregate: 'sum',
});
