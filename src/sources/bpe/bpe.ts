import { PROFESSIONS, type ByQuarter, type FacilityKey, type ProfessionKey } from '../../atlas/atlas';
import bpeTypes from './types.json';
import type { ImportNote, ImportTotal } from '../../data/report';
import { fillZeros } from '../../data/importers/coverage';
import { findColumn } from '../../data/importers/columns';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { guess } from '../../data/importers/guess';
import { Records } from '../../data/importers/records';
import { column, type Sql } from '../../data/importers/sql';
import type { Guess, ImportedLayer, Importer } from '../../data/importers/types';
import { SUM, sumOf, valuesByItem } from '../../data/importers/values';
import { vintageOf } from '../../data/importers/vintage';

const KEY_OF: Readonly<Record<string, string>> = { ...bpeTypes.professions, ...bpeTypes.facilities };
const TOTALS: Readonly<Record<string, { professions: Record<string, number>; facilities: Record<string, number> }>> =
  bpeTypes.totals;
const TYPES = Object.keys(KEY_OF);

/** What Melodi calls a commune and an arrondissement municipal. */
const LEVELS = ['COM', 'ARM'];

/** INSEE, base permanente des équipements: one row a facility, counts by commune, or the Melodi layout. */
export const bpe: Importer = {
  recognise({ columns }, _sample, { places }) {
    const item = findColumn(columns, ['typequ', 'facility_type']);
    if (item === undefined || !places.code) return null;
    const amount = findColumn(columns, ['nb_equip', 'obs_value']);
    const level = findColumn(columns, ['geo_object']);
    const year = findColumn(columns, ['time_period', 'an']);
    const quarter = findColumn(columns, ['dciris', 'dcomiris', 'code_iris', 'iris']);
    return guess({
      kind: 'bpe',
      confidence: 0.95,
      columns: {
        code: places.code,
        item,
        ...(amount !== undefined && { amount }),
        ...(level !== undefined && { level }),
        ...(year !== undefined && { year }),
        ...(quarter !== undefined && { quarter }),
      },
    });
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    const vintage = await vintageOf(engine, table, guess, context);
    const type = `upper(trim(${column(guess.columns.item)}))`;
    const records = await Records.read(engine, table, guess, context, {
      figures: [{ item: type, amount: guess.columns.amount ? column(guess.columns.amount) : `'1'`, as: 'count' }],
      aside: setAside(guess, type, vintage),
      repeats: guess.columns.amount && !guess.columns.quarter ? 'refuse' : 'count',
    });
    try {
      const { rows, shared } = await records.outcome();
      const collected = await records.collect({ value: SUM });
      const counts = new Map<string, Float64Array>();
      for (const [code, values] of valuesByItem(collected, atlas.count)) {
        const key = KEY_OF[code];
        counts.set(key, add(counts.get(key), values));
      }
      const quarters = new Map<string, Map<string, number>>();
      for (const [code, values] of await records.collectByQuarter(guess, SUM)) {
        const own = quarters.get(KEY_OF[code]) ?? new Map<string, number>();
        for (const [quarter, value] of values) own.set(quarter, (own.get(quarter) ?? 0) + value);
        quarters.set(KEY_OF[code], own);
      }
      const notes: ImportNote[] = shared ? [{ note: 'shared', count: shared, examples: [] }] : [];
      const present = new Set(collected.map(({ unit }) => unit as number));
      notes.push(...fillZeros(atlas, counts.values(), present, vintage));
      const quality = shared ? 'estimated' : 'exact';
      const said = { title: 'Base permanente des équipements', vintage: `BPE ${vintage}`.trim(), quality } as const;
      const layer = describeLayer('import-bpe', bpeTypes.source, said, context, rows);
      return {
        layers: layersOf(counts, guess.columns.quarter === undefined ? null : quarters, layer),
        report: {
          ...describeReport(guess, context, table),
          vintage,
          ...rows,
          totals: [...counts].map(([key, values]) =>
            sumOf(key, { fr: key, en: key }, values, publishedTotal(key, vintage)),
          ),
          notes,
        },
      };
    } finally {
      await records.drop();
    }
  },
};

function setAside({ columns }: Guess, type: Sql, vintage: string): Sql {
  const cases = [`WHEN ${type} = '_T' THEN 'total'`];
  if (columns.level) cases.push(`WHEN ${column(columns.level)} NOT IN ('${LEVELS.join("', '")}') THEN 'other-level'`);
  if (columns.year)
    cases.push(`WHEN trim(${column(columns.year)}) <> '${vintage.replaceAll("'", '')}' THEN 'other-year'`);
  cases.push(`WHEN ${type} NOT IN ('${TYPES.join("', '")}') THEN 'other-item'`);
  return `CASE ${cases.join(' ')} END`;
}

/** A file may hold a facility under its old type and its new one in different communes. */
function add(sum: Float64Array | undefined, values: Float64Array): Float64Array {
  if (!sum) return values;
  return sum.map((one, unit) => (Number.isNaN(one) ? values[unit] : one + (values[unit] || 0)));
}

const isProfession = (key: string): key is ProfessionKey => (PROFESSIONS as readonly string[]).includes(key);

/** @param quarters counts by quarter of each column; `null` where the file has none. */
function layersOf(
  counts: ReadonlyMap<string, Float64Array>,
  quarters: ReadonlyMap<string, ReadonlyMap<string, number>> | null,
  layer: ImportedLayer['layer'],
): ImportedLayer[] {
  const professionals: Partial<Record<ProfessionKey, Float32Array>> = {};
  const facilities: Partial<Record<FacilityKey, Float32Array>> = {};
  for (const [key, values] of counts) {
    if (isProfession(key)) professionals[key] = Float32Array.from(values);
    else facilities[key as FacilityKey] = Float32Array.from(values);
  }
  const byQuarter = Object.fromEntries(
    [...(quarters ? counts.keys() : [])].map((key): [string, ByQuarter] => [
      key,
      { values: quarters!.get(key) ?? new Map<string, number>(), absent: 'none' },
    ]),
  );
  const given = quarters ? { byQuarter } : {};
  const some = (columns: object) => Object.keys(columns).length > 0;
  return [
    ...(some(professionals) ? [{ brings: 'professionals' as const, columns: professionals, ...given, layer }] : []),
    ...(some(facilities) ? [{ brings: 'facilities' as const, columns: facilities, ...given, layer }] : []),
  ];
}

function publishedTotal(key: string, vintage: string): ImportTotal['national'] {
  const { professions, facilities } = TOTALS[vintage] ?? { professions: {}, facilities: {} };
  const value = professions[key] ?? facilities[key];
  return value === undefined ? null : { value, source: bpeTypes.source };
}
