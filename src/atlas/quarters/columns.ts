import { FACILITIES, PROFESSIONS, type Atlas, type Column } from '../atlas';
import type { ToCut } from './cut';
import { apportion } from './shares';

type Values = Float32Array | Float64Array;

/**
 * The columns of an atlas over its cut units. Inhabitants are whole numbers that add up to those of the commune; other
 * counts are shared by inhabitants; a rate or a category is that of the commune.
 */
export function spreadColumns(atlas: Atlas, cuts: readonly ToCut[], count: number): Atlas {
  const lengthened = <T extends Uint16Array | Uint8Array | Values>(values: T): T => {
    const all = new (values.constructor as new (length: number) => T)(count);
    all.set(values);
    return all;
  };
  const filled = <T extends Uint16Array | Uint8Array | Values>(values: T): T => {
    const all = lengthened(values);
    for (const { commune } of cuts) for (const unit of commune.units) all[unit] = values[commune.units[0]];
    return all;
  };
  const shared = <T extends Values>(
    values: T,
    share: (whole: number, weights: Float64Array) => ArrayLike<number>,
  ): T => {
    const all = lengthened(values);
    for (const { commune, weights } of cuts) {
      const parts = share(values[commune.units[0]], weights);
      commune.units.forEach((unit, i) => (all[unit] = parts[i]));
    }
    return all;
  };
  const listed = (texts: readonly string[], text: (cut: ToCut, place: number) => string): string[] => {
    const all = texts.slice();
    for (const cut of cuts) cut.commune.units.forEach((unit, i) => (all[unit] = text(cut, i)));
    return all;
  };
  const byKey = <Key extends string>(
    columns: Readonly<Partial<Record<Key, Column>>>,
    keys: readonly Key[],
    spread: (values: Float32Array) => Float32Array,
  ) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const column = columns[key];
        return column ? [[key, { ...column, values: spread(column.values) }]] : [];
      }),
    );
  const counted = (values: Float32Array) => shared(values, proportional);
  return {
    ...atlas,
    count,
    codes: listed(atlas.codes, ({ quarters }, i) => quarters[i].code),
    names: listed(atlas.names, ({ commune, quarters }, i) => `${commune.name}, ${quarters[i].name}`),
    postcodes: listed(atlas.postcodes, ({ commune }) => atlas.postcodes[commune.units[0]]),
    department: filled(atlas.department),
    epci: filled(atlas.epci),
    populationYear: filled(atlas.populationYear),
    populations: atlas.populations.map((one) => ({ ...one, values: shared(one.values, inhabitants) })),
    professionals: byKey(atlas.professionals, PROFESSIONS, counted) as Atlas['professionals'],
    facilities: byKey(atlas.facilities, FACILITIES, counted) as Atlas['facilities'],
    apl: byKey(atlas.apl, PROFESSIONS, filled),
    indicators: atlas.indicators.map((one) => ({
      ...one,
      values: one.aggregate === 'sum' ? shared(one.values, proportional) : filled(one.values),
    })),
  };
}

const proportional = (whole: number, weights: Float64Array) => weights.map((weight) => whole * weight);

/** Where a quarter is unknown, the others have their own share all the same. */
function inhabitants(whole: number, weights: Float64Array): Float64Array {
  const isKnown = !Number.isNaN(whole) && !weights.some(Number.isNaN);
  return isKnown ? apportion(whole, weights) : weights.map((weight) => Math.round(whole * weight));
}
