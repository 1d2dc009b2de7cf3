import { group } from 'd3-array';
import { PROFESSIONS, type ProfessionKey } from '../../atlas/atlas';
import aplProfessions from './professions.json';
import { refuseRates } from '../../data/importers/figure-reading';
import { literal } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import { findColumn, foldHeader } from '../../data/importers/columns';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { guess } from '../../data/importers/guess';
import { MEASURES, merge, mergeNotes } from '../../data/importers/measures';
import { Records, type Reading } from '../../data/importers/records';
import { column, type Sql } from '../../data/importers/sql';
import type { FigureColumn, Guess, Importer } from '../../data/importers/types';
import { presenceOf } from '../../data/importers/values';
import { vintageOf } from '../../data/importers/vintage';

const NAMES: Readonly<Record<string, readonly string[]>> = aplProfessions.professions;
const COVERED = PROFESSIONS.filter((key) => key in NAMES);

/** In files of all professions, `pop_std` of the doctors' rows is no population: the nurses' stands in. */
const DOCTORS: ProfessionKey = 'medecin_generaliste';
const STAND_IN: ProfessionKey = 'infirmier';
const STAND_IN_WEIGHT = 'import_weight';

/** DREES, accessibilité potentielle localisée: a row for each commune and profession, or a sheet a year of one. */
export const apl: Importer = {
  built: { file: 'drees/apl-2023.csv', vintage: '2023', cog: 2024, layer: 'apl' },

  recognise({ columns }, _sample, { places }) {
    if (!places.code) return null;
    const code = places.code;
    const [item, amount] = [findColumn(columns, ['profession']), findColumn(columns, ['apl'])];
    const weight =
      findColumn(columns, ['pop_std']) ??
      columns.find((name) => foldHeader(name).startsWith('population_standardisee'));
    const year = findColumn(columns, ['annee']);
    const weighted = { code, ...(weight !== undefined && { weight }), ...(year !== undefined && { year }) };
    if (item !== undefined && amount !== undefined)
      return guess({ kind: 'apl', confidence: 0.95, columns: { ...weighted, item, amount } });
    const figures = columns.flatMap((name) => figureOf(name) ?? []).slice(0, 1);
    return figures.length ? guess({ kind: 'apl', confidence: 0.9, columns: weighted, figures }) : null;
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    refuseRates(guess);
    const vintage = await vintageOf(engine, table, guess, context);
    const records = await Records.read(engine, table, guess, context, readingOf(table, guess, vintage));
    try {
      const { rows, shared, notes } = await records.outcome();
      const byItem = group(await records.collect(MEASURES.rate), ({ item }) => item as ProfessionKey);
      const merged = [...byItem].map(([key, own]) => ({ key, ...merge(own, atlas.count, 'rate') }));
      const said = { title: 'Accessibilité potentielle localisée (APL)', vintage, quality: 'exact' } as const;
      return {
        layers: [
          {
            brings: 'apl',
            columns: Object.fromEntries(merged.map(({ key, values }) => [key, Float32Array.from(values)])),
            layer: describeLayer('import-apl', aplProfessions.source, said, context, rows),
          },
        ],
        report: {
          ...describeReport(guess, context, table),
          vintage,
          ...rows,
          totals: merged.map(({ key, values }) => presenceOf(key, { fr: key, en: key }, values)),
          notes: [...mergeNotes(merged, atlas.codes, shared), ...notes],
        },
      };
    } finally {
      await records.drop();
    }
  },
};

/** The profession of `APL aux infirmières`; the columns restricted by age say more and are passed over. */
function figureOf(name: string): FigureColumn | null {
  const [, words] = /^apl_(?:aux?_)?(.+)$/.exec(foldHeader(name)) ?? [];
  const key = COVERED.find((covered) => NAMES[covered].includes(words ?? ''));
  return key ? { column: name, key, aggregate: 'rate', title: { fr: name, en: name } } : null;
}

function readingOf({ relation }: ReadTable, { columns, figures }: Guess, vintage: string): Reading {
  if (!columns.item)
    return {
      figures: figures.map(({ column: name, key }) => ({
        item: literal(key),
        amount: column(name),
        as: 'count',
        weight: column(columns.weight),
      })),
      repeats: 'refuse',
    };
  const profession = professionOf(column(columns.item));
  const weight = column(columns.weight);
  return {
    from: `(SELECT *, max(CASE WHEN ${profession} = '${STAND_IN}' THEN ${weight} END)
      OVER (PARTITION BY ${column(columns.code)}) AS ${STAND_IN_WEIGHT} FROM ${relation})`,
    figures: [
      {
        item: profession,
        amount: column(columns.amount),
        as: 'count',
        weight: `CASE WHEN ${profession} = '${DOCTORS}' THEN ${STAND_IN_WEIGHT} ELSE ${weight} END`,
      },
    ],
    aside: `CASE WHEN ${profession} IS NULL THEN 'other-item'
      ${columns.year ? `WHEN trim(${column(columns.year)}) <> ${literal(vintage)} THEN 'other-year'` : ''} END`,
    repeats: 'refuse',
  };
}

/** The key of a profession as the file names it; NULL for another. */
function professionOf(written: Sql): Sql {
  const cases = COVERED.map(
    (key) => `WHEN lower(trim(${written})) IN (${NAMES[key].map(literal).join(', ')}) THEN '${key}'`,
  );
  return `CASE ${cases.join(' ')} END`;
}
