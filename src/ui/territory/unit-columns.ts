import { NONE } from '../../atlas/atlas';
import type { Country } from '../../domain/country';
import type { App } from '../../state/app.svelte';
import { figureText } from '../../words/sentences';

export type ColumnKey = 'name' | 'code' | 'department' | 'epci' | 'population' | 'generalists' | 'cpts';

interface UnitColumn {
  key: ColumnKey;
  numeric: boolean;
  text: (app: App, unit: number) => string;
}

const epciName = ({ atlas }: Pick<Country, 'atlas'>, unit: number) =>
  atlas.epci[unit] === NONE ? '' : atlas.epcis[atlas.epci[unit]].name;

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Columns of the table of communes, from left to right. */
export const COLUMNS: readonly UnitColumn[] = [
  { key: 'name', numeric: false, text: ({ atlas }, unit) => atlas.names[unit] },
  { key: 'code', numeric: false, text: ({ atlas }, unit) => atlas.codes[unit] },
  { key: 'department', numeric: false, text: ({ atlas }, unit) => atlas.departments[atlas.department[unit]].code },
  { key: 'epci', numeric: false, text: epciName },
  {
    key: 'population',
    numeric: true,
    text: ({ atlas, format, words }, unit) => {
      const value = known(atlas.populations[0].values[unit]);
      return value === null ? words.unknown : format.integer(value);
    },
  },
  {
    key: 'generalists',
    numeric: true,
    text: (app, unit) => {
      const { values, quality, layer, vintage } = app.atlas.professionals.medecin_generaliste;
      const figure = { value: known(values[unit]), quality, source: layer, vintage };
      return figureText(figure, app.language, (value) =>
        quality === 'estimated' ? app.format.decimal(value) : app.format.integer(value),
      );
    },
  },
  { key: 'cpts', numeric: false, text: (app, unit) => app.cptsOf(unit).join(' · ') },
];

/** Units in the order of a column; names in the order of the language, unknown figures last. */
export function sortedUnits(
  country: Country,
  units: Uint16Array,
  key: ColumnKey,
  down: boolean,
  locale: string,
): Uint16Array {
  const { atlas, network } = country;
  const collator = new Intl.Collator(locale);
  const firstCpts = (unit: number) =>
    network.offsets[unit] < network.offsets[unit + 1] ? network.cpts[network.members[network.offsets[unit]]].name : '';
  const text: Partial<Record<ColumnKey, (unit: number) => string>> = {
    name: (unit) => atlas.names[unit],
    epci: (unit) => epciName(country, unit),
    cpts: firstCpts,
  };
  const figure: Partial<Record<ColumnKey, (unit: number) => number>> = {
    code: (unit) => unit,
    department: (unit) => atlas.department[unit],
    population: (unit) => atlas.populations[0].values[unit],
    generalists: (unit) => atlas.professionals.medecin_generaliste.values[unit],
  };
  const sign = down ? -1 : 1;
  const textOf = text[key];
  if (textOf) {
    const names = new Map(Array.from(units, (unit) => [unit, textOf(unit)]));
    return units.toSorted((a, b) => sign * collator.compare(names.get(a)!, names.get(b)!) || a - b);
  }
  const valueOf = figure[key]!;
  return units.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y) || a - b;
  });
}
