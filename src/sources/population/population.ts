import type { Atlas, PopulationColumn } from '../../atlas/atlas';
import { literal } from '../../data/engine';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { ImportError } from '../../data/importers/errors';
import { fullYear } from '../../data/importers/columns';
import { isBelow } from '../../data/importers/levels';
import { guess } from '../../data/importers/guess';
import { Records } from '../../data/importers/records';
import { column } from '../../data/importers/sql';
import type { FigureColumn, Importer } from '../../data/importers/types';
import { SUM, sumKnown, sumOf, valuesByItem } from '../../data/importers/values';

/** `PMUN`, `PTOT21`, `PMUN2022`: INSEE's names of the two populations, with their year or not. */
const HEADER = /^(PMUN|PTOT)(\d{2}|\d{4})?$/i;
const MEASURES = { PMUN: 'municipale', PTOT: 'totale' } as const;
const TITLES = {
  municipale: { fr: 'Population municipale', en: 'Municipal population' },
  totale: { fr: 'Population totale', en: 'Total population' },
};
/** Part of the units whose figure must be the same for a file to be of a vintage that is known already. */
const SAME = 0.98;

/** INSEE, populations de référence: one file a year, or several years side by side. */
export const population: Importer = {
  recognise({ columns }, _sample, { places }) {
    const figures = columns.flatMap((name) => figureOf(name) ?? []);
    if (!figures.length) return null;
    return guess({
      kind: 'population',
      confidence: places.code ? 0.95 : 0.6,
      columns: places,
      figures,
      missing: places.code || places.name ? [] : ['code'],
    });
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    const figures = guess.figures.map(({ column: name, key }) => ({
      item: literal(key),
      amount: column(name),
      as: 'count' as const,
    }));
    const records = await Records.read(engine, table, guess, context, {
      figures,
      repeats: isBelow(guess.level) && guess.level !== 'part' ? 'count' : 'refuse',
    });
    try {
      const { rows, shared, notes } = await records.outcome();
      const values = valuesByItem(await records.collect({ value: SUM }), atlas.count);
      const said = guess.options.vintage ?? sameVintage(atlas, values);
      const columns = guess.figures.flatMap(({ key }) => {
        const own = values.get(key);
        return own ? [columnOf(key, own, said, shared > 0)] : [];
      });
      const vintage = [...new Set(columns.map((one) => one.vintage))].sort().reverse().join(', ');
      return {
        layers: [
          {
            brings: 'populations',
            columns,
            layer: describeLayer(
              columns[0].layer,
              'insee-populations',
              { title: `Populations de référence ${vintage}`, vintage, quality: columns[0].quality },
              context,
              rows,
            ),
          },
        ],
        report: {
          ...describeReport(guess, context, table),
          vintage,
          ...rows,
          totals: columns.map((one) => {
            const key = `${one.measure}-${one.vintage}`;
            return sumOf(key, TITLES[one.measure], one.values, publishedSum(atlas, one));
          }),
          notes: [...(shared ? [{ note: 'shared' as const, count: shared, examples: [] }] : []), ...notes],
        },
      };
    } finally {
      await records.drop();
    }
  },
};

function figureOf(name: string): FigureColumn | null {
  const [, word, digits] = HEADER.exec(name) ?? [];
  if (!word) return null;
  const measure = MEASURES[word.toUpperCase() as keyof typeof MEASURES];
  const year = digits === undefined ? '' : fullYear(digits);
  return { column: name, key: `${measure}-${year}`, aggregate: 'sum', title: TITLES[measure] };
}

/** @throws {ImportError} `missing` when nothing says the year. */
function columnOf(key: string, values: Float64Array, said: string | null, isShared: boolean): PopulationColumn {
  const [measure, written] = key.split('-') as [PopulationColumn['measure'], string];
  const vintage = Number(written || said);
  if (!vintage) throw new ImportError('missing', { what: 'vintage' });
  const quality = isShared ? 'estimated' : 'exact';
  return { measure, vintage, values, quality, layer: `import-population-${vintage}` };
}

/** The vintage of the atlas with one of the figures of the file: INSEE's yearly one holds two, and does not say its own. */
function sameVintage({ populations }: Atlas, values: ReadonlyMap<string, Float64Array>): string | null {
  const same = populations.find((known) => {
    let [both, equal] = [0, 0];
    values.get(`${known.measure}-`)?.forEach((value, unit) => {
      if (Number.isNaN(value) || Number.isNaN(known.values[unit])) return;
      both++;
      if (value === known.values[unit]) equal++;
    });
    return both > 0 && equal >= SAME * both;
  });
  return same ? String(same.vintage) : null;
}

/** The same population as the atlas has it, over the units of the file. */
function publishedSum({ populations }: Atlas, { measure, vintage, values }: PopulationColumn) {
  const published = populations.find((known) => known.measure === measure && known.vintage === vintage);
  if (!published) return null;
  const covered = published.values.filter((_, unit) => !Number.isNaN(values[unit]));
  return { value: sumKnown(covered).value, source: published.layer };
}
