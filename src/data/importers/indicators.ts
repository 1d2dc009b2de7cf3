import { group } from 'd3-array';
import type { Indicator } from '../../atlas/atlas';
import type { LayerId } from '../../atlas/manifest';
import { literal, type Engine } from '../engine';
import type { ReadTable } from '../readers/table';
import { foldHeader } from './columns';
import { describeLayer, describeReport } from './describe';
import { MEASURES, merge, mergeNotes } from './measures';
import { Records, type Figure } from './records';
import { column, number } from './sql';
import type { FigureColumn, Guess, ImportContext, Imported } from './types';
import { presenceOf, sumOf } from './values';
import { vintageOf } from './vintage';

const KINDS = { sum: 'count', rate: 'rate', category: 'text' } as const satisfies Record<string, Figure['as']>;

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
  const records = await Records.read(engine, table, guess, context, {
    figures: guess.figures.map(({ column: name, and, key, aggregate }) => ({
      item: literal(key),
      amount: and ? addition([name, ...and]) : column(name),
      as: KINDS[aggregate],
      weight: column(guess.columns.weight),
    })),
    repeats: 'refuse',
  });
  try {
    const { rows, shared } = await records.outcome();
    const byItem = group(await records.collect(MEASURES), ({ item }) => item as string);
    const merged = guess.figures.map((figure) => ({
      figure,
      ...merge(byItem.get(figure.key) ?? [], atlas.count, figure.aggregate),
    }));
    const id: LayerId = `import-${guess.kind === 'indicator' ? foldHeader(table.name) : guess.kind}`;
    const quality = shared ? 'estimated' : 'exact';
    const indicators = merged.map(({ figure: { key, title, aggregate }, values, categories }): Indicator => {
      return { id: key, title, aggregate, values, categories, quality, layer: id, vintage };
    });
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
        notes: mergeNotes(merged, atlas.codes, shared),
      },
    };
  } finally {
    await records.drop();
  }
}

/** Each of the columns is a figure of its own too: what is wrong with it is told there. */
const addition = (names: string[]) => `(${names.map((name) => number(column(name))).join(' + ')})::VARCHAR`;

const totalOf = ({ key, title, aggregate }: FigureColumn, values: Float64Array) =>
  aggregate === 'sum' ? sumOf(key, title, values) : presenceOf(key, title, values);
