import { titleIn } from '../../language/language';
import type { Indicator } from '../../atlas/atlas';
import type { Cells, ColumnDefinition } from '../../columns/column';
import { COMMUNE_COLUMNS } from '../../columns/communes';
import { figureCells } from '../../columns/figures';
import type { Format } from '../../language/format';
import type { App } from '../../state/app.svelte';

/** A column of the table of communes, in the language of the page. */
export interface UnitColumn extends Cells {
  key: string;
  title: string;
  numeric: boolean;
  width: ColumnDefinition<string>['width'];
}

type Shown = Pick<App, 'atlas' | 'network' | 'words' | 'format' | 'language' | 'places'>;

/** The columns from left to right: those of every territory, with those of the user before the last one. */
export function columnsOf({ atlas, network, words, format, language, places }: Shown): UnitColumn[] {
  const told = { atlas, network, language, cptsText: (unit: number) => places.cptsText([unit]) };
  const ours = COMMUNE_COLUMNS.flatMap(({ key, width, cells, ...column }): UnitColumn[] => {
    const written = cells(told);
    const numeric = 'numeric' in column && column.numeric === true;
    return written ? [{ key, title: words.table.columns[key], numeric, width, ...written }] : [];
  });
  const theirs = atlas.indicators.map((indicator): UnitColumn => ({
    key: `indicator ${indicator.id}`,
    title: titleIn(indicator.title, language),
    numeric: indicator.aggregate !== 'category',
    width: { least: 8 },
    ...figureCells(indicator, language, writer(format, indicator)),
  }));
  return [...ours.slice(0, -1), ...theirs, ...ours.slice(-1)];
}

/** Room for the button at the end of a row, in rem. */
const ACT = 2.5;

/** The tracks of the columns and of the button, and the least width of them all, as CSS has them. */
export function tracksOf(columns: readonly UnitColumn[]): { tracks: string; least: string } {
  const track = ({ width: { least, share } }: UnitColumn) =>
    share ? `minmax(${least}rem, ${share}fr)` : `${least}rem`;
  return {
    tracks: [...columns.map(track), `${ACT}rem`].join(' '),
    least: `${columns.reduce((sum, { width }) => sum + width.least, ACT)}rem`,
  };
}

function writer(format: Format, { aggregate, categories }: Indicator): (value: number) => string {
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
