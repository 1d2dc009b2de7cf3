import { NONE, type Column, type Indicator } from '../../atlas/atlas';
import type { App } from '../../state/app.svelte';
import { figureText } from '../../language/language';

/** A column of the table of communes. */
export interface UnitColumn {
  key: string;
  title: string;
  numeric: boolean;
  text: (unit: number) => string;
  /** What the units are put in order by: names, or figures of which `NaN` is unknown. */
  order: { names: (unit: number) => string } | { figures: (unit: number) => number };
}

/** The columns from left to right, in the language of the page: those of every territory, then those of the user. */
export function columnsOf(app: App): UnitColumn[] {
  const { atlas, network, words, format, language } = app;
  const { columns } = words.table;
  const named = (key: keyof typeof columns, text: (unit: number) => string): UnitColumn => {
    return { key, title: columns[key], numeric: false, text, order: { names: text } };
  };
  const epci = (unit: number) => (atlas.epci[unit] === NONE ? '' : atlas.epcis[atlas.epci[unit]].name);
  const firstCpts = (unit: number) =>
    network.offsets[unit] < network.offsets[unit + 1] ? network.cpts[network.members[network.offsets[unit]]].name : '';
  const figures = (
    key: string,
    title: string,
    { values, quality, layer, vintage }: Omit<Column, 'values'> & { values: Float32Array | Float64Array },
    write: (value: number) => string,
  ): UnitColumn => ({
    key,
    title,
    numeric: true,
    text: (unit) => {
      const value = Number.isNaN(values[unit]) ? null : values[unit];
      return figureText({ value, quality, source: layer, vintage }, language, write);
    },
    order: { figures: (unit) => values[unit] },
  });
  const population = atlas.populations[0];
  const generalists = atlas.professionals.medecin_generaliste;
  return [
    named('name', (unit) => atlas.names[unit]),
    { ...named('code', (unit) => atlas.codes[unit]), order: { figures: (unit) => unit } },
    {
      ...named('department', (unit) => atlas.departments[atlas.department[unit]].code),
      order: { figures: (unit) => atlas.department[unit] },
    },
    named('epci', epci),
    figures('population', columns.population, { ...population, vintage: String(population.vintage) }, (value) =>
      format.integer(value),
    ),
    // An estimate spread by population says nothing of one commune.
    ...(generalists.quality === 'estimated'
      ? []
      : [figures('generalists', columns.generalists, generalists, (value) => format.integer(value))]),
    ...atlas.indicators.map((indicator) => {
      const column = figures(
        `indicator ${indicator.id}`,
        indicator.title[app.locale],
        indicator,
        writer(app, indicator),
      );
      return { ...column, numeric: indicator.aggregate !== 'category' };
    }),
    { ...named('cpts', (unit) => app.places.cptsText(unit)), order: { names: firstCpts } },
  ];
}

function writer({ format }: App, { aggregate, categories }: Indicator): (value: number) => string {
  if (aggregate === 'category') return (value) => categories[value];
  return (value) => (Number.isInteger(value) ? format.integer(value) : format.decimal(value));
}

/** Units in the order of a column; names in the order of the language, unknown figures last. */
export function sortedUnits(units: Uint16Array, { order }: UnitColumn, down: boolean, locale: string): Uint16Array {
  const sign = down ? -1 : 1;
  if ('names' in order) {
    const collator = new Intl.Collator(locale);
    const names = new Map(Array.from(units, (unit) => [unit, order.names(unit)]));
    return units.toSorted((a, b) => sign * collator.compare(names.get(a)!, names.get(b)!) || a - b);
  }
  return units.toSorted((a, b) => {
    const [x, y] = [order.figures(a), order.figures(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y) || a - b;
  });
}
