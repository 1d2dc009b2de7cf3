import { FACILITIES, PROFESSIONS, type Atlas, type Column, type Quartered } from '../atlas';
import { givenParts } from './given';
import type { ToCut } from './ground';
import { apportion } from './shares';

/** A commune to be cut, and the part of its inhabitants in each quarter: `NaN` where no census says. */
type Weighted = ToCut & { weights: Float64Array };

type Values = Float32Array | Float64Array;

/**
 * The columns of an atlas over its cut units. Inhabitants are whole numbers that add up to those of the commune; other
 * counts are those that their source gives quarter by quarter, else shared by inhabitants; a rate or a category is that of
 * the commune where its source has none for the quarter.
 */
export function spreadColumns(atlas: Atlas, cuts: readonly Weighted[], count: number): Atlas {
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
  const listed = (texts: readonly string[], text: (cut: Weighted, place: number) => string): string[] => {
    const all = texts.slice();
    for (const cut of cuts) cut.commune.units.forEach((unit, i) => (all[unit] = text(cut, i)));
    return all;
  };
  const byKey = <Key extends string>(
    columns: Readonly<Partial<Record<Key, Column>>>,
    keys: readonly Key[],
    spread: (column: Column) => Pick<Column, 'values' | 'givenIn'>,
  ) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const column = columns[key];
        return column ? [[key, { ...column, ...spread(column) }]] : [];
      }),
    );
  const counted = <T extends Values>({ values, byQuarter }: Quartered & { values: T }) => {
    const all = lengthened(values);
    const givenIn = new Set<number>();
    cuts.forEach(({ commune, quarters, weights }, place) => {
      const whole = values[commune.units[0]];
      const given = byQuarter && givenParts(byQuarter, quarters, whole, weights);
      if (given?.exact) givenIn.add(place);
      const parts = given?.parts ?? proportional(whole, weights);
      commune.units.forEach((unit, i) => (all[unit] = parts[i]));
    });
    return { values: all, givenIn };
  };
  const rated = <T extends Values>({ values, byQuarter }: Quartered & { values: T }) => {
    const all = filled(values);
    for (const { commune, quarters } of cuts) {
      const own = quarters.map(({ code }) => byQuarter?.values.get(code));
      if (own.some((value) => value !== undefined)) commune.units.forEach((unit, i) => (all[unit] = own[i] ?? NaN));
    }
    return { values: all };
  };
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
    apl: byKey(atlas.apl, PROFESSIONS, ({ values }) => ({ values: filled(values) })),
    indicators: atlas.indicators.map((one) => ({
      ...one,
      ...(one.aggregate === 'sum' ? counted(one) : rated(one)),
    })),
  };
}

const proportional = (whole: number, weights: Float64Array) => weights.map((weight) => whole * weight);

/** Where a quarter is unknown, the others have their own share all the same. */
function inhabitants(whole: number, weights: Float64Array): Float64Array {
  const isKnown = !Number.isNaN(whole) && !weights.some(Number.isNaN);
  return isKnown ? apportion(whole, weights) : weights.map((weight) => Math.round(whole * weight));
}
