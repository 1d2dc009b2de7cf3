import { group } from 'd3-array';
import type { Bilingual, ByQuarter, Indicator } from '../../atlas/atlas';
import { isRough, type LayerId } from '../../atlas/manifest';
import { literal, type Engine } from '../engine';
import type { ReadTable } from '../readers/table';
import { foldHeader, yearIn } from './columns';
import { describeLayer, describeReport } from './describe';
import { besideTotals, COPY, itemsOf, partsOf, readFigure, refuseRates, withCopies } from './figure-reading';
import { isBelow } from './levels';
import { MEASURES, merge, mergeNotes, type Merged } from './measures';
import { isOtherLevel } from './mixed-levels';
import { POSITION } from './position';
import { Records } from './records';
import { column } from './sql';
import type { FigureColumn, Guess, ImportContext, Imported } from './types';
import { presenceOf, SUM, sumOf } from './values';
import { vintageOf } from './vintage';

/**
 * Takes the figures of the guess as indicators, one a column.
 * @param source key of the catalogue and title of the layer; `null` for a table of one's own, titled as its file.
 */
export async function runIndicators(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
  source: { key: string; title: string } | null,
): Promise<Imported> {
  const { atlas, file } = context;
  const vintage = await vintageOf(engine, table, guess, context);
  const below = isBelow(guess.level);
  if (guess.figures.some(({ aggregate }) => aggregate === 'rate')) refuseRates(guess);
  const records = await Records.read(engine, table, guess, context, {
    ...(below && guess.level !== 'iris' && { from: withCopies(table) }),
    figures: guess.figures.map((figure) => readFigure(figure, guess)),
    aside: `CASE ${guess.columns.year ? `WHEN trim(${column(guess.columns.year)}) <> ${literal(vintage)} THEN 'other-year'` : ''}
      ${guess.columns.level ? `WHEN ${isOtherLevel(guess.columns.level)} THEN 'other-level'` : ''}
      ${below && guess.level !== 'iris' ? `WHEN ${COPY} > 1 THEN 'repeated'` : ''} WHEN false THEN '' ELSE ${besideTotals(guess)} END`,
    repeats: below ? 'count' : 'refuse',
  });
  try {
    const { rows, shared, notes } = await records.outcome();
    const merged: (Merged & { figure: FigureColumn; byQuarter: ByQuarter | undefined })[] = [];
    // One after the other: all the figures of a wide table at once would fill the memory of the page.
    for (const figure of guess.figures) {
      const items = itemsOf(figure, guess);
      const measures = { ...MEASURES.sum, ...MEASURES[figure.aggregate] };
      const byItem = group(await records.collect(measures, items), ({ item }) => item as string);
      const quarters = await records.collectByQuarter(
        guess,
        figure.aggregate === 'rate' ? MEASURES.rate.mean : SUM,
        items,
      );
      for (const { item, ...said } of partsOf(figure, guess, [...byItem.keys()])) {
        const values = said.aggregate === 'category' ? undefined : quarters.get(item);
        const absent = said.counts || figure.aggregate === 'category' ? 'none' : 'unknown';
        merged.push({
          figure: said,
          byQuarter: values && { values, absent },
          ...merge(byItem.get(item) ?? [], atlas.count, said.aggregate),
        });
      }
    }
    const id: LayerId = `import-${guess.kind === 'indicator' ? [foldHeader(table.name), vintage].filter(Boolean).join('-') : guess.kind}`;
    const byRough = guess.columns.code === POSITION && isRough(atlas);
    const quality = shared ? 'estimated' : byRough ? 'approximate' : 'exact';
    const indicators = merged.map(
      ({ figure: { column: from, key, title, aggregate }, values, categories, byQuarter }): Indicator => {
        const year = (guess.kind === 'indicator' && yearIn(from)) || vintage;
        const own = guess.kind === 'indicator' ? { id: `${id}-${key}`, title: dated(title, year) } : { id: key, title };
        return { ...own, aggregate, values, categories, quality, layer: id, vintage: year, byQuarter };
      },
    );
    const said = { title: source?.title ?? file, vintage, quality } as const;
    return {
      layers: [
        { brings: 'indicators', indicators, layer: describeLayer(id, source?.key ?? null, said, context, rows) },
      ],
      report: {
        ...describeReport(guess, context, table),
        vintage,
        ...rows,
        totals: merged.map(({ figure, values }) => totalOf(figure, values)),
        notes: [...mergeNotes(merged, atlas.codes, shared, below), ...notes],
      },
    };
  } finally {
    await records.drop();
  }
}

/** The title with its year, so that two years of one figure can be told apart. */
const dated = (title: Bilingual, year: string): Bilingual => {
  const { fr, en } = title;
  return !year || fr.includes(year) ? title : { fr: `${fr} (${year})`, en: `${en} (${year})` };
};

const totalOf = ({ key, title, aggregate }: FigureColumn, values: Float64Array) =>
  aggregate === 'sum' ? sumOf(key, title, values) : presenceOf(key, title, values);
