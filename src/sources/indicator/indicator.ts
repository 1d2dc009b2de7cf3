import type { Row } from '../../data/engine';
import { CODE_CELL, foldHeader, mostly, NUMBER_CELL, placeColumns, WHOLE_CELL } from '../../data/importers/columns';
import { guess } from '../../data/importers/guess';
import { runIndicators } from '../../data/importers/indicators';
import type { FigureColumn, Importer } from '../../data/importers/types';

/** Headers of what does not add up, folded. */
const RATE =
  /(^|_)(taux|part|pct|pourcent|pourcentage|indice|densite|moyen|moyenne|median|mediane|ratio|apl|score)(_|$)/;
/** Headers that say where or who, not how much. */
const PLACE =
  /(^|_)(dep|dept|departement|reg|region|epci|siren|arr|canton|can|longitude|latitude|lon|lat|x|y|id|fid|objectid|insee|code|cp|annee|year)(_|$)/;
/** A column of words with more different ones than this is a text, not a category. */
const MOST_CATEGORIES = 30;

/** Any table with a row a commune: its columns of numbers, and of few words, as new indicators. */
export const indicator: Importer = {
  kind: 'indicator',

  recognise({ columns }, sample) {
    const places = placeColumns(columns, sample);
    if (!places.code && !places.name) return null;
    const taken = new Set<string>(Object.values(places));
    const figures = columns
      .filter((name) => !taken.has(name) && !PLACE.test(foldHeader(name)))
      .flatMap((name) => figureOf(name, sample) ?? []);
    return guess({
      kind: 'indicator',
      confidence: places.code ? 0.4 : 0.3,
      columns: places,
      figures,
      missing: figures.length ? [] : ['figures'],
    });
  },

  run: (engine, table, guess, context) => runIndicators(engine, table, guess, context, null),
};

function figureOf(column: string, sample: readonly Row[]): FigureColumn | null {
  const key = foldHeader(column);
  const title = { fr: column, en: column };
  if (mostly(sample, column, NUMBER_CELL)) {
    const adds = mostly(sample, column, WHOLE_CELL) && !RATE.test(key);
    return { column, key, title, aggregate: adds ? 'sum' : 'rate' };
  }
  const words = new Set(sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean));
  const isCategory = words.size > 0 && words.size <= MOST_CATEGORIES && !mostly(sample, column, CODE_CELL);
  return isCategory ? { column, key, title, aggregate: 'category' } : null;
}
